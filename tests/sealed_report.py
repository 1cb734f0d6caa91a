"""One sealed report of an invented patient, with the keys that sealed it."""

from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from omt_desktop.domain.assess import assess
from omt_desktop.reports.fonts import bundled_glyphs
from omt_desktop.reports.outline import build_outline
from omt_desktop.reports.pdf_document import pdf_bytes
from omt_desktop.reports.pdf_styles import PageShape
from omt_desktop.reports.sealing.pyhanko_seals import PyHankoSeals
from omt_desktop.workflow.seal import SealingKey
from tests.builders import a_record
from tests.clinic import CONTENT, HEALTHY

NOW = datetime(2026, 11, 20, 15, 42, 7, tzinfo=UTC)
SEALS = PyHankoSeals()


@dataclass(frozen=True)
class Sealed:
    """A report before and after sealing."""

    draft: bytes
    pdf: bytes
    root: SealingKey
    doctor: SealingKey


def draft_report() -> bytes:
    """The chart report of the healthy, invented patient."""
    recommendation = assess(HEALTHY, CONTENT.vocabulary, CONTENT.rules)
    outline = build_outline(a_record(HEALTHY), recommendation, CONTENT)
    return pdf_bytes(outline, PageShape(612.0, 792.0), bundled_glyphs())


@pytest.fixture(scope="session")
def sealed() -> Sealed:
    draft = draft_report()
    root = SEALS.new_root("Invented Practice", NOW)
    doctor = SEALS.new_person_key(root, "Dr. Ada Invented, DO", NOW)
    return Sealed(draft, SEALS.seal(draft, doctor, "author", NOW), root, doctor)
