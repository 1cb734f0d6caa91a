"""Whatever a patient is called, an exported file stays in its folder, on POSIX and on Windows."""

import re
from pathlib import PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from omt_desktop.workflow.file_names import LONGEST_NAME, safe_name

DEVICES = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")


@given(st.text(), st.sampled_from(["", ".pdf", ".fhir.json"]))
def test_any_name_is_safe(text: str, suffix: str) -> None:
    name = safe_name(text, suffix)
    assert re.fullmatch(r"[A-Za-z0-9_-]+", name.removesuffix(suffix))
    assert name.endswith(suffix) and len(name) <= LONGEST_NAME + 1
    for path in (PurePosixPath("/out") / name, PureWindowsPath("C:/out") / name):
        assert (path.name == name and len(path.parts) == 3 and not path.is_absolute()) or path.parent.name == "out"
    assert not DEVICES.fullmatch(name)
    assert not name.startswith((".", "-"))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("../../etc/passwd", "etc-passwd.pdf"),
        ("C:\\Windows\\x", "C-Windows-x.pdf"),
        ("con", "con_.pdf"),
        ("LPT1", "LPT1_.pdf"),
        ("", "file.pdf"),
        ("...", "file.pdf"),
        ("Müller, Änne", "Muller-Anne.pdf"),
        ("\u202egpj.exe", "gpj-exe.pdf"),
        ("x" * 300, "x" * (LONGEST_NAME - 4) + ".pdf"),
    ],
)
def test_what_is_dangerous_in_a_name_is_gone(text: str, name: str) -> None:
    assert safe_name(text, ".pdf") == name
