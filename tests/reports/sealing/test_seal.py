"""The seal on a report: whole files are green, everything else is not, and independent readers agree."""

import random
import re
import subprocess
from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader

from omt_desktop.reports.sealing.check_seal import check_seal
from omt_desktop.workflow.errors import Refusal
from omt_desktop.workflow.seal import SealState
from omt_desktop.workflow.seal_words import seal_sentence
from tests.sealed_report import NOW, SEALS, Sealed

TAMPERED = 300


def flip_a_byte_of_a_page(pdf: bytes) -> bytes:
    place = pdf.index(b"stream") + 40
    return pdf[:place] + bytes([pdf[place] ^ 1]) + pdf[place + 1 :]


def write_over_a_page(pdf: bytes) -> bytes:
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    page = writer.root["/Pages"]["/Kids"][0]
    over = writer.add_object(generic.StreamObject(stream_data=b"0 0 0 rg 0 0 400 400 re f"))
    page["/Contents"] = generic.ArrayObject([page.raw_get("/Contents"), over])
    writer.update_container(page)
    return written(writer)


def add_a_note(pdf: bytes) -> bytes:
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    page = writer.root["/Pages"]["/Kids"][0]
    note = generic.DictionaryObject(
        {
            generic.pdf_name("/Type"): generic.pdf_name("/Annot"),
            generic.pdf_name("/Subtype"): generic.pdf_name("/FreeText"),
            generic.pdf_name("/Rect"): generic.ArrayObject(map(generic.NumberObject, (50, 50, 300, 100))),
            generic.pdf_name("/Contents"): generic.TextStringObject("No allergies"),
        }
    )
    page["/Annots"] = generic.ArrayObject([*page.get("/Annots", []), writer.add_object(note)])
    writer.update_container(page)
    return written(writer)


def change_the_title(pdf: bytes) -> bytes:
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    writer.set_info(generic.DictionaryObject({generic.pdf_name("/Title"): generic.TextStringObject("Another")}))
    return written(writer)


def add_junk(pdf: bytes) -> bytes:
    return pdf + b"\n% nothing to see\n"


def save_anew(pdf: bytes) -> bytes:
    target = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as opened:
        opened.save(target)
    return target.getvalue()


def cut_off_the_seal(pdf: bytes) -> bytes:
    return pdf[: pdf.index(b"%%EOF") + 6] + b"% /ByteRange\n"


def written(writer: IncrementalPdfFileWriter) -> bytes:
    target = BytesIO()
    writer.write(target)
    return target.getvalue()


MANIPULATIONS = (
    flip_a_byte_of_a_page, write_over_a_page, add_a_note, change_the_title, add_junk, save_anew, cut_off_the_seal,
)  # fmt: skip


def pdfsig(pdf: bytes, folder: Path) -> str:
    path = folder / "sealed.pdf"
    path.write_bytes(pdf)
    ran = subprocess.run(["pdfsig", "-nocert", path], capture_output=True, text=True, check=False)
    return ran.stdout


def test_the_untouched_file_is_green_and_says_who_signed_when(sealed: Sealed) -> None:
    verdict = check_seal(sealed.pdf, (sealed.root.root,))
    assert (verdict.state, verdict.known_root) == (SealState.UNCHANGED, True)
    assert [(s.name, s.signed_at) for s in verdict.signatures] == [("Dr. Ada Invented, DO", NOW)]
    assert "Sealed and unchanged" in seal_sentence(verdict)
    assert check_seal(sealed.draft).state is SealState.UNSIGNED


def test_poppler_calls_it_valid_and_totally_signed(sealed: Sealed, tmp_path: Path) -> None:
    told = pdfsig(sealed.pdf, tmp_path)
    assert "Signature is Valid" in told
    assert "Total document signed" in told
    assert "Not total document signed" not in told
    assert "ETSI.CAdES.detached" in told


@pytest.mark.parametrize("manipulate", MANIPULATIONS, ids=lambda m: m.__name__)
def test_no_manipulated_file_is_green(sealed: Sealed, manipulate: Callable[[bytes], bytes]) -> None:
    for roots in ((), (sealed.root.root,)):
        verdict = check_seal(manipulate(sealed.pdf), roots)
        assert verdict.state is SealState.CHANGED
        assert verdict.reason


def test_random_corruption_is_never_green_and_never_raises(sealed: Sealed) -> None:
    chance = random.Random(20261120)
    for _ in range(TAMPERED):
        broken = bytearray(sealed.pdf)
        match chance.randrange(4):
            case 0:
                del broken[chance.randrange(len(broken)) :]
            case 1:
                broken[chance.randrange(len(broken))] ^= 1 << chance.randrange(8)
            case 2:
                place = chance.randrange(len(broken))
                broken[place : place + 40] = chance.randbytes(40)
            case _:
                place = chance.randrange(len(broken))
                broken[place:place] = chance.randbytes(chance.randrange(1, 60))
        assert check_seal(bytes(broken), (sealed.root.root,)).state is not SealState.UNCHANGED


def test_every_kind_of_byte_of_the_signature_itself_counts(sealed: Sealed) -> None:
    """The container is not part of what is signed, so each of its bytes is guarded by its form (every 23rd here)."""
    start = sealed.pdf.index(b"/Contents <") + len(b"/Contents <")
    end = sealed.pdf.index(b">", start)
    for place in range(start, end, 23):
        broken = bytearray(sealed.pdf)
        broken[place] ^= 1
        assert check_seal(bytes(broken), (sealed.root.root,)).state is SealState.CHANGED


def test_the_case_of_a_letter_in_a_name_counts(sealed: Sealed) -> None:
    """X.509 names are equal without regard to case, and the container itself is not signed."""
    practice, changed = (word.hex().upper().encode() for word in (b"practice root", b"practice rooT"))
    places = [match.start() for match in re.finditer(practice, sealed.pdf.upper())]
    assert len(places) >= 2
    for place in places:
        digits = sealed.pdf[place : place + len(changed)]
        as_written = changed if digits.isupper() or digits.isdigit() else changed.lower()
        broken = sealed.pdf[:place] + as_written + sealed.pdf[place + len(changed) :]
        assert broken != sealed.pdf
        assert check_seal(broken, (sealed.root.root,)).state is SealState.CHANGED


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"%PDF-1.4\n/ByteRange", b"\0" * 5000, b"[" * 100_000])
def test_what_is_no_pdf_is_told_and_never_raises(data: bytes) -> None:
    assert check_seal(data).state in (SealState.UNCHECKABLE, SealState.CHANGED)


def test_a_cosignature_keeps_both_green(sealed: Sealed, tmp_path: Path) -> None:
    second = SEALS.new_person_key(sealed.root, "Dr. Ben Invented, DO", NOW)
    both = SEALS.seal(sealed.pdf, second, "reviewer", NOW + timedelta(hours=1))
    verdict = check_seal(both, (sealed.root.root,))
    assert verdict.state is SealState.UNCHANGED
    assert [s.name for s in verdict.signatures] == ["Dr. Ada Invented, DO", "Dr. Ben Invented, DO"]
    told = pdfsig(both, tmp_path)
    assert told.count("Signature is Valid") == 2
    for manipulate in MANIPULATIONS:
        assert check_seal(manipulate(both)).state is SealState.CHANGED
    with pytest.raises(Refusal, match="all its signatures"):
        SEALS.seal(both, sealed.doctor, "again", NOW)


def test_a_title_changed_between_two_signatures_is_not_green(sealed: Sealed) -> None:
    second = SEALS.new_person_key(sealed.root, "Dr. Ben Invented, DO", NOW)
    with pytest.raises(Refusal, match="added between its signatures"):
        SEALS.seal(change_the_title(sealed.pdf), second, "reviewer", NOW)


def test_a_cosignature_of_somebody_else_is_not_green(sealed: Sealed) -> None:
    other = SEALS.new_root("Other Practice (invented)", NOW)
    stranger = SEALS.new_person_key(other, "Dr. Eve Invented", NOW)
    with pytest.raises(Refusal, match="would not accept"):
        SEALS.seal(sealed.pdf, stranger, "reviewer", NOW)


def test_a_seal_of_another_practice_is_told_apart(sealed: Sealed) -> None:
    other = SEALS.new_root("Other Practice (invented)", NOW)
    verdict = check_seal(sealed.pdf, (other.root,))
    assert verdict.state is SealState.FOREIGN
    assert verdict.fingerprint == SEALS.fingerprint(sealed.root.root)
    assert "compare" in seal_sentence(verdict)


def test_a_certificate_that_is_not_valid_yet_or_any_more_makes_no_seal(sealed: Sealed) -> None:
    for moment in (NOW - timedelta(days=6 * 365), NOW + timedelta(days=14 * 365)):
        with pytest.raises(Refusal, match="date and time of this computer"):
            SEALS.seal(sealed.draft, sealed.doctor, "author", moment)


def test_the_result_is_shaped_as_pdf_a_asks(sealed: Sealed) -> None:
    """No encryption, no hidden widget, no form that asks readers to draw it, text as before."""
    with pikepdf.open(BytesIO(sealed.pdf)) as pdf:
        assert not pdf.is_encrypted
        fields = list(pdf.Root.AcroForm.Fields)
        assert [str(field.T) for field in fields] == ["Signature", "Cosignature"]
        for field in fields:
            assert int(field.F) & 0b100
            assert not int(field.F) & 0b100011
        assert "/NeedAppearances" not in pdf.Root.AcroForm
        assert list(pdf.Root.Perms.keys()) == ["/DocMDP"]
        assert "/XFA" not in pdf.Root.AcroForm
    before, after = (PdfFileReader(BytesIO(data)) for data in (sealed.draft, sealed.pdf))
    assert len(before.root["/Pages"]["/Kids"]) == len(after.root["/Pages"]["/Kids"])


def test_a_key_says_nothing_of_itself(sealed: Sealed) -> None:
    assert sealed.doctor.private_key.hex() not in repr(sealed.doctor)
    assert repr(sealed.doctor) == "SealingKey(2 certificates)"
