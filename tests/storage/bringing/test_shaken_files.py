"""Two thousand shaken files all the way into an encrypted file: each arrives whole, or leaves nothing at all."""

import os
from collections import Counter
from pathlib import Path

import pytest

from omt_desktop.storage.open_practice import Practice
from omt_desktop.workflow.bringing.brought import Brought
from omt_desktop.workflow.errors import NotOurFile
from tests.exchange.bringing.shaken_inputs import READERS, inputs

pytestmark = pytest.mark.slow
EACH = int(os.environ.get("SHAKEN_FILES", "500"))
"""Files of each of the four kinds; 5,000 take some minutes."""
_TABLES = (
    "patients", "patient_details", "patient_words", "patient_phones", "documents", "brought", "evaluations",
    "follow_ups", "audit",
)  # fmt: skip


def _counts(practice: Practice) -> Counter[str]:
    """How many rows each table has."""
    asked = ", ".join(f"(SELECT count(*) FROM {name})" for name in _TABLES)
    with practice.engine.connect() as connection:
        return Counter(dict(zip(_TABLES, connection.exec_driver_sql(f"SELECT {asked}").one(), strict=True)))


def _bring(practice: Practice, kind: str, data: bytes, place: Path) -> Brought | None:
    """What was brought in, or None where the file as a whole was refused."""
    read, _ = READERS[kind]
    try:
        return practice.brought.bring(kind, read(data, place), _no_evaluation, lambda _: None, keep=True)
    except NotOurFile:
        return None


def _no_evaluation(text: str) -> object:
    raise NotOurFile("facts: is missing")


@pytest.mark.parametrize("kind", list(READERS))
def test_a_shaken_file_arrives_whole_or_leaves_nothing(kind: str, practice: Practice, tmp_path: Path) -> None:
    ends: Counter[str] = Counter()
    before = _counts(practice)
    for data in inputs(READERS[kind][1], EACH):
        brought = _bring(practice, kind, data, tmp_path / "input")
        after = _counts(practice)
        if brought is None or not brought.changes_anything:
            assert after == before
            ends["refused" if brought is None else "nothing new"] += 1
            continue
        grown = after - before
        assert (grown["patients"], grown["documents"]) == (brought.new_patients, brought.new_documents)
        assert grown["brought"] >= brought.new_patients + brought.new_documents and grown["audit"] > 0
        assert grown["patient_words"] >= brought.new_patients
        ends["arrived"] += 1
        before = after
    assert ends["arrived"] and ends["refused"], ends
    assert sum(ends.values()) == EACH
