"""A check beside another one, also where its thread never begins."""

import pytest

from omt_desktop.storage.backup import check_beside
from omt_desktop.storage.backup.check_beside import CheckBeside


def test_what_it_finds_and_raises_comes_back() -> None:
    assert CheckBeside(lambda: True).result() is True
    assert CheckBeside(lambda: False).result() is False

    def fail() -> bool:
        raise OSError("the stick is gone")

    with pytest.raises(OSError, match="the stick is gone"):
        CheckBeside(fail).result()


@pytest.mark.parametrize("refused", [True, False])
def test_a_thread_that_never_begins_keeps_nobody_waiting(refused: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    def start(*_: object) -> None:
        if refused:
            raise RuntimeError("can't start new thread")

    monkeypatch.setattr(check_beside, "start_new_thread", start)
    asked: list[bool] = []
    assert CheckBeside(lambda: not asked.append(True)).result() is True
    assert asked == [True]
