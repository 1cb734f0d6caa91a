"""Seals a PDF with PAdES B-B through pyHanko, and checks the result before it is handed out."""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

from asn1crypto.keys import PrivateKeyInfo
from asn1crypto.x509 import Certificate
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import InvisSigSettings, MDPPerm, SigFieldSpec, SigSeedSubFilter, append_signature_field
from pyhanko.sign.fields import enumerate_sig_fields as signature_fields
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko_certvalidator.registry import SimpleCertificateStore

from omt_desktop.reports.sealing.check_seal import check_seal
from omt_desktop.workflow.errors import Refusal
from omt_desktop.workflow.seal import SealingKey, SealState

FIELDS = ("Signature", "Cosignature")
"""Both exist, the second one empty, before the first signature: a field added later would break it."""


def seal_pdf(pdf: bytes, key: SealingKey, reason: str, now: datetime) -> bytes:
    """The PDF with a first, certifying signature, or with the co-signature where it has the first one already.

    The result was checked as a reader would check it now; Refusal where it would not be green.
    """
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    fields = [name for name, _, _ in signature_fields(writer.prev)]
    if not fields:
        for name in FIELDS:
            append_signature_field(writer, SigFieldSpec(name, invis_sig_settings=InvisSigSettings()))
    empty = _empty_field(writer) if fields else FIELDS[0]
    metadata = PdfSignatureMetadata(
        field_name=empty,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        certify=not fields,
        docmdp_permissions=MDPPerm.FILL_FORMS,
        reason=reason or None,
    )
    sealed = BytesIO()
    _TimedSigner(metadata, _signer(key), now).sign_pdf(writer, existing_fields_only=True, output=sealed)
    return _proven(sealed.getvalue(), key, now)


class _TimedSigner(PdfSigner):
    """pyHanko reads the computer's clock; the time of a seal is the one the clock rules have seen."""

    def __init__(self, metadata: PdfSignatureMetadata, signer: SimpleSigner, now: datetime) -> None:
        super().__init__(metadata, signer)
        self._now = now

    def init_signing_session(self, pdf_out: Any, existing_fields_only: bool = False) -> Any:
        session = super().init_signing_session(pdf_out, existing_fields_only)
        session.system_time = self._now
        return session


def _signer(key: SealingKey) -> SimpleSigner:
    certificates = [Certificate.load(der) for der in key.certificates]
    registry = SimpleCertificateStore()  # type: ignore[no-untyped-call]  # its __init__ has no annotations
    registry.register_multiple(certificates[1:])
    return SimpleSigner(
        signing_cert=certificates[0], signing_key=PrivateKeyInfo.load(key.private_key), cert_registry=registry
    )


def _empty_field(writer: IncrementalPdfFileWriter) -> str:
    empty: Sequence[str] = [name for name, value, _ in signature_fields(writer.prev) if value is None]
    if not empty:
        raise Refusal("This PDF has all its signatures already. Make a new report to sign it again.")
    return empty[0]


def _proven(sealed: bytes, key: SealingKey, now: datetime) -> bytes:
    verdict = check_seal(sealed, (key.root,), moment=now)
    if verdict.state is not SealState.UNCHANGED:
        raise Refusal(
            f"The PDF was not sealed, because a reader would not accept the seal ({verdict.reason}). Check the "
            "date and time of this computer and the certificate in the settings, then sign again."
        )
    return sealed
