"""Seals a PDF with PAdES B-B through pyHanko, and checks the result before it is handed out."""

import re
from collections.abc import Callable, Sequence
from datetime import datetime
from io import BytesIO
from typing import Any, TypeAlias

from asn1crypto.keys import PrivateKeyInfo
from asn1crypto.x509 import Certificate
from pyhanko.pdf_utils.content import PdfContent
from pyhanko.pdf_utils.generic import StreamObject, pdf_date, pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import AxisAlignment, BoxConstraints, InnerScaling, Margins, SimpleBoxLayoutRule
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import InvisSigSettings, MDPPerm, SigFieldSpec, SigSeedSubFilter, append_signature_field
from pyhanko.sign.fields import enumerate_sig_fields as signature_fields
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.stamp import StaticStampStyle
from pyhanko_certvalidator.registry import SimpleCertificateStore

from omt_desktop.reports.sealing.check_seal import check_seal
from omt_desktop.workflow.errors import Refusal
from omt_desktop.workflow.seal import SealingKey, SealState

FIRST, SECOND = "Signature", "Cosignature"
FIELDS = (FIRST, SECOND)
"""Both exist, the second one empty, before the first signature: a field added later would break it."""
WriteLine: TypeAlias = Callable[[str, str, datetime, float, float], bytes]
"""Name, meaning and moment of the second signer as a PDF of one page of that width and height in points."""
_LINE = (48, 12, 24)
"""Where the second signer appears on page one: from the sides, and between these heights; below what is printed."""
_MODIFIED = re.compile(rb"(?<=<xmp:ModifyDate>)[^<]*")

_NEWEST = (1, 7)
_AS_IT_IS: dict[str, Any] = {
    "border_width": 0,
    "background_layout": SimpleBoxLayoutRule(
        x_align=AxisAlignment.ALIGN_MIN,
        y_align=AxisAlignment.ALIGN_MIN,
        margins=Margins(),
        inner_content_scaling=InnerScaling.NO_SCALING,
    ),
}
"""A stamp that is drawn without frame, margin or scaling."""


def seal_pdf(pdf: bytes, key: SealingKey, reason: str, now: datetime, write_line: WriteLine | None = None) -> bytes:
    """The PDF with a first, certifying signature, or with the co-signature where it has the first one already.

    The second signer's name is then written with `write_line` into the place that the first seal left for it. The
    result was checked as a reader would check it now; Refusal where it would not be green.
    """
    writer = _ArchivalWriter(BytesIO(pdf), now)
    fields = [name for name, _, _ in signature_fields(writer.prev)]
    name, place = _name_in(key), _place_of_line(writer)
    if not fields:
        append_signature_field(writer, SigFieldSpec(FIRST, invis_sig_settings=InvisSigSettings()))
        append_signature_field(writer, SigFieldSpec(SECOND, box=place, readable_field_name="Second signature"))
    empty = _empty_field(writer) if fields else FIRST
    style = None
    if fields and write_line is not None:
        size = place[2] - place[0], place[3] - place[1]
        style = StaticStampStyle(background=_Line(write_line(name, reason, now, *size)), **_AS_IT_IS)
    metadata = PdfSignatureMetadata(
        field_name=empty,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        certify=not fields,
        docmdp_permissions=MDPPerm.FILL_FORMS,
        reason=reason or None,
        name=name,
    )
    sealed = BytesIO()
    _TimedSigner(metadata, _signer(key), now, style).sign_pdf(writer, existing_fields_only=True, output=sealed)
    return _proven(sealed.getvalue(), key, now)


class _Line(PdfContent):
    """The only page of a PDF in memory, to be drawn as it is."""

    def __init__(self, pdf: bytes) -> None:
        super().__init__()
        self._pdf = pdf

    def render(self) -> bytes:
        """Draws the page, which is in the file from now on."""
        page = self._ensure_writer.import_page_as_xobject(PdfFileReader(BytesIO(self._pdf)))
        self.resources.xobject["/Line"] = page
        left, bottom, right, top = (float(side) for side in page.get_object()["/BBox"])
        self.box = BoxConstraints(width=right - left, height=top - bottom)
        return b"/Line Do"


class _ArchivalWriter(IncrementalPdfFileWriter):
    """Leaves the file an archival one: PDF/A-2 is PDF 1.7 at the most, and pyHanko would write 2.0 for PAdES.

    Both descriptions of the file stay what they were but for the time of the change, and agree with each other.
    """

    def __init__(self, stream: BytesIO, now: datetime) -> None:
        self._now = now
        super().__init__(stream)

    def _update_meta(self) -> None:
        if self._info is None or "/Metadata" not in self.root:
            return
        told: Any = self._info
        told.get_object()[pdf_name("/ModDate")] = pdf_date(self._now)
        self.mark_update(told)
        moment = self._now.isoformat(timespec="seconds").encode("ascii")
        described = _MODIFIED.sub(moment, self.root["/Metadata"].data)
        kind = {pdf_name("/Type"): pdf_name("/Metadata"), pdf_name("/Subtype"): pdf_name("/XML")}
        self.root[pdf_name("/Metadata")] = self.add_object(StreamObject(kind, stream_data=described))
        self.update_root()  # type: ignore[no-untyped-call]  # it has no annotations

    def ensure_output_version(self, version: tuple[int, int]) -> None:
        """The file says at least this version, and never more than 1.7."""
        super().ensure_output_version(min(version, _NEWEST))  # type: ignore[no-untyped-call]  # it has no annotations


class _TimedSigner(PdfSigner):
    """pyHanko reads the computer's clock; the time of a seal is the one the clock rules have seen."""

    def __init__(
        self, metadata: PdfSignatureMetadata, signer: SimpleSigner, now: datetime, style: StaticStampStyle | None
    ) -> None:
        super().__init__(metadata, signer, stamp_style=style)
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


def _name_in(key: SealingKey) -> str:
    name = Certificate.load(key.certificates[0]).subject.native.get("common_name", "")
    return name if isinstance(name, str) else " ".join(map(str, name))


def _place_of_line(writer: IncrementalPdfFileWriter) -> tuple[int, int, int, int]:
    """Left, bottom, right and top of the line on page one, which none of our pages prints on."""
    page = writer.root["/Pages"]["/Kids"][0]
    box = page.get("/MediaBox") or writer.root["/Pages"]["/MediaBox"]
    side, bottom, top = _LINE
    return side, bottom, int(float(box[2])) - side, top


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
