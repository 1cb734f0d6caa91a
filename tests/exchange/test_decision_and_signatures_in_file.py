"""The optional keys `decision` and `signed`: what was written is read back, and every slip is named by its key."""

import json
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from omt_desktop.domain.assess import assess
from omt_desktop.domain.decision import ChosenTechnique, Decision, Stance
from omt_desktop.domain.evaluation import Evaluation
from omt_desktop.domain.patient import Patient
from omt_desktop.domain.recommendation import Outcome
from omt_desktop.exchange.interchange import Interchange
from omt_desktop.exchange.recommendation_json import recommendation_text
from omt_desktop.workflow.errors import NotOurFile
from omt_desktop.workflow.signature import Addendum, Meaning, Signature
from omt_desktop.workflow.signed_elsewhere import SignedElsewhere
from tests.clinic import CONTENT, HEALTHY
from tests.exchange.small_content import TODAY

FILES = Interchange(CONTENT)
PATIENT = Patient("", "Rivera (invented)")
HASH = "5a" * 32
SAID = recommendation_text(assess(HEALTHY, CONTENT.vocabulary, CONTENT.rules), CONTENT.stamp, compact=True)

text = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=20)
name = text.filter(str.strip)
moment = st.integers(0, 4_000_000_000).map(lambda s: datetime.fromtimestamp(s, timezone(timedelta(hours=-5))))
hashes = st.binary(min_size=32, max_size=32).map(bytes.hex)
chosen = st.builds(
    ChosenTechnique, st.sampled_from(list(CONTENT.vocabulary.regions)), st.sampled_from(["ME", "CS", "ST"]), text
)
decisions = st.builds(
    Decision,
    st.one_of(st.none(), st.sampled_from(Stance)),
    text,
    st.lists(chosen, max_size=4, unique_by=lambda one: (one.region, one.technique)).map(tuple),
    text,
    text,
)
signature = st.builds(Signature, st.just(""), name, st.sampled_from(Meaning), moment, hashes)
statements = st.builds(
    SignedElsewhere,
    st.lists(signature, min_size=1, max_size=3).map(tuple),
    st.just(Outcome(json.loads(SAID)["outcome"])),
    st.just(CONTENT.stamp),
    st.just(SAID),
    st.lists(st.builds(Addendum, st.just(""), name, moment, name, name, hashes), max_size=2).map(tuple),
)  # fmt: skip


@given(decisions, st.one_of(st.none(), statements))
def test_what_was_decided_and_signed_is_read_back_the_same(decision: Decision, signed: SignedElsewhere | None) -> None:
    evaluation = Evaluation(TODAY, decision=decision)
    written = FILES.text_of(PATIENT, evaluation, None, signed)
    told = FILES.parse_whole(written.encode())
    assert (told.evaluation, told.signed) == (evaluation, signed)
    assert FILES.text_of(told.patient, told.evaluation, told.protocol, told.signed) == written


def test_a_file_without_them_says_nothing_of_them() -> None:
    written = FILES.text_of(PATIENT, Evaluation(TODAY))
    assert '"decision"' not in written and '"signed"' not in written
    told = FILES.parse_whole(written.encode())
    assert told.evaluation.decision == Decision() and told.signed is None


CELL = {"region": "LUMB", "technique": "ME"}
SIGNATURE = {"name": "Ada (invented)", "meaning": "author", "at": "2026-11-20T11:02:07-05:00", "sha256": HASH}
ADDENDUM = {"name": "Ada (invented)", "at": "2026-11-21T09:00:00+00:00", "reason": "r", "text": "t", "sha256": HASH}
SIGNED = {"signatures": [SIGNATURE], "recommendation": json.loads(SAID), "addenda": [ADDENDUM]}


def without(whole: dict[str, Any], key: str) -> dict[str, Any]:
    return {name: value for name, value in whole.items() if name != key}


@pytest.mark.parametrize(
    ("key", "value", "problem"),
    [
        ("decision", [], "decision: a list is not an object"),
        ("decision", {"more": 1}, "decision.more: is not a key"),
        ("decision", {"stance": "maybe"}, "decision.stance: "),
        ("decision", {"plan": 1}, "decision.plan: 1 is not text"),
        ("decision", {"chosen": {}}, "decision.chosen: an object is not a list"),
        ("decision", {"chosen": [{"region": "LUMB"}]}, "decision.chosen[0].technique: is missing"),
        ("decision", {"chosen": [{**CELL, "region": "MOON"}]}, "decision.chosen[0].region: "),
        ("decision", {"chosen": [{**CELL, "technique": "ZZ"}]}, "decision.chosen[0].technique: "),
        ("decision", {"chosen": [CELL, CELL]}, "decision.chosen[1]: this technique is chosen"),
        ("signed", None, "signed: null is not an object"),
        ("signed", {}, "signed.signatures: is missing"),
        ("signed", {**SIGNED, "signatures": []}, "signed.signatures: is empty"),
        ("signed", {**SIGNED, "by": 1}, "signed.by: is not a key"),
        ("signed", without(SIGNED, "recommendation"), "signed.recommendation: is missing"),
        ("signed", {**SIGNED, "recommendation": {}}, "signed.recommendation.format: is missing"),
        (
            "signed",
            {**SIGNED, "recommendation": {**SIGNED["recommendation"], "outcome": "fine"}},
            "signed.recommendation.outcome: ",
        ),
        (
            "signed",
            {**SIGNED, "recommendation": {**SIGNED["recommendation"], "content": {"version": "1"}}},
            "signed.recommendation.content.sha256: is missing",
        ),
        ("signed", {**SIGNED, "signatures": [without(SIGNATURE, "at")]}, "signed.signatures[0].at: is missing"),
        ("signed", {**SIGNED, "signatures": [{**SIGNATURE, "name": " "}]}, "signed.signatures[0].name: is empty"),
        ("signed", {**SIGNED, "signatures": [{**SIGNATURE, "at": "today"}]}, "signed.signatures[0].at: "),
        ("signed", {**SIGNED, "signatures": [{**SIGNATURE, "at": 1}]}, "signed.signatures[0].at: "),
        ("signed", {**SIGNED, "signatures": [{**SIGNATURE, "at": "2026-11-20T11:02:07"}]}, "signed.signatures[0].at: "),
        ("signed", {**SIGNED, "signatures": [{**SIGNATURE, "sha256": "A" * 64}]}, "signed.signatures[0].sha256: "),
        ("signed", {**SIGNED, "signatures": [{**SIGNATURE, "meaning": "boss"}]}, "signed.signatures[0].meaning: "),
        ("signed", {**SIGNED, "addenda": [{**ADDENDUM, "text": ""}]}, "signed.addenda[0].text: is empty"),
    ],
)
def test_a_slip_is_named_by_its_key(key: str, value: object, problem: str) -> None:
    document = {**json.loads(FILES.text_of(PATIENT, Evaluation(TODAY))), key: value}
    with pytest.raises(NotOurFile) as refused:
        FILES.parse(json.dumps(document).encode())
    assert str(refused.value).startswith(problem)


def test_a_number_that_json_has_not_is_refused() -> None:
    whole = {**json.loads(FILES.text_of(PATIENT, Evaluation(TODAY))), "signed": SIGNED}
    data = json.dumps(whole).replace('"workup":', '"more": 1e999, "workup":')
    with pytest.raises(NotOurFile, match=r"signed\.recommendation: holds a number"):
        FILES.parse(data.encode())
    assert FILES.parse(json.dumps(whole).encode())[1] == Evaluation(TODAY)
