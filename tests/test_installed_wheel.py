"""The built wheel carries all it needs: installed away from the checkout, it answers from the root of the disk."""

import json
import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from omt_desktop import __version__

CHECKOUT = Path(__file__).resolve().parents[1]
EVALUATION = {
    "format": "omt-evaluation/1",
    "evaluated_on": "2026-11-20",
    "patient": {"family_name": "Rivera (invented)", "given_name": "Ana", "mrn": "A-1042"},
    "facts": {"patient.birth_date": "1954-03-02", "consent.informed": "yes"},
    "regions": {"LUMB": {"severity": 2}},
}
WHERE = "import omt_desktop, omt_desktop.resource_root as r; print(omt_desktop.__file__); print(r.resource_root())"

pytestmark = pytest.mark.slow


def _run(*command: str | Path, cwd: Path, environment: dict[str, str] | None = None) -> str:
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    built = tmp_path_factory.mktemp("wheel")
    _run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", built, cwd=CHECKOUT)
    (only,) = built.glob("*.whl")
    return only


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of an environment that has the wheel, and the dependencies of this one beside it."""
    folder = tmp_path_factory.mktemp("installed") / "venv"
    _run(sys.executable, "-m", "venv", "--without-pip", folder, cwd=CHECKOUT)
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    pip = (sys.executable, "-m", "pip", "--python", programs / "python", "install", "--quiet")
    _run(*pip, "--no-index", "--no-deps", wheel, cwd=folder)
    # A folder named in a .pth file is searched, but the .pth files inside it are not read, so an editable
    # installation of the checkout over there stays out of reach.
    site_packages = _run(
        *(programs / "python", "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"), cwd=folder
    )
    beside = "\n".join({sysconfig.get_path("purelib"), sysconfig.get_path("platlib")})
    Path(site_packages.strip(), "beside.pth").write_text(beside, "utf-8")
    return programs


def _elsewhere(tmp_path: Path) -> dict[str, str]:
    """The environment of someone who has never seen the checkout."""
    kept = {name: os.environ[name] for name in ("SYSTEMROOT", "LANG") if name in os.environ}
    return {**kept, "PATH": os.defpath, "HOME": str(tmp_path), "USERPROFILE": str(tmp_path)}


def _root() -> Path:
    return Path(Path.cwd().anchor)


def test_the_wheel_carries_every_resource_and_nothing_else(wheel: Path) -> None:
    folder = CHECKOUT / "resources"
    here = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    with zipfile.ZipFile(wheel) as archive:
        names = [name for name in archive.namelist() if not name.endswith("/")]
    packed = {name.partition("/_resources/")[2] for name in names if "/_resources/" in name}
    assert packed == {name for name in here if "__pycache__" not in name}
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"omt_desktop"}


def test_the_installed_program_is_not_the_checkout_and_is_compiled(installed: Path, tmp_path: Path) -> None:
    told = _run(installed / "python", "-c", WHERE, cwd=_root(), environment=_elsewhere(tmp_path)).splitlines()
    package = Path(told[0]).parent
    assert package.is_relative_to(installed.parent)
    assert Path(told[1]) == package / "_resources"
    sources = {path.relative_to(package).with_suffix("") for path in package.rglob("*.py")}
    compiled = {p.relative_to(package).parent.parent / p.name.split(".")[0] for p in package.rglob("__pycache__/*.pyc")}
    assert sources - compiled == set()


def test_the_installed_program_names_its_version(installed: Path, tmp_path: Path) -> None:
    assert __version__ in _run(installed / "omt-desktop", "--version", cwd=_root(), environment=_elsewhere(tmp_path))


def test_the_installed_program_assesses_an_evaluation(installed: Path, tmp_path: Path) -> None:
    case = tmp_path / "evaluation.json"
    case.write_text(json.dumps(EVALUATION), "utf-8")
    answered = _run(installed / "omt-desktop", "assess", case, cwd=_root(), environment=_elsewhere(tmp_path))
    answer = json.loads(answered)
    assert answer["format"] == "omt-recommendation/1"
    assert list(answer["cells"]) == ["LUMB"]
    assert len(answer["content"]["sha256"]) == 64
