"""`omt-desktop verify-pdf`: one sentence and an exit status, without a passphrase."""

from pathlib import Path

import pytest

from omt_desktop.cli.main import main
from tests.sealed_report import SEALS, Sealed, sealed

__all__ = ["sealed"]


@pytest.mark.parametrize(
    ("change", "status", "told"),
    [
        (lambda s: s.pdf, 0, "Sealed and unchanged"),
        (lambda s: s.pdf + b"x", 3, "Changed after signing"),
        (lambda s: s.draft, 4, "Unsigned"),
        (lambda s: b"hello", 6, "Cannot be checked"),
    ],
)
def test_each_state_has_a_sentence_and_a_status(
    sealed: Sealed, tmp_path: Path, capsys: pytest.CaptureFixture[str], change: object, status: int, told: str
) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(change(sealed))  # type: ignore[operator]  # the lambdas above
    assert main(["verify-pdf", str(path)]) == status
    printed = capsys.readouterr()
    assert printed.out.startswith(told)
    assert printed.out.count("\n") == 1
    assert printed.err == ""


def test_the_fingerprint_is_shown_and_the_own_practice_is_recognised(
    sealed: Sealed, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(sealed.pdf)
    main(["verify-pdf", str(path)])
    printed = SEALS.fingerprint(sealed.root.root).upper()
    assert printed in capsys.readouterr().out.replace(" ", "")
    (tmp_path / "practice-root.cer").write_bytes(sealed.root.root)
    assert main(["verify-pdf", str(path), "--data", str(tmp_path)]) == 0
    assert "one of this practice" in capsys.readouterr().out


def test_another_practice_is_told(sealed: Sealed, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(sealed.pdf)
    other = SEALS.new_root("Other (invented)", sealed_at(sealed))
    (tmp_path / "practice-root.cer").write_bytes(other.root)
    assert main(["verify-pdf", str(path), "--data", str(tmp_path)]) == 5
    assert "does not know" in capsys.readouterr().out


def test_a_missing_file_or_certificate_is_told_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify-pdf", str(tmp_path / "none.pdf")]) == 2
    (tmp_path / "a.pdf").write_bytes(b"")
    assert main(["verify-pdf", str(tmp_path / "a.pdf"), "--data", str(tmp_path)]) == 2
    assert capsys.readouterr().err.count("\n") == 2


def sealed_at(sealed: Sealed) -> object:
    (signature,) = SEALS.check(sealed.pdf).signatures
    return signature.signed_at
