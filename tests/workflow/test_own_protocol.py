"""The doctor's own protocol: which one is in use, which version it is, and with which one an evaluation was made."""

import pytest

from omt_desktop.domain.protocol import Protocol
from omt_desktop.exchange.interchange import Interchange
from omt_desktop.workflow.errors import NotOurFile, Refusal
from omt_desktop.workflow.own_protocol import ProtocolInUse
from tests.clinic import CONTENT

SHORT = Protocol("Short exam (invented)").renamed("bal.tug", "Up and go")
"""The words of another doctor for one test."""


class Shelf:
    """Keeps protocols in memory, the last one kept being the current one."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}
        self.kept: list[tuple[str, int]] = []

    def keep(self, sha256: str, name: str, version: int, text: str) -> None:
        self.texts.pop(sha256, None)
        self.texts[sha256] = text
        self.kept.append((name, version))

    def current(self) -> str:
        return list(self.texts.values())[-1] if self.texts else ""

    def text_of(self, sha256: str) -> str:
        if sha256 not in self.texts:
            raise Refusal("There is no such protocol.")
        return self.texts[sha256]


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def in_use(shelf: Shelf) -> ProtocolInUse:
    return ProtocolInUse(CONTENT, shelf, Interchange(CONTENT))


def test_without_an_own_protocol_the_exam_is_asked_as_delivered(in_use: ProtocolInUse) -> None:
    assert (in_use.current(), in_use.hash_in_use()) == (Protocol(), "")
    assert in_use.content_with(in_use.hash_in_use()) is CONTENT


def test_every_change_is_kept_as_the_next_version(in_use: ProtocolInUse, shelf: Shelf) -> None:
    first = in_use.use(SHORT)
    second = in_use.use(first.renamed("bal.tug", "Stand and walk"))
    assert [first.version, second.version] == [1, 2]
    assert in_use.current() == second
    assert shelf.kept == [(SHORT.name, 1), (SHORT.name, 2)]


def test_a_protocol_that_changes_nothing_is_no_new_version(in_use: ProtocolInUse, shelf: Shelf) -> None:
    first = in_use.use(SHORT)
    assert in_use.use(SHORT) == first == in_use.use(first)
    assert len(shelf.kept) == 1


def test_an_evaluation_is_asked_with_the_protocol_it_was_made_with(in_use: ProtocolInUse) -> None:
    in_use.use(SHORT)
    made_with = in_use.hash_in_use()
    in_use.use(SHORT.renamed("bal.tug", "Stand and walk"))
    assert in_use.content_with(made_with).exam.items["bal.tug"].field.label == "Up and go"
    assert in_use.content_with(in_use.hash_in_use()).exam.items["bal.tug"].field.label == "Stand and walk"
    assert in_use.content_with(made_with).stamp == CONTENT.stamp


def test_a_protocol_that_is_not_kept_is_refused_and_never_replaced_by_another(in_use: ProtocolInUse) -> None:
    with pytest.raises(Refusal):
        in_use.content_with("0" * 64)


def test_a_colleague_can_take_a_protocol_over(in_use: ProtocolInUse) -> None:
    given = in_use.use(SHORT.renamed("bal.tug", "Stand and walk"))
    colleague = ProtocolInUse(CONTENT, Shelf(), Interchange(CONTENT))
    for _ in range(2):
        colleague.use(Protocol().renamed("bal.tug", f"Walk {colleague.current().version}"))
    taken = colleague.take_over(in_use.file_text().encode())
    assert (taken.labels, taken.name, taken.version) == (given.labels, given.name, 3)
    assert colleague.current() == taken


def test_what_is_no_protocol_changes_nothing(in_use: ProtocolInUse) -> None:
    in_use.use(SHORT)
    before = in_use.hash_in_use()
    with pytest.raises(NotOurFile):
        in_use.take_over(b'{"format": "omt-evaluation/1"}')
    assert in_use.hash_in_use() == before
