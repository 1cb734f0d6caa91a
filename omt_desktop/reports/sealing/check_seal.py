"""Tells whether a sealed PDF is still whole: green only for the entire file exactly as it was signed.

pyHanko alone is too lenient for that: it allows a changed title and bytes after the end. So the last signature must
cover the entire file, every revision since the first signature must be a signature resting on the same root, and the
signature container must be written exactly as ours is (cms_shape). Certificates are judged at the time the signature
states, because a chart outlives its certificates; the audit anchor vouches for that time.
"""

import logging
from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from asn1crypto.x509 import Certificate
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from omt_desktop.reports.sealing.cms_shape import written_as_ours
from omt_desktop.workflow.seal import SealSignature, SealState, SealVerdict

# It reports every damaged file at length and quotes from it; the verdict says what the doctor needs.
logging.getLogger("pyhanko").setLevel(logging.CRITICAL + 1)
logging.getLogger("pyhanko_certvalidator").setLevel(logging.CRITICAL + 1)

LARGEST_PDF = 64 * 1024 * 1024
_DAMAGED = "the file is damaged or is not a PDF"


def check_seal(pdf: bytes, known_roots: Sequence[bytes] = (), moment: datetime | None = None) -> SealVerdict:
    """The verdict on the file. Certificates are judged at `moment`, or at the time each signature states.

    Whatever the file holds, nothing is raised: what cannot be read is UNCHECKABLE, and never UNCHANGED.
    """
    if len(pdf) > LARGEST_PDF:
        return SealVerdict(SealState.UNCHECKABLE, reason="the file is larger than any report of this program")
    try:
        return _check(pdf, known_roots, moment)
    except Exception:  # a hostile file raises what it likes; five types were seen in 300 damaged files
        state = SealState.CHANGED if b"/ByteRange" in pdf else SealState.UNCHECKABLE
        return SealVerdict(state, reason=_DAMAGED)


def _check(pdf: bytes, known_roots: Sequence[bytes], moment: datetime | None) -> SealVerdict:
    reader = PdfFileReader(BytesIO(pdf), strict=True)
    signatures = sorted(reader.embedded_signatures, key=lambda signature: int(signature.signed_revision))
    if not signatures:
        if b"/ByteRange" in pdf:
            return SealVerdict(SealState.CHANGED, reason="it holds the remains of a seal")
        return SealVerdict(SealState.UNSIGNED)
    paths = [path_of(signature, known_roots) for signature in signatures]
    root = paths[0][-1]
    known = root in known_roots
    told = tuple(_told(signature) for signature in signatures)
    prints = Certificate.load(root).sha256.hex()

    def verdict(state: SealState, reason: str = "") -> SealVerdict:
        return SealVerdict(state, told, prints, known, reason)

    statuses = [_status(signature, root, moment) for signature in signatures]
    shaped = all(written_as_ours(pdf, signature, path) for signature, path in zip(signatures, paths, strict=True))
    if reason := _why_changed(signatures, statuses, reader, shaped=shaped and _is_self_made(root)):
        return verdict(SealState.CHANGED, reason)
    if reason := _why_not_trusted(statuses):
        return verdict(SealState.UNCHECKABLE, reason)
    return verdict(SealState.UNCHANGED if known or not known_roots else SealState.FOREIGN)


def path_of(signature: Any, known_roots: Sequence[bytes]) -> tuple[bytes, ...]:
    """The signer's certificate and those it rests on, up to a known root or the highest one that came along."""
    path = [signature.signer_cert]
    beside = [*map(Certificate.load, known_roots), *signature.other_embedded_certs]
    while path[-1].issuer != path[-1].subject and len(path) <= len(beside) + 1:
        above = next((one for one in beside if one.subject == path[-1].issuer), None)
        if above is None:
            break
        path.append(above)
    return tuple(bytes(certificate.dump()) for certificate in path)


def _is_self_made(root: bytes) -> bool:
    """Whether a self-signed root is whole; pyHanko believes the root it is given."""
    certificate = x509.load_der_x509_certificate(root)
    if certificate.issuer != certificate.subject:
        return True
    try:
        certificate.verify_directly_issued_by(certificate)
    except (ValueError, TypeError, InvalidSignature):
        return False
    return True


def _told(signature: Any) -> SealSignature:
    name = signature.signer_cert.subject.native.get("common_name", "")
    signed_at = signature.self_reported_timestamp
    return SealSignature(name if isinstance(name, str) else " ".join(map(str, name)), signed_at)


def _status(signature: Any, root: bytes, moment: datetime | None) -> PdfSignatureStatus:
    at = moment or signature.self_reported_timestamp or datetime.now(UTC)
    context = ValidationContext(
        trust_roots=[Certificate.load(root)],
        other_certs=list(signature.other_embedded_certs),
        moment=at if at.tzinfo else at.replace(tzinfo=UTC),
        allow_fetching=False,
        revocation_mode="soft-fail",
    )
    return validate_pdf_signature(signature, context)


def _why_changed(
    signatures: Sequence[Any], statuses: Sequence[PdfSignatureStatus], reader: PdfFileReader, *, shaped: bool
) -> str:
    if not all(status.intact and status.valid for status in statuses):
        return "its content differs from what was signed"
    if not all(status.docmdp_ok or status.modification_level is None for status in statuses):
        return "something was added to its pages"
    if statuses[-1].coverage is not SignatureCoverageLevel.ENTIRE_FILE:
        return "something was added after it was signed"
    first = int(signatures[0].signed_revision)
    revisions = [int(signature.signed_revision) for signature in signatures]
    if revisions != list(range(first, first + len(revisions))) or revisions[-1] != reader.xrefs.total_revisions - 1:
        return "something was added between its signatures"
    if not shaped:
        return "its seal was altered"
    return ""


def _why_not_trusted(statuses: Sequence[PdfSignatureStatus]) -> str:
    if all(status.bottom_line for status in statuses):
        return ""
    return "a certificate of its seal does not hold for the time of signing"
