"""An evaluation file carries the doctor's own protocol, and without one is what it always was."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from omt_desktop.domain.assess import assess
from omt_desktop.domain.evaluation import Evaluation, Finding
from omt_desktop.domain.exam import Item
from omt_desktop.domain.patient import Patient
from omt_desktop.domain.protocol import OwnKind, Protocol
from omt_desktop.domain.protocol_exam import whole_exam
from omt_desktop.exchange.interchange import Interchange
from omt_desktop.workflow.errors import NotOurFile
from tests.clinic import CONTENT, HEALTHY
from tests.exchange.test_protocol_file import OURS, protocols
from tests.how_often import examples

FILES = Interchange(CONTENT)
PATIENT = Patient("", "Rivera (invented)", "Ana")
FOUND = replace(HEALTHY, findings={"own.a1.L": Finding("own.a1.L", (("tenderness", "2"),))})
_VALUES: dict[OwnKind, Any] = {OwnKind.TEXT: "as seen", OwnKind.YES_NO: "yes", OwnKind.SEVERITY: 2}


def a_file(evaluation: Evaluation = FOUND, protocol: Protocol = OURS) -> bytes:
    return FILES.text_of(PATIENT, evaluation, protocol).encode()


def refusal(data: bytes) -> str:
    with pytest.raises(NotOurFile) as caught:
        FILES.parse_whole(data)
    return str(caught.value)


def finding_for(item: Item, kind: OwnKind) -> Finding:
    """Something found for an added item."""
    if kind is OwnKind.STRUCTURE:
        part = next(part for part in item.parts if part.options)
        return Finding(item.id, ((part.key, part.options[-1].id),))
    return Finding(item.id, (("value", _VALUES[kind]),))


@examples(60)
@given(protocols, st.data())
def test_what_was_found_for_added_items_is_read_back_with_their_protocol(
    protocol: Protocol, data: st.DataObject
) -> None:
    items = whole_exam(CONTENT.exam, protocol).items
    own = [(item_id, added.kind) for added in protocol.added for item_id in added.item_ids]
    picked = data.draw(st.lists(st.sampled_from(own), unique=True)) if own else []
    findings = {item_id: finding_for(items[item_id], kind) for item_id, kind in picked}
    evaluation = replace(HEALTHY, findings=findings)
    written = FILES.text_of(PATIENT, evaluation, protocol)
    told = FILES.parse_whole(written.encode())
    assert told.evaluation == evaluation
    assert (told.protocol or Protocol()) == protocol
    assert told.protocol_text == (FILES.protocol_text(protocol) if told.protocol else "")
    assert FILES.text_of(told.patient, told.evaluation, told.protocol) == written


def test_without_an_own_protocol_the_file_has_no_such_key() -> None:
    written = FILES.text_of(PATIENT, HEALTHY)
    assert "protocol" not in json.loads(written)
    assert FILES.text_of(PATIENT, HEALTHY, Protocol()) == written
    told = FILES.parse_whole(written.encode())
    assert told.protocol is None and told.protocol_text == ""


def test_a_protocol_changes_no_recommendation() -> None:
    _, plain = FILES.parse(FILES.text_of(PATIENT, HEALTHY).encode())
    _, own = FILES.parse(a_file())
    assert assess(own, CONTENT.vocabulary, CONTENT.rules) == assess(plain, CONTENT.vocabulary, CONTENT.rules)


def test_the_finding_of_an_added_item_is_refused_without_its_protocol() -> None:
    document = json.loads(a_file())
    del document["protocol"]
    assert "findings[0].id" in refusal(json.dumps(document).encode())


def test_what_the_doctor_hid_can_still_have_been_found() -> None:
    hidden = replace(OURS, hidden=frozenset({"own.a1", "gait.pattern"}))
    gait = Finding("gait.pattern", (("value", CONTENT.exam.items["gait.pattern"].parts[0].options[0].id),))
    evaluation = FOUND.with_finding("gait.pattern", gait)
    assert FILES.parse_whole(a_file(evaluation, hidden)).evaluation == evaluation


@pytest.mark.parametrize(
    ("protocol", "said"),
    [
        (None, "protocol: null is not an object"),
        ({}, "protocol.format"),
        ({"format": "omt-protocol/9"}, "protocol.format"),
        ({"format": "omt-protocol/1"}, "protocol.name"),
        ({"more": 1}, "protocol.more"),
        ({"version": -1}, "protocol.version"),
        ({"name": ""}, "protocol.name"),
        ({"hidden": [1]}, "protocol.hidden[0]"),
        ({"labels": {"gait": 1}}, "protocol.labels.gait"),
        ({"step_order": ["nowhere"]}, "protocol.step_order"),
        ({"added": [{"id": "own.b"}]}, "protocol.added[0].step"),
    ],
)
def test_it_is_read_as_strictly_as_a_file_of_its_own(protocol: dict[str, Any] | None, said: str) -> None:
    document = json.loads(a_file())
    whole = protocol is None or protocol.keys() <= {"format"}
    document["protocol"] = protocol if whole else {**document["protocol"], **(protocol or {})}
    assert refusal(json.dumps(document).encode()).startswith(said)
