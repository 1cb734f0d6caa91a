"""The process of the window is killed after typing: every answer that the screen called saved is there again."""

import random
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from omt_desktop.ui.local_settings import LocalSettingsFile
from tests.builders import a_patient
from tests.clinic import HEALTHY
from tests.practice import reopen
from tests.ui.typing_child import ITEM

KILLS = 3
CHILD = Path(__file__).with_name("typing_child.py")


@pytest.mark.slow
def test_every_acknowledged_answer_is_there_after_a_kill(tmp_path: Path) -> None:
    folder, chance = tmp_path / "data", random.Random(5)
    services = reopen(folder)
    patient = services.patients.add(a_patient())
    evaluation = HEALTHY.with_fact(ITEM, None)
    record = services.evaluations.create(patient, evaluation, services.content.stamp, "history")
    services.close()
    LocalSettingsFile(folder).change(open_evaluation=record.id)
    for _ in range(KILLS):
        acknowledged = _type_and_kill(folder, chance.uniform(0.2, 1.2))
        services = reopen(folder)
        kept = services.evaluations.load(record.id)
        services.close()
        text = str(kept.evaluation.facts.get(ITEM, ""))
        assert acknowledged and text.startswith(acknowledged), (acknowledged, text)
        assert kept.step_id == "history" and kept.patient == patient
        assert kept.evaluation.with_fact(ITEM, None) == evaluation


def _type_and_kill(folder: Path, after: float) -> str:
    """Types for `after` seconds beyond the first acknowledgement; the last whole line that was acknowledged."""
    command = [sys.executable, "-c", f"import runpy; runpy.run_path({str(CHILD)!r}, run_name='__main__')", str(folder)]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    hopeless = threading.Timer(60, child.kill)
    hopeless.start()
    first = child.stdout.readline()
    time.sleep(after)
    child.kill()
    hopeless.cancel()
    rest = child.stdout.read().splitlines(keepends=True)
    child.stdout.close()
    child.wait()
    return [line for line in [first, *rest] if line.endswith("\n")][-1].rstrip("\n")
