"""The passphrase that is asked for once more while the practice is open: wrong ones count, wait and are told."""

from datetime import timedelta
from pathlib import Path

import pytest

from omt_desktop.workflow.audit_event import AuditKind
from omt_desktop.workflow.errors import Refusal
from omt_desktop.workflow.trail.line import TrailFilter
from tests.practice import PASSPHRASE, open_new_practice
from tests.storage.conftest import SteppingClock


def test_six_wrong_tries_wait_and_each_is_told(tmp_path: Path) -> None:
    clock = SteppingClock()
    services = open_new_practice(tmp_path, clock=clock)
    try:
        for _ in range(5):
            with pytest.raises(Refusal, match="not your passphrase"):
                services.people.prove_own_passphrase("some other words")
        with pytest.raises(Refusal, match="Too many wrong tries"):
            services.people.prove_own_passphrase(PASSPHRASE)
        clock.set_to(clock.now() + timedelta(seconds=31))
        services.people.prove_own_passphrase(PASSPHRASE)
        services.people.prove_own_passphrase(PASSPHRASE)
        told = services.trail.lines(TrailFilter(kind=AuditKind.PASSPHRASE_WRONG.value))
        assert len(told) == 5
    finally:
        services.close()


def test_a_passphrase_that_is_soon_guessed_is_refused_by_the_service_too(tmp_path: Path) -> None:
    services = open_new_practice(tmp_path)
    try:
        for weak in ("", "password", "abc"):
            with pytest.raises(Refusal, match="Nothing was changed"):
                services.people.change_own_passphrase(weak, PASSPHRASE)
        services.people.prove_own_passphrase(PASSPHRASE)
    finally:
        services.close()
