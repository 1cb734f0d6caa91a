"""What the workflow asks of seals, fulfilled with pyHanko, which is imported with the first seal."""

from collections.abc import Sequence
from datetime import datetime

from omt_desktop.workflow.seal import SealingKey, SealState, SealVerdict


def _second_signer(name: str, meaning: str, at: datetime, width: float, height: float) -> bytes:
    """The line of a second signer, by reportlab, which is imported when there is one."""
    from omt_desktop.reports.cosigner_line import cosigner_line

    return cosigner_line(name, meaning, at, width, height)


class PyHankoSeals:
    """Fulfils workflow.seal.SealMaker and SealChecker."""

    def new_root(self, practice: str, now: datetime) -> SealingKey:
        """A new root of the practice."""
        from omt_desktop.reports.sealing.certificates import new_root

        return new_root(practice, now)

    def new_person_key(self, root: SealingKey, person: str, now: datetime) -> SealingKey:
        """A new key of the person, certified by the root."""
        from omt_desktop.reports.sealing.certificates import new_person_key

        return new_person_key(root, person, now)

    def imported_key(self, pkcs12: bytes, pin: str, now: datetime) -> SealingKey:
        """The key in a PKCS#12 file."""
        from omt_desktop.reports.sealing.imported_certificate import imported_key

        return imported_key(pkcs12, pin, now)

    def seal(self, pdf: bytes, key: SealingKey, reason: str, now: datetime) -> bytes:
        """The PDF sealed and checked."""
        from omt_desktop.reports.sealing.seal_pdf import seal_pdf

        return seal_pdf(pdf, key, reason, now, _second_signer)

    def fingerprint(self, certificate: bytes) -> str:
        """The SHA-256 of the certificate in hexadecimal."""
        from omt_desktop.reports.sealing.certificates import fingerprint

        return fingerprint(certificate)

    def check(self, pdf: bytes, known_roots: Sequence[bytes] = ()) -> SealVerdict:
        """The verdict on the file. A PDF that names no signed range is a draft: told without reading the library."""
        if b"/ByteRange" not in pdf and pdf.startswith(b"%PDF-"):
            return SealVerdict(SealState.UNSIGNED)
        from omt_desktop.reports.sealing.check_seal import check_seal

        return check_seal(pdf, known_roots)
