"""What holds for every evaluation and for every file, tried on many of them."""

import json
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from omt_desktop.domain.calendar import PartialDate
from omt_desktop.domain.evaluation import Evaluation, FactRecord, Finding, RegionFinding
from omt_desktop.domain.patient import Patient
from omt_desktop.domain.vocabulary import SIDES, TART, TRI_ANSWERS
from omt_desktop.exchange.interchange import Interchange
from omt_desktop.workflow.errors import NotOurFile
from tests.exchange.small_content import CONTENT, TODAY, a_file

FILES = Interchange(CONTENT)

text = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00"), max_size=30)
tri = st.sampled_from(TRI_ANSWERS)
day = st.dates(date(1850, 1, 1), TODAY)
year = st.integers(1850, 2025)
part = st.one_of(day, st.builds(PartialDate, year), st.builds(PartialDate, year, st.integers(1, 12)))
region = st.sampled_from(["CERV", "LUMB"])


def several(*choices: str) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(choices), unique=True).map(tuple)


def rows_of(**columns: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[tuple[str, Any], ...]]:
    return st.fixed_dictionaries({}, optional=columns).map(lambda row: tuple(sorted(row.items())))


records = st.lists(
    st.builds(
        FactRecord,
        rows_of(
            region=region,
            date=day,
            about=part,
            status=st.sampled_from(["acute", "united", "unknown"]),
            kind=st.sampled_from(["soft_tissue", "other", "unknown"]),
            low_trauma=tri,
        ),
    ),
    max_size=3,
)
facts = st.fixed_dictionaries(
    {},
    optional={
        "patient.birth_date": day,
        "patient.sex": st.sampled_from(["female", "male", "other", "unknown"]),
        "consent.tri": tri,
        "hx.cancer": st.sampled_from(["never", "past", "current", "unknown"]),
        "complaint.groups": several("low_back_pain", "neck_pain", "asthma"),
        "hx.instability": several("CERV", "LUMB"),
        "vitals.temperature": st.one_of(st.integers(25, 45), st.floats(25, 45)),
        "lab.open": st.floats(-1e15, 1e15),
        "complaint.onset_about": part,
        "life.sleep": text,
        "hx.fractures": records.map(tuple),
    },
)
grade = st.builds(RegionFinding, st.integers(0, 3), several(*TART), st.one_of(st.none(), st.sampled_from(SIDES)), text)
segment = rows_of(
    position=st.sampled_from("FEN"),
    sidebend=st.sampled_from(SIDES),
    severity=st.integers(0, 3),
    restricted=several("flexion", "extension"),
    key_lesion=tri,
    note=text,
    refers_to=several("CERV", "LUMB"),
    since=day.map(str),
    about=part.map(str),
).filter(bool)
findings = st.fixed_dictionaries(
    {},
    optional={
        "seg.L3": segment.map(lambda values: Finding("seg.L3", values)),
        "seg.L4": st.sampled_from(
            [
                Finding("seg.L4", (("value", "normal"),)),
                Finding("seg.L4", (("by", "rest_normal"), ("note", "n"), ("value", "normal"))),
                Finding("seg.L4", (("position", "F"),)),
            ]
        ),
        "bal.tug": st.floats(0, 300).map(lambda seconds: Finding("bal.tug", (("value", seconds),))),
        "legs.length": st.floats(0, 200).map(lambda mm: Finding("legs.length", (("mm", mm), ("side", "left")))),
        "bal.falls": st.integers(0, 40).map(lambda times: Finding("bal.falls", (("value", times),))),
    },
)
evaluations = st.builds(Evaluation, st.just(TODAY), facts, st.dictionaries(region, grade), findings)


@given(evaluations, text, text, text)
def test_what_was_written_is_read_back_the_same(evaluation: Evaluation, family: str, given_name: str, mrn: str) -> None:
    written = FILES.text_of(Patient("p-1", family, given_name, mrn), evaluation)
    patient, read = FILES.parse(written.encode())
    assert read == evaluation
    assert (patient.family_name, patient.given_name, patient.mrn) == (family, given_name, mrn)
    assert FILES.text_of(patient, read) == written
    for fact_id, value in read.facts.items():
        assert type(value) is type(evaluation.facts[fact_id]), "38 stays 38 and 38.0 stays 38.0"


@given(evaluations, st.randoms())
def test_the_order_of_answers_in_a_file_does_not_matter(evaluation: Evaluation, random: Any) -> None:
    written = FILES.text_of(Patient("", ""), evaluation)
    shuffled = json.loads(written)
    for key in ("facts", "regions"):
        entries = list(shuffled[key].items())
        random.shuffle(entries)
        shuffled[key] = dict(entries)
    random.shuffle(shuffled["findings"])
    assert FILES.parse(json.dumps(shuffled).encode())[1] == evaluation


anything = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=12), st.sampled_from(["LUMB", "yes"])
    ),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=8), inner, max_size=3)),
    max_leaves=6,
)
keys = st.sampled_from(
    [(k,) for k in ("format", "evaluated_on", "patient", "facts", "regions", "findings", "more")]
    + [("facts", fact_id) for fact_id in CONTENT.vocabulary.facts]
    + [("regions", "LUMB"), ("regions", "X"), ("patient", "mrn")]
)


@given(keys, anything)
def test_whatever_stands_under_a_key_is_accepted_or_refused_in_one_line(key: tuple[str, ...], value: object) -> None:
    document: dict[str, Any] = a_file()
    (document[key[0]] if len(key) == 2 else document)[key[-1]] = value
    accepted_or_refused(json.dumps(document).encode())


@given(st.binary(max_size=60))
def test_whatever_bytes_there_are_they_are_accepted_or_refused_in_one_line(data: bytes) -> None:
    accepted_or_refused(data)


@given(st.integers(0, 400), st.binary(min_size=1, max_size=3))
def test_a_damaged_file_is_accepted_or_refused_in_one_line(place: int, damage: bytes) -> None:
    whole = json.dumps(a_file()).encode()
    accepted_or_refused(whole[:place] + damage + whole[place + len(damage) :])
    accepted_or_refused(whole[:place])


def accepted_or_refused(data: bytes) -> None:
    problem = ""
    try:
        patient, evaluation = FILES.parse(data)
        FILES.text_of(patient, evaluation).encode()
    except NotOurFile as refused:
        problem = str(refused)
    assert problem.isprintable()
