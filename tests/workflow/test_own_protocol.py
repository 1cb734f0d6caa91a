"""The protocol in use, the next one, and the one an evaluation was made with; changing it on the page."""

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

import pytest

from omt_desktop.domain.evaluation import Finding
from omt_desktop.domain.exam import Structure
from omt_desktop.domain.protocol import OwnItem, OwnKind, Protocol
from omt_desktop.exchange.interchange import Interchange
from omt_desktop.workflow.access.access import Access
from omt_desktop.workflow.errors import NotOurFile, NotSaved, Refusal
from omt_desktop.workflow.own_protocol import ProtocolInUse
from omt_desktop.workflow.protocol_draft import ProtocolDraft
from omt_desktop.workflow.protocol_words import file_name, version_in_words, why_needed
from tests.builders import A_DOCTOR
from tests.clinic import CONTENT

FILES = Interchange(CONTENT)
SCALENE = OwnItem("own.a1", "palpation", "Scalenus minimus", OwnKind.STRUCTURE, "CERV", Structure.MUSCLE, True)
GRIP = OwnItem("own.a2", "motion_tests", "Grip", OwnKind.SEVERITY)
HIDDEN = Protocol().with_hidden(["head.cri"], True)


class _Shelf:
    """Keeps protocols by hash, and refuses while the disk is full."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}
        self.full = False

    def keep(self, sha256: str, name: str, version: int, text: str) -> None:
        if self.full:
            raise NotSaved("The disk is full.")
        self.kept[sha256] = text

    def current(self) -> str:
        return next(reversed(self.kept.values()), "")

    def text_of(self, sha256: str) -> str:
        if sha256 not in self.kept:
            raise Refusal("There is no such protocol.")
        return self.kept.pop(sha256)


class _Evaluations:
    """Knows what was ever recorded."""

    def __init__(self, *recorded: Finding) -> None:
        self._ids = {finding.id for finding in recorded}

    def holds_any(self, item_ids: Collection[str]) -> bool:
        return bool(self._ids & set(item_ids))


def in_use(*recorded: Finding, shelf: _Shelf | None = None) -> ProtocolInUse:
    evaluations = _Evaluations(*recorded)
    return ProtocolInUse(CONTENT, shelf or _Shelf(), FILES, evaluations, Access(A_DOCTOR))  # type: ignore[arg-type]  # a part


def test_before_the_first_change_the_exam_is_the_delivered_one() -> None:
    protocols = in_use()
    assert protocols.current() == Protocol() and protocols.hash_in_use() == ""
    assert protocols.content_with("") is CONTENT is protocols.delivered


def test_every_change_is_a_version_of_its_own_and_the_same_again_is_none() -> None:
    protocols = in_use()
    first = protocols.use(HIDDEN)
    assert (first.version, protocols.current()) == (1, first)
    assert protocols.use(replace(first, version=0)) == first
    assert protocols.use(Protocol()).version == 2


def test_an_evaluation_keeps_the_exam_it_was_made_with() -> None:
    shelf = _Shelf()
    protocols = in_use(shelf=shelf)
    protocols.use(HIDDEN)
    made_with = protocols.hash_in_use()
    protocols.use(Protocol())
    assert protocols.hash_in_use() != made_with
    assert "head.cri" not in protocols.content_with(made_with).exam.items
    assert "head.cri" in protocols.content_with(protocols.hash_in_use()).exam.items
    # Its shelf gives each text only once: an exam that is open is not read again.
    assert made_with not in shelf.kept and "head.cri" not in protocols.content_with(made_with).exam.items


def test_a_protocol_that_is_not_kept_is_refused_and_never_replaced_by_another() -> None:
    protocols = in_use()
    protocols.use(HIDDEN)
    with pytest.raises(Refusal):
        protocols.content_with("0" * 64)


def test_what_was_recorded_can_only_be_hidden() -> None:
    protocols = in_use(Finding("own.a1.R", (("value", "normal"),)))
    ours = Protocol("Ours", 4, added=(SCALENE, GRIP))
    assert not protocols.may_be_removed(SCALENE) and protocols.may_be_removed(GRIP)
    assert protocols.as_delivered(ours) == Protocol(added=(SCALENE,), hidden=frozenset({"own.a1"}))


def test_a_colleagues_file_takes_the_place_of_ours_but_for_what_was_recorded(tmp_path: Path) -> None:
    protocols = in_use(Finding("own.a1.R", (("value", "normal"),)))
    theirs = replace(HIDDEN, name="Theirs", version=9)
    protocols.write_file(tmp_path / "theirs.json", theirs)
    taken = protocols.taken_over(tmp_path / "theirs.json", Protocol(added=(SCALENE, GRIP)))
    assert (taken.name, taken.added, taken.hidden) == ("Theirs", (SCALENE,), {"head.cri", "own.a1"})
    with pytest.raises(NotOurFile):
        protocols.taken_over(tmp_path / "gone.json", taken)


def test_a_draft_is_in_use_only_when_it_is_kept() -> None:
    protocols = in_use()
    draft = ProtocolDraft(protocols)
    assert not draft.differs and not draft.keep()
    assert draft.change(HIDDEN) and draft.differs and protocols.current() == Protocol()
    assert draft.keep() and draft.protocol.version == 1 and not draft.differs
    assert protocols.current() == draft.protocol


def test_a_draft_takes_back_change_by_change_and_typing_as_one() -> None:
    draft = ProtocolDraft(in_use())
    assert not draft.undo() and not draft.can_undo
    draft.change(HIDDEN)
    for name in ("K", "Kn", "Knees"):
        draft.change(draft.protocol.called(name), merges_with="name")
    assert not draft.change(draft.protocol.called("Knees"), merges_with="name")
    assert draft.undo() and draft.protocol == HIDDEN
    draft.change(draft.protocol.called("Hips"), merges_with="name")
    assert draft.undo() and draft.undo() and draft.protocol == Protocol() and not draft.can_undo


def test_taking_back_what_was_kept_is_the_next_version() -> None:
    protocols = in_use()
    draft = ProtocolDraft(protocols)
    draft.change(HIDDEN)
    draft.keep()
    assert draft.undo() and draft.differs and draft.keep()
    assert draft.protocol == replace(Protocol(), version=2) == protocols.current()


def test_what_cannot_be_kept_stays_in_the_draft() -> None:
    shelf = _Shelf()
    draft = ProtocolDraft(in_use(shelf=shelf))
    draft.change(HIDDEN)
    shelf.full = True
    with pytest.raises(NotSaved):
        draft.keep()
    assert draft.protocol == HIDDEN and draft.differs
    shelf.full = False
    assert draft.keep()


@pytest.mark.parametrize(
    ("item_id", "said"),
    [
        ("LUMB", "Always asked: the recommendation is made for the regions that are graded."),
        ("consent.informed", "Always asked: the recommendation reads it (rule "),
        ("patient.birth_date", "Always asked: the recommendation reads it (rules "),
    ],
)
def test_an_item_that_cannot_be_hidden_says_why(item_id: str, said: str) -> None:
    assert why_needed(CONTENT.exam.items[item_id], CONTENT.vocabulary).startswith(said)


def test_many_rules_are_counted_and_an_answer_without_rules_is_still_needed() -> None:
    item = CONTENT.exam.items["consent.informed"]
    fact = CONTENT.vocabulary.facts[item.id]

    def said(*rules: str) -> str:
        facts = {item.id: replace(fact, rules=rules)}
        return why_needed(item, replace(CONTENT.vocabulary, facts=facts))

    assert said() == "Always asked: no recommendation is given without this answer."
    assert said("A", "B", "C", "D", "E") == "Always asked: the recommendation reads it (rules A, B, C and 2 more)."


def test_a_protocol_in_words() -> None:
    assert version_in_words(Protocol()) == "As delivered" and version_in_words(Protocol(version=3)) == "Version 3"
    assert file_name(Protocol("Knees & hips, Örnäs", 3)) == "omt-protocol-knees-hips-ornas-v3.json"
    assert file_name(Protocol("膝")) == "omt-protocol-v0.json"
