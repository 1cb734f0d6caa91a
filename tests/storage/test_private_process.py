"""The memory of a process that holds keys: closed to other programs of the same user, and in no core file."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
NOBODY = 65534
STEP_DOWN = """
import ctypes, os, sys
if os.geteuid() == 0:
    # The administrator reads everything, so the test steps down; that alone would close the memory, so it is opened.
    os.setgroups([]); os.setgid({nobody}); os.setuid({nobody})
    ctypes.CDLL(None).prctl(4, 1, 0, 0, 0)
"""
HOLDER = """
secret = bytes(range(65, 91)) * 3
sys.stdout.write(f"{id(secret)}\\n"); sys.stdout.flush()
sys.stdin.readline()
"""
READER = """
memory = open(f"/proc/{sys.argv[1]}/mem", "rb")
memory.seek(int(sys.argv[2]))
sys.exit(b"ABCDEF" not in memory.read(200))
"""
GUARD = "from omt_desktop.storage.private_process import is_private, make_private; make_private(); assert is_private()"


def another_program_reads_it(guard: str) -> bool:
    """Whether a second process of the same user finds the secret in the memory of the first."""
    down = STEP_DOWN.format(nobody=NOBODY)
    environment = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
    imported = "import resource, omt_desktop.storage.private_process\n"
    holder = subprocess.Popen(
        [sys.executable, "-c", f"{imported}{down}{guard}\n{HOLDER}"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment,
    )  # fmt: skip
    assert holder.stdout is not None
    place = holder.stdout.readline().strip()
    command = [sys.executable, "-c", f"{down}{READER}", str(holder.pid), place]
    reader = subprocess.run(command, check=False, stderr=subprocess.PIPE)
    holder.communicate("\n")
    assert holder.returncode == 0
    return reader.returncode == 0


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads memory as Linux shows it")
def test_another_program_of_the_same_user_cannot_read_the_memory() -> None:
    if not another_program_reads_it("pass"):
        pytest.skip("this system keeps programs apart by itself")
    assert not another_program_reads_it(GUARD)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="core files as Linux writes them")
def test_a_crash_leaves_no_image_of_the_memory(tmp_path: Path) -> None:
    crash = f"{GUARD}; import os, resource; assert resource.getrlimit(resource.RLIMIT_CORE)[0] == 0; os.abort()"
    environment = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
    ended = subprocess.run([sys.executable, "-c", crash], cwd=tmp_path, env=environment, check=False)
    assert ended.returncode < 0 and list(tmp_path.iterdir()) == []
