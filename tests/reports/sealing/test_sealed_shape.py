"""A sealed report is still an archival file: what the seals add keeps to PDF/A-2b as well."""

import re
import subprocess
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pikepdf.pdfa import validate_written

from omt_desktop.reports import PdfiumOpener
from omt_desktop.reports.cosigner_line import cosigner_line
from tests.sealed_report import NOW, SEALS, Sealed

LATER = NOW + timedelta(hours=1)
BEN = "Dr. Ben Invented, DO"


@pytest.fixture(scope="module")
def cosealed(sealed: Sealed) -> bytes:
    return SEALS.seal(sealed.pdf, SEALS.new_person_key(sealed.root, BEN, NOW), "reviewer", LATER)


@pytest.fixture(params=["draft", "sealed", "cosealed"])
def state(request: pytest.FixtureRequest, sealed: Sealed, cosealed: bytes) -> tuple[str, bytes]:
    return request.param, {"draft": sealed.draft, "sealed": sealed.pdf, "cosealed": cosealed}[request.param]


def test_both_descriptions_of_the_file_agree_before_and_after(state: tuple[str, bytes], sealed: Sealed) -> None:
    name, data = state
    with pikepdf.open(BytesIO(data)) as opened, opened.open_metadata() as described:
        info = opened.docinfo
        assert described.pdfa_status == "2B"
        assert described["dc:title"] == str(info.Title) == "Osteopathic evaluation of 20 Nov 2026"
        assert described["pdf:Producer"] == str(info.Producer)
        assert described["xmp:CreatorTool"] == str(info.Creator)
        assert described["dc:creator"] == [str(info.Author)]
        assert described["dc:description"] == str(info.Subject)
        assert described["pdf:Keywords"] == str(info.Keywords)
        for key, told in (("xmp:CreateDate", info.CreationDate), ("xmp:ModifyDate", info.ModDate)):
            assert datetime.fromisoformat(described[key]) == pdf_moment(str(told))
        changed = datetime.fromisoformat(described["xmp:ModifyDate"])
        # The time of the seal is the one that the clock rules have seen, never this computer's own.
        assert changed == {"draft": datetime.fromisoformat(described["xmp:CreateDate"]), "sealed": NOW}.get(name, LATER)
        assert "/Filter" not in opened.Root.Metadata


def pdf_moment(told: str) -> datetime:
    """The moment in `D:20261120104207-05'00'` or `D:…Z`."""
    plain = told.removeprefix("D:").replace("'", "").replace("Z", "+0000")
    return datetime.strptime(plain, "%Y%m%d%H%M%S%z")


def test_a_validator_that_is_not_ours_finds_nothing(state: tuple[str, bytes]) -> None:
    name, data = state
    report = validate_written(BytesIO(data), "2b")
    assert report.violations == ()
    # It judges no forms; the rules of ISO 19005-2 for them are in the test that follows.
    assert [f.message.split(" (")[1].split(")")[0] for f in report.unsupported] == (
        [] if name == "draft" else ["/AcroForm", "/Perms"]
    )


def test_fields_of_seals_keep_to_the_rules_for_annotations_and_forms(sealed: Sealed, cosealed: bytes) -> None:
    for data in (sealed.pdf, cosealed):
        with pikepdf.open(BytesIO(data)) as opened:
            form = opened.Root.AcroForm
            assert "/NeedAppearances" not in form and "/XFA" not in form
            assert re.fullmatch(r"/1\.[0-7]", str(opened.Root.Version))
            for field in form.Fields:
                flags = int(field.F)
                assert flags & 4 and not flags & (1 | 2 | 32 | 256), "printed, and neither hidden nor invisible"
                drawn = [float(side) for side in field.Rect] != [0, 0, 0, 0]
                assert drawn is ("/AP" in field), "what takes room has one appearance"
                if drawn:
                    assert list(field.AP.keys()) == ["/N"] and field.AP.N.Subtype == "/Form"
                    assert "/Group" not in field.AP.N
                assert not {"/A", "/AA"} & set(field.keys())
            for item in opened.objects:
                if isinstance(item, pikepdf.Dictionary) and ("/ca" in item or "/CA" in item):
                    assert float(item.get("/ca", 1)) == float(item.get("/CA", 1)) == 1, "nothing is transparent"
    ends = [match.start() for match in re.finditer(rb"endstream", cosealed)]
    assert all(cosealed[at - 1 : at] in b"\r\n" for at in ends)


def test_the_second_signer_is_named_on_page_one(sealed: Sealed, cosealed: bytes, tmp_path: Path) -> None:
    line = f"Co-signed by {BEN}, reviewer, 20 Nov 2026"
    for data, named in ((sealed.pdf, False), (cosealed, True)):
        (tmp_path / "r.pdf").write_bytes(data)
        page = ["pdftotext", "-f", "1", "-l", "1", "-layout", str(tmp_path / "r.pdf"), "-"]
        assert (line in subprocess.run(page, capture_output=True, text=True, check=True).stdout) is named
        pages = PdfiumOpener().open_pdf(data)
        drawn = pages.image(0, 1.0)
        dark = sum(drawn.pixels[r * drawn.stride + 4 * x] < 128 for r in range(768, 780) for x in range(48, 500))
        pages.close()
        assert (dark > 100) is named, "also in the window"


def test_a_very_long_name_is_shortened_and_its_moment_stays() -> None:
    made = cosigner_line("Dr. " + "Invented " * 60, "reviewer", NOW, 500.0, 12.0)
    pages = PdfiumOpener().open_pdf(made)
    assert len(pages.find("20 Nov 2026")) == len(pages.find("Co-signed by Dr. Invented")) == 1
    pages.close()
