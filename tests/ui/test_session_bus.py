"""What the desktop says over D-Bus locks the practice: on a bus of its own, by the names of logind and the screens."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.figures import Figure, not_run
from tests.faults.tracing import CHECKOUT

BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={place}</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""
WANTED = [
    "sleep begins: asleep",
    "sleep ends: -",
    "session locked: session",
    "screen covered: session",
    "screen shown: -",
    "GNOME covered: session",
]
NO_BUS = "no dbus-daemon on this system"
needs_bus = pytest.mark.skipif(shutil.which("dbus-daemon") is None, reason=NO_BUS)


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[str]:
    daemon, address = started(tmp_path)
    yield address
    daemon.terminate()
    daemon.wait(10)


def started(folder: Path) -> tuple["subprocess.Popen[str]", str]:
    """A bus of its own, and its address."""
    config = folder / "bus.conf"
    config.write_text(BUS.format(place=folder / "bus"), "utf-8")
    command = ["dbus-daemon", f"--config-file={config}", "--nofork", "--print-address=1"]
    daemon = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert daemon.stdout is not None
    with daemon.stdout as said:
        return daemon, said.readline().strip()


def heard(address: str) -> list[str]:
    """Each thing that was said on the bus with what the program made of it."""
    environment = {**os.environ, "DBUS_SYSTEM_BUS_ADDRESS": address, "DBUS_SESSION_BUS_ADDRESS": address}
    command = [sys.executable, "-m", "tests.ui.bus_child", address]
    ran = subprocess.run(command, cwd=CHECKOUT, env=environment, capture_output=True, text=True, timeout=60, check=True)
    return ran.stdout.splitlines()


@needs_bus
def test_sleep_a_locked_session_and_a_covered_screen_lock_the_practice(bus: str) -> None:
    assert heard(bus) == WANTED


def figures(folder: Path) -> list[Figure]:
    """How many of the signals of a desktop were understood."""
    promise, wanted = "  what the desktop says over D-Bus locks it", f"{len(WANTED)} of {len(WANTED)} understood"
    if shutil.which("dbus-daemon") is None:
        return [not_run(promise, wanted, NO_BUS)]
    daemon, address = started(folder)
    try:
        right = sum(one == other for one, other in zip(heard(address), WANTED, strict=False))
    finally:
        daemon.terminate()
        daemon.wait(10)
    return [Figure(promise, f"{right} of {len(WANTED)} signals understood", wanted, right == len(WANTED))]
