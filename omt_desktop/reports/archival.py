"""What makes a report an archival file (PDF/A-2b): colours, description and line ends as ISO 19005-2 asks for them.

Imports reportlab: import it where a PDF is made. Fonts are embedded whole with their characters, nothing is encrypted,
runs or is transparent: the rest of the layout sees to that, and tests/reports/test_archival.py holds it.
"""

import re
from datetime import datetime
from functools import cache
from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFPage, PDFStream, PDFString, PDFZCompress

from omt_desktop.reports.outline_nodes import Outline
from omt_desktop.resource_root import resource_root

PRODUCER = "OMT Desktop with ReportLab"
_CONDITION = "sRGB IEC61966-2.1"


def make_archival(canvas: Any, outline: Outline, as_of: datetime) -> None:
    """The catalogue of the canvas's file gets an sRGB output intent and a description that agrees with its own."""
    document = canvas._doc
    for page in document.idToObject.values():
        if isinstance(page, PDFPage):
            page.Trans = None  # an empty effect of changing pages, which no archive needs
    canvas.setProducer(PRODUCER)
    # Without the ASCII armour of old; files are a fifth smaller.
    document.defaultStreamFilters = [PDFZCompress]
    catalog = document.Catalog
    profile = document.Reference(PDFStream(PDFDictionary({"N": 3}), _profile(), [PDFZCompress]))
    intent = {
        "Type": PDFName("OutputIntent"),
        "S": PDFName("GTS_PDFA1"),
        "OutputConditionIdentifier": PDFString(_CONDITION),
        "Info": PDFString(_CONDITION),
        "DestOutputProfile": profile,
    }
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
    catalog.OutputIntents = PDFArray([PDFDictionary(intent)])
    kind = {"Type": PDFName("Metadata"), "Subtype": PDFName("XML")}
    catalog.Metadata = _Plain(PDFDictionary(kind), _description(outline, as_of))


class _Plain(PDFStream):  # type: ignore[misc]  # reportlab has no types
    """A stream that every archive can read without knowing how streams are packed."""

    def format(self, document: Any) -> bytes:
        """The stream as it stands in the file."""
        packing, document.defaultStreamFilters = document.defaultStreamFilters, None
        try:
            return bytes(super().format(document))
        finally:
            document.defaultStreamFilters = packing


@cache
def _profile() -> bytes:
    return resource_root().joinpath("colour", "sRGB.icc").read_bytes()


def _description(outline: Outline, as_of: datetime) -> bytes:
    """XMP that says what the file's own dictionary says."""
    moment = as_of.isoformat(timespec="seconds")
    title, author, subject = (escape(text) for text in (outline.title, outline.author, outline.kind))
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""
    xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
    xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:xmp="http://ns.adobe.com/xap/1.0/"
    xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
   <pdfaid:part>2</pdfaid:part>
   <pdfaid:conformance>B</pdfaid:conformance>
   <dc:format>application/pdf</dc:format>
   <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
   <dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
   <dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
   <dc:language><rdf:Bag><rdf:li>{outline.language}</rdf:li></rdf:Bag></dc:language>
   <xmp:CreatorTool>{author}</xmp:CreatorTool>
   <xmp:CreateDate>{moment}</xmp:CreateDate>
   <xmp:ModifyDate>{moment}</xmp:ModifyDate>
   <pdf:Producer>{PRODUCER}</pdf:Producer>
   <pdf:Keywords>{subject}</pdf:Keywords>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>
""".encode()


_ENTRY = re.compile(rb"(\d{10}) (\d{5}) n \n")
_END = b"endstream"


def with_line_ends(pdf: bytes) -> bytes:
    """The file with every `endstream` on a line of its own, as archives demand and reportlab does not do.

    reportlab writes the objects one after another, then one table of all of them: so they are moved by what was added.
    """
    table = int(pdf[pdf.rindex(b"startxref") + 9 :].split()[0])
    offsets = [int(entry[1]) for entry in _ENTRY.finditer(pdf, table)]
    ordered = sorted(offsets)
    written, places, at = [pdf[: ordered[0]]], {}, ordered[0]
    for start, stop in zip(ordered, [*ordered[1:], table], strict=True):
        piece = _on_a_line(pdf[start:stop])
        places[start] = at
        written.append(piece)
        at += len(piece)
    return b"".join([*written, _moved(pdf[table:], places, at)])


def _on_a_line(piece: bytes) -> bytes:
    end = piece.rfind(_END)
    return piece if end < 0 or piece[end - 1 : end] in b"\r\n" else piece[:end] + b"\n" + piece[end:]


def _moved(tail: bytes, places: dict[int, int], table: int) -> bytes:
    """The table and what follows it, with the new places of the objects and of itself."""

    def entry(match: re.Match[bytes]) -> bytes:
        return b"%010d %s n \n" % (places[int(match[1])], match[2])

    moved = _ENTRY.sub(entry, tail)
    start = moved.rindex(b"startxref")
    return moved[:start] + b"startxref\n%d\n%%%%EOF\n" % table
