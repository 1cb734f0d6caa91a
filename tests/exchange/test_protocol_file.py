"""The protocol file: what is written is what is read, and what is not a protocol is refused by name."""

import errno
import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from omt_desktop.domain.exam import Structure
from omt_desktop.domain.protocol import OwnItem, OwnKind, Protocol, tidy_label
from omt_desktop.exchange.interchange import Interchange
from omt_desktop.workflow.errors import NotOurFile, NotWritten
from omt_desktop.workflow.ports import ProtocolFiles
from tests.clinic import CONTENT

FILES = Interchange(CONTENT)
STEPS = tuple(step.id for step in CONTENT.exam.steps)
SCALENE = OwnItem("own.a1", "palpation", "Scalenus minimus", OwnKind.STRUCTURE, "CERV", Structure.MUSCLE, True)
OURS = Protocol(
    "Knees first", 3, ("spine", "balance"), frozenset({"head.cri", "own.a1"}), (("gait.pattern", "Walk"),), (SCALENE,)
)


def a_file(**changes: Any) -> bytes:
    """The file of OURS with whatever is changed; None leaves a key out."""
    document = json.loads(FILES.protocol_text(OURS)) | changes
    return json.dumps({key: value for key, value in document.items() if value is not None}).encode()


def an_item(**changes: Any) -> list[dict[str, Any]]:
    """The added item of OURS, alone in its list, with whatever is changed; None leaves a key out."""
    item = json.loads(FILES.protocol_text(OURS))["added"][0] | changes
    return [{key: value for key, value in item.items() if value is not None}]


def refusal(data: bytes) -> str:
    with pytest.raises(NotOurFile) as caught:
        FILES.parse_protocol(data)
    return str(caught.value)


def test_it_is_what_the_workflow_asks_for() -> None:
    files: ProtocolFiles = FILES
    assert files.parse_protocol(a_file()) == OURS


labels = st.text(max_size=60).map(tidy_label).filter(bool)
own_items = st.builds(
    OwnItem,
    st.from_regex(r"own\.[a-z0-9_]{1,12}", fullmatch=True),
    st.sampled_from(STEPS),
    labels,
    st.sampled_from([OwnKind.TEXT, OwnKind.YES_NO, OwnKind.SEVERITY]),
    st.sampled_from(["", "CERV", "LE"]),
    both_sides=st.booleans(),
) | st.builds(
    OwnItem,
    st.from_regex(r"own\.[a-z0-9_]{1,12}", fullmatch=True),
    st.sampled_from(STEPS),
    labels,
    st.just(OwnKind.STRUCTURE),
    st.sampled_from(["", "CERV", "LE"]),
    st.sampled_from(Structure),
    st.booleans(),
)
protocols = st.builds(
    Protocol,
    labels,
    st.integers(0, 9999),
    st.lists(st.sampled_from(STEPS), unique=True).map(tuple),
    st.frozensets(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20)),
    st.dictionaries(st.sampled_from(sorted(CONTENT.exam.items)), labels, max_size=5).map(
        lambda words: tuple(sorted(words.items()))
    ),
    st.lists(own_items, max_size=4, unique_by=lambda item: item.id).map(tuple),
)


@given(protocols)
def test_what_is_written_is_read_back_as_the_same_protocol(protocol: Protocol) -> None:
    text = FILES.protocol_text(protocol)
    assert FILES.parse_protocol(text.encode()) == protocol
    assert FILES.protocol_text(protocol) == text and text.endswith("}\n")


def test_items_of_another_content_are_kept() -> None:
    protocol = FILES.parse_protocol(a_file(hidden=["from.elsewhere"], labels={"from.elsewhere": "Theirs"}))
    assert protocol.hidden == {"from.elsewhere"} and protocol.labels == (("from.elsewhere", "Theirs"),)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "There is nothing in it; a protocol in JSON was expected."),
        (b"PK\x03\x04 a spreadsheet", "This is not JSON"),
        (b"[1, 2]", "A protocol is one JSON object; this is a list."),
        (b" " * (16 * 1024 * 1024 + 1), "It is larger than 16 MB; a protocol is far smaller."),
        (b"[" * 100_000, "nested too deeply to be a protocol"),
        (a_file(format="omt-evaluation/1"), 'format: "omt-evaluation/1" is not omt-protocol/1'),
        (a_file(format=None), "format: null is not omt-protocol/1"),
        (a_file(patient={}), "patient: is not a key that belongs there"),
        (a_file(hidden=None), "hidden: is missing; a protocol file has it"),
        (a_file(name=""), 'name: "" is not a name of 1 to 120 characters on one line'),
        (a_file(name="a\nb"), "name: "),
        (a_file(name="x" * 121), "name: "),
        (a_file(version=-1), "version: -1 is not a whole number from 0"),
        (a_file(version=True), "version: true is not a whole number from 0"),
        (a_file(version=1.5), "version: 1.5 is not a whole number from 0"),
        (a_file(step_order=["spine", "nowhere"]), 'step_order[1]: "nowhere" is not one of'),
        (a_file(step_order=["spine", "spine"]), 'step_order: "spine" stands there twice'),
        (a_file(hidden=[3]), "hidden[0]: 3 is not text"),
        (a_file(labels={"gait.pattern": 7}), "labels.gait.pattern: 7 is not text"),
        (a_file(labels=[]), "labels: a list is not an object"),
        (a_file(added=an_item() * 2), "added: an id stands there twice"),
        (a_file(added=an_item(id=None)), "added[0].id: is missing; an added item has it"),
        (a_file(added=an_item(id="palp.psoas.L")), 'added[0].id: "palp.psoas.L" is not own. and small letters'),
        (a_file(added=an_item(step="nowhere")), 'added[0].step: "nowhere" is not one of'),
        (a_file(added=an_item(label=" ")), "added[0].label: "),
        (a_file(added=an_item(kind="number")), 'added[0].kind: "number" is not one of text, yes_no'),
        (a_file(added=an_item(structure=None)), "added[0].structure: a structure, and nothing else"),
        (a_file(added=an_item(kind="text")), "added[0].structure: a structure, and nothing else"),
        (a_file(added=an_item(structure="bone")), 'added[0].structure: "bone" is not one of joint'),
        (a_file(added=an_item(region="KNEE")), 'added[0].region: "KNEE" is not one of HEAD'),
        (a_file(added=an_item(both_sides="yes")), 'added[0].both_sides: "yes" is neither true nor false'),
        (a_file(added=an_item(colour="red")), "added[0].colour: is not a key that belongs there"),
    ],
)
def test_what_is_not_a_protocol_is_refused_by_the_name_of_its_key(data: bytes, said: str) -> None:
    assert said in refusal(data)


def test_a_key_that_stands_there_twice_is_refused() -> None:
    text = FILES.protocol_text(OURS).replace('"version": 3', '"version": 3, "version": 4')
    assert refusal(text.encode()) == "version: stands there twice; only one of them can be meant"


def test_a_file_is_written_whole_and_read_back(tmp_path: Path) -> None:
    path = tmp_path / "ours.json"
    path.write_text("an earlier one", "utf-8")
    FILES.save_protocol(path, OURS)
    assert FILES.load_protocol(path) == OURS and list(tmp_path.iterdir()) == [path]


def test_a_bad_file_is_one_sentence_that_names_it(tmp_path: Path) -> None:
    path = tmp_path / "letter.json"
    path.write_bytes(a_file(step_order=["nowhere"]))
    with pytest.raises(NotOurFile, match=r"^letter\.json is not a protocol.* nothing was changed\. step_order\[0\]: "):
        FILES.load_protocol(path)
    with pytest.raises(NotOurFile, match=r"The file .*gone\.json cannot be read"):
        FILES.load_protocol(tmp_path / "gone.json")


@pytest.mark.parametrize("failing", ["fsync", "replace"])
def test_a_file_that_cannot_be_written_leaves_what_stood_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    path = tmp_path / "ours.json"
    path.write_text("an earlier one", "utf-8")

    def fail(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, failing, fail)
    with pytest.raises(NotWritten, match=r"The file was not written to .*the disk is full"):
        FILES.save_protocol(path, OURS)
    assert path.read_text("utf-8") == "an earlier one" and list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotWritten, match="Choose another folder"):
        FILES.save_protocol(tmp_path / "gone" / "ours.json", OURS)
