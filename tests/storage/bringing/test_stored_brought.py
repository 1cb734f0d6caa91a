"""What is brought in, on a real encrypted file: all or nothing, once and not twice, and never to another person."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from omt_desktop.bootstrap import Services
from omt_desktop.domain.assess import assess
from omt_desktop.domain.rule import Effect
from omt_desktop.storage.open_practice import Practice
from omt_desktop.workflow.bringing.brought import Brought, Standing
from omt_desktop.workflow.bringing.cells import DayOrder
from omt_desktop.workflow.bringing.columns import ColumnMap, guessed
from omt_desktop.workflow.bringing.incoming import (
    Incoming,
    IncomingDocument,
    IncomingEvaluation,
    IncomingPatient,
    PatientField,
    Refused,
)
from omt_desktop.workflow.bringing.source import Source
from omt_desktop.workflow.errors import NotOurFile, Refusal
from tests.builders import a_patient
from tests.clinic import CASES
from tests.exchange.bringing.archives import libreosteo
from tests.practice import open_new_practice

TODAY = date(2026, 11, 28)
SAMPLE = Path(__file__).parents[3] / "resources" / "sample" / "evaluation.json"
F = PatientField
RIVERA = {F.FAMILY_NAME: "Rivera (invented)", F.GIVEN_NAME: "Ana", F.BIRTH_DATE: "1954-03-02", F.MRN: "A-1042"}


def _patient(source_id: str = "1", **changed: str) -> IncomingPatient:
    values = RIVERA | {PatientField(key): text for key, text in changed.items()}
    return IncomingPatient(source_id, f"row {source_id}", {key: text for key, text in values.items() if text})


def _document(name: str = "MRI", content: bytes = b"%PDF invented") -> IncomingDocument:
    return IncomingDocument(f"d-{name}", f"document {name}", "1", name, "application/pdf", "2019-06-01", content)


def _bring(practice: Practice, *incoming: Incoming, keep: bool = True, source: str = "fhir") -> Brought:
    return practice.brought.bring(source, incoming, _cannot_begin, lambda _: None, keep=keep)


def _cannot_begin(text: str) -> tuple[object, object, str]:
    raise NotOurFile("facts: is missing")


def test_a_preview_says_what_would_happen_and_changes_nothing(practice: Practice) -> None:
    before = _everything(practice)
    brought = _bring(practice, _patient(), _document(), Refused("row 9", "is blank"), keep=False)
    assert (brought.new_patients, brought.new_documents, brought.refused_in_all) == (1, 1, 1)
    assert _everything(practice) == before
    assert _bring(practice, _patient(), _document()).new_patients == 1


def test_a_second_run_changes_nothing(practice: Practice) -> None:
    _bring(practice, _patient(), _document())
    before = _everything(practice)
    again = _bring(practice, _patient(), _document())
    assert not again.changes_anything and (again.known_patients, again.known_parts) == (1, 1)
    assert again.lines[0].standing is Standing.BROUGHT_BEFORE
    assert _everything(practice) == before


def test_what_fails_at_the_end_leaves_nothing_of_the_beginning(practice: Practice) -> None:
    def cut_off() -> Iterator[Incoming]:
        yield _patient()
        yield _document()
        raise NotOurFile("row 3: the table is cut off")

    before = _everything(practice)
    with pytest.raises(NotOurFile):
        practice.brought.bring("table", cut_off(), _cannot_begin, lambda _: None, keep=True)
    assert _everything(practice) == before
    with pytest.raises(Refusal):
        _bring(practice, _patient(), _document(content=bytes(64 * 1024 * 1024 + 1)))
    assert _everything(practice) == before


def test_somebody_who_is_there_already_is_not_made_twice(practice: Practice) -> None:
    there = practice.patients.add(
        a_patient(family_name="RIVERA (invented)", given_name="Ána", mrn="", birth_date=date(1954, 3, 2))
    )
    brought = _bring(practice, _patient(), _document())
    assert brought.lines[0].standing is Standing.SAME_PERSON and practice.patients.count() == 1
    assert [document.name for document in practice.documents.of_patient(there.id)] == ["MRI (2019-06-01)"]


@pytest.mark.parametrize(
    ("changed", "count"),
    [
        ({"mrn": "B-2", "birth_date": "1954-03-03"}, 2),
        ({"mrn": "", "birth_date": "1954"}, 2),
        ({"mrn": "", "given_name": "Eva"}, 2),
    ],
)
def test_somebody_like_them_is_another_patient(practice: Practice, changed: dict[str, str], count: int) -> None:
    _bring(practice, _patient("1"))
    _bring(practice, _patient("2", **changed))
    assert practice.patients.count() == count


def test_the_number_of_another_patient_is_never_taken_for_theirs(practice: Practice) -> None:
    _bring(practice, _patient("1"))
    stranger = _patient("2", family_name="Okafor (invented)", given_name="Ben", birth_date="1970-01-01")
    brought = _bring(practice, stranger)
    assert [str(one) for one in brought.refused] == [
        "row 2: Okafor (invented), Ben, 1970-01-01, has the record number of another patient of the practice"
    ]
    other_practice = _patient("1", family_name="Okafor (invented)", mrn="")
    brought = _bring(practice, other_practice, _document("CT"))
    assert "brought before for somebody else" in str(brought.refused[0])
    assert "belongs to a patient who is not taken over" in str(brought.refused[1])
    assert practice.patients.count() == 1
    assert _bring(practice, other_practice, source="another program").new_patients == 1


def test_an_evaluation_that_cannot_be_read_is_refused_alone(practice: Practice) -> None:
    brought = _bring(practice, _patient(), IncomingEvaluation("e", "a.json", "1", "{}"), _document())
    assert [str(one) for one in brought.refused] == ["a.json: facts: is missing"]
    assert (brought.new_patients, brought.new_documents, brought.new_evaluations) == (1, 1, 0)


@pytest.mark.slow
def test_everything_of_an_archive_and_a_file_arrives_and_can_be_read(tmp_path: Path) -> None:
    services = open_new_practice(tmp_path / "data")
    try:
        assert _carry_out(services, libreosteo(tmp_path / "old.zip")).new_documents == 3
        (row,) = services.patients.find("rivera")
        kept = services.documents.of_patient(row.patient.id)
        assert {document.name for document in kept} == {
            "History 2014-01-26",
            "Examination 2019-05-03",
            "MRI (2019-06-01)",
        }
        scan = next(document for document in kept if document.media_type == "application/pdf")
        assert services.documents.content(scan.id) == b"%PDF-1.4 invented"
        patient = services.patients.get(row.patient.id)
        assert (patient.occupation, patient.alerts, patient.address.town) == ("welder", ("Latex allergy",), "Portland")
        _carry_out(services, SAMPLE)
        named, evaluation = services.files.read(SAMPLE)
        (found,) = services.patients.find(named.mrn)
        (summary,) = services.evaluations.of_patient(found.patient.id)
        brought = services.evaluations.load(summary.id).evaluation
        assert (brought.facts, brought.regions, brought.findings) == (
            evaluation.facts,
            evaluation.regions,
            evaluation.findings,
        )
        assert not summary.signed and not brought.decision.counts
        assert not _carry_out(services, SAMPLE).changes_anything
        assert services.backups.made()
    finally:
        services.close()


@pytest.mark.slow
def test_a_red_flag_in_a_file_waits_as_soon_as_it_is_brought_in(tmp_path: Path) -> None:
    sample = json.loads(SAMPLE.read_bytes())
    flagged = json.loads((CASES / "04-saddle-numbness.json").read_bytes())["evaluation"]
    file = tmp_path / "flagged.json"
    file.write_text(json.dumps({**flagged, "patient": sample["patient"]}), "utf-8")
    services = open_new_practice(tmp_path / "data")
    try:
        services.bring_in.preview(_source(services, file), lambda _: None, lambda: False)
        assert services.follow_ups.open() == ()
        _carry_out(services, file)
        waiting = services.follow_ups.open()
        assert [item.effect for item, _ in waiting][:1] == [Effect.EMERGENCY]
        assert {patient.mrn for _, patient in waiting} == {sample["patient"]["mrn"]}
        (summary,) = services.evaluations.of_patient(waiting[0][1].id)
        assert {item.evaluation_id for item, _ in waiting} == {summary.id}
        # Opening it afterwards finds them there.
        record = services.evaluations.load(summary.id)
        content = services.content
        services.follow_ups.follow(record, assess(record.evaluation, content.vocabulary, content.rules), content)
        assert services.follow_ups.open() == waiting
        assert not _carry_out(services, file).changes_anything and services.follow_ups.open() == waiting
    finally:
        services.close()


@pytest.mark.slow
def test_ten_thousand_patients_arrive_and_one_is_found_by_half_a_name_and_a_year(tmp_path: Path) -> None:
    table = tmp_path / "patients.csv"
    rows = (
        f"{n},Fam{n % 997:03d}son (invented),Given{n // 997},{1930 + n % 90}-05-{1 + n % 28:02d},{'FM'[n % 2]}"
        for n in range(10_000)
    )
    table.write_text("ID,Last name,First name,DOB,Sex\n" + "\n".join(rows) + "\n", "utf-8")
    services = open_new_practice(tmp_path / "data")
    try:
        heard: list[int] = []
        source = _source(services, table)
        bring_in = services.bring_in
        first = bring_in.carry_out(source, lambda so_far: heard.append(so_far.read), lambda: False)
        assert first.new_patients == services.patients.count() == 10_000
        assert heard == sorted(heard) and len(heard) >= 100
        found = services.patients.find("fam123 given4 1991")
        assert [row.patient.given_name for row in found] == ["Given4"]
        assert not bring_in.preview(source, lambda _: None, lambda: False).changes_anything
    finally:
        services.close()


def _source(services: Services, path: Path) -> Source:
    look = services.bring_in.look(path)
    targets = guessed(look.headings)
    dated = next((place for place, target in targets.items() if target is F.BIRTH_DATE), -1)
    order = look.orders.get(dated)
    columns = ColumnMap(targets, DayOrder(order) if order else None)
    return Source(path, TODAY, look.kind, columns=columns, headings=look.headings)


def _carry_out(services: Services, path: Path) -> Brought:
    source = _source(services, path)
    preview = services.bring_in.preview(source, lambda _: None, lambda: False)
    brought = services.bring_in.carry_out(source, lambda _: None, lambda: False)
    assert brought == preview
    return brought


def _everything(practice: Practice) -> dict[str, list[object]]:
    """Every row of every table."""
    with practice.engine.connect() as connection:
        names = [row[0] for row in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: [tuple(row) for row in connection.exec_driver_sql(f"SELECT * FROM {name}")] for name in names}
