"""The resources are found in a checkout, a wheel and a zip, from any folder, and never by accident."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from omt_desktop.resource_root import MARK, MARKER, ResourcesNotFound, first_marked, resource_root

CHECKOUT = Path(__file__).resolve().parents[1]
PRINT_ROOT = "from omt_desktop.resource_root import resource_root; r = resource_root(); print(r)"
PRINT_MARK = PRINT_ROOT + f"; print({MARK!r} in (r / {MARKER!r}).read_text('utf-8'))"


def _package(at: Path) -> None:
    (at / "omt_desktop").mkdir(parents=True)
    for name in ("__init__.py", "resource_root.py"):
        (at / "omt_desktop" / name).write_text((CHECKOUT / "omt_desktop" / name).read_text("utf-8"), "utf-8")


def _marked(folder: Path, text: str = MARK) -> Path:
    folder.mkdir(parents=True)
    (folder / MARKER).write_text(text + "\n", "utf-8")
    return folder


def _ask(path: Path, cwd: Path, code: str = PRINT_ROOT) -> subprocess.CompletedProcess[str]:
    # -S and -I keep an installed or editable copy of the package out of the way; only `path` is looked at.
    start = f"import sys; sys.path.insert(0, {str(path)!r}); "
    return subprocess.run(
        [sys.executable, "-I", "-S", "-c", start + code], cwd=cwd, capture_output=True, text=True, check=False
    )


def test_a_checkout_uses_its_own_folder() -> None:
    assert resource_root() == CHECKOUT / "resources"


def test_a_checkout_is_found_from_any_working_directory(tmp_path: Path) -> None:
    _package(tmp_path / "house")
    _marked(tmp_path / "house" / "resources")
    elsewhere = tmp_path / "elsewhere"
    _marked(elsewhere / "resources")
    asked = _ask(tmp_path / "house", elsewhere)
    assert (asked.stdout.strip(), asked.stderr) == (str(tmp_path / "house" / "resources"), "")


def test_the_packaged_folder_comes_before_a_checkout(tmp_path: Path) -> None:
    _package(tmp_path)
    _marked(tmp_path / "resources")
    packaged = _marked(tmp_path / "omt_desktop" / "_resources")
    assert _ask(tmp_path, tmp_path).stdout.strip() == str(packaged)


def test_a_package_inside_a_zip_reads_its_resources(tmp_path: Path) -> None:
    _package(tmp_path / "house")
    _marked(tmp_path / "house" / "omt_desktop" / "_resources")
    archive = tmp_path / "house.zip"
    with zipfile.ZipFile(archive, "w") as zipped:
        for file in sorted((tmp_path / "house").rglob("*.*")):
            if file.is_file():
                zipped.write(file, file.relative_to(tmp_path / "house"))
    asked = _ask(archive, tmp_path, PRINT_MARK)
    assert asked.stdout.splitlines()[1:] == ["True"], asked.stderr


def test_a_folder_of_someone_else_is_not_taken_for_ours(tmp_path: Path) -> None:
    foreign = _marked(tmp_path / "foreign", 'format = "something-else"')
    garbled = tmp_path / "garbled"
    garbled.mkdir()
    (garbled / MARKER).write_bytes(b"\xff\xfe\x00")
    ours = _marked(tmp_path / "ours")
    assert first_marked((tmp_path / "absent", foreign, garbled, ours)) == ours


def test_nothing_found_names_every_place_and_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ResourcesNotFound) as refused:
        first_marked((tmp_path / "a", tmp_path / "b"))
    message = str(refused.value)
    assert all(part in message for part in (str(tmp_path / "a"), str(tmp_path / "b"), MARKER, "Install"))
