"""A sealed report is still an archival file: what the seal adds keeps to PDF/A-2b as well."""

import re
from datetime import datetime
from io import BytesIO

import pikepdf

from tests.sealed_report import Sealed


def test_the_seal_keeps_the_shape(sealed: Sealed) -> None:
    with pikepdf.open(BytesIO(sealed.pdf)) as opened, opened.open_metadata() as described:
        assert described.pdfa_status == "2B"
        # The sealer names itself alone in one and beside the report's maker in the other; the format allows that.
        assert str(described["pdf:Producer"]) in str(opened.docinfo.Producer)
        changed = datetime.fromisoformat(described["xmp:ModifyDate"])
        assert f"D:{changed:%Y%m%d%H%M%S}" in str(opened.docinfo.ModDate)
        for field in opened.Root.AcroForm.Fields:
            # Nothing is drawn, so nothing needs a font or a colour of its own; it prints, and is not hidden.
            assert [int(side) for side in field.Rect] == [0, 0, 0, 0]
            assert int(field.F) & 4 and not int(field.F) & 3
    ends = [match.start() for match in re.finditer(rb"endstream", sealed.pdf)]
    assert all(sealed.pdf[at - 1 : at] in b"\r\n" for at in ends)
