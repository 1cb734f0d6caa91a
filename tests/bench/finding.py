"""Costs of finding and opening a patient, against the same statements on the raw driver, at several sizes."""

import gc
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlcipher3 import dbapi2

from omt_desktop.domain.contact import Address, Phone
from omt_desktop.domain.patient import Patient
from omt_desktop.storage.open_practice import DATABASE, Practice
from omt_desktop.storage.patient_rows import detail_columns, thin_columns
from omt_desktop.storage.reader import reader_of
from omt_desktop.workflow.folded_names import folded_name, phone_ends, search_words
from tests.bench.measuring import Line, percentile, side_by_side
from tests.practice import database_key, open_record
from tests.storage.conftest import SteppingClock

SYLLABLES = "an bel cor dan el far gor hil im jo kel lin mar nor ol per quin ros sam tor ul vin wes yar zim".split()
TYPED = (
    "mar", "linro", "corb", "torv jo", "samel hil", "zim wes", "yar 1954", "12.5.1971", "02/1960", "B-77", "5550123",
    "ma", "jo", "vinta ros", "1999",
)  # fmt: skip
TODAY = date(2026, 11, 20)
FRAME_MS = 16
IN_SIGHT = 11
_BATCH = 20_000


@dataclass(frozen=True)
class Costs:
    """Our p95 in milliseconds of both acts, and their lines of the table."""

    search: float
    opening: float
    lines: tuple[Line, ...]


def finding(*sizes: int) -> Iterator[Line]:
    """Search and opening at every size, and how both grow from the smallest to the largest."""
    costs = {}
    for size in sizes:
        with filled(size) as (practice, raw):
            costs[size] = Costs(*_measured(size, practice, raw))
        yield from costs[size].lines
    small, large = min(sizes), max(sizes)
    for what, least, most in (
        ("search", costs[small].search, costs[large].search),
        ("opening a patient", costs[small].opening, costs[large].opening),
    ):
        ratio = most / least
        name = f"growth of {what}, {small:,} to {large:,}"
        yield Line(name, f"{most:.2f} ms", f"{least:.2f} ms", ratio, "2.0x", ratio <= 2.0)


def _measured(size: int, practice: Practice, raw: Any) -> tuple[float, float, tuple[Line, ...]]:
    from omt_desktop.ui.paged_rows import PagedRows
    from omt_desktop.ui.patient_rows import patient_row
    from omt_desktop.ui.row_list import RowModel

    model = RowModel()
    asked = recorded(practice, practice.patients.find, TYPED)

    def search(typed: str) -> None:
        rows = practice.patients.find(typed)
        model.show(PagedRows(rows, lambda row: patient_row(row, TODAY), lambda row: row.patient.id))

    def search_and_read(typed: str) -> None:
        search(typed)
        for place in range(min(model.rowCount(), IN_SIGHT)):
            model.data(model.index(place))

    # As the program does once its first screen is there: what the start left is not searched for garbage again.
    gc.collect()
    gc.freeze()
    searched = _side_by_side(search, lambda typed: _run(raw, asked[typed]), TYPED, 600)
    read_too, _ = _side_by_side(search_and_read, lambda typed: None, TYPED, 300)
    ids = [row.patient.id for row in practice.patients.find("mar")[:20]]

    def opening(patient_id: str) -> None:
        practice.patients.get(patient_id)
        practice.evaluations.of_patient(patient_id)

    read = recorded(practice, opening, ids)
    opened = _side_by_side(opening, lambda patient_id: _run(raw, read[patient_id]), ids, 400)
    lines = [
        _p95(f"patient search, {size:,} patients, p95", *searched),
        Line("the same with the words of the rows in sight, p95", f"{percentile(read_too, 0.95):.2f} ms", "-", None,
             f"{FRAME_MS} ms", percentile(read_too, 0.95) < FRAME_MS),
        _p95(f"opening a patient, {size:,} patients, p95", *opened),
    ]  # fmt: skip
    return percentile(searched[0], 0.95), percentile(opened[0], 0.95), tuple(lines)


def _p95(what: str, ours: list[float], floor: list[float]) -> Line:
    mine, least = percentile(ours, 0.95), percentile(floor, 0.95)
    return Line(what, f"{mine:.2f} ms", f"{least:.2f} ms", mine / least, "2.0x", mine <= 2.0 * least)


def _side_by_side(
    ours: Callable[[str], None], floor: Callable[[str], None], given: Any, rounds: int
) -> tuple[list[float], list[float]]:
    chosen = random.Random(7).choices(given, k=rounds + 1)
    mine, least = iter(chosen), iter(chosen)
    return side_by_side(lambda: ours(next(mine)), lambda: floor(next(least)), rounds)


def recorded(practice: Practice, act: Callable[[str], object], given: Any) -> dict[str, list[tuple[str, Any]]]:
    """The statements that each act sends to the database, with their values."""
    told: dict[str, list[tuple[str, Any]]] = {}
    reader = reader_of(practice.engine)
    ask, sent = reader.execute, list[tuple[str, Any]]()

    def note(sql: str, values: Any) -> Any:
        sent.append((sql, values))
        return ask(sql, values)

    reader.execute = note
    try:
        for one in given:
            sent.clear()
            act(one)
            told[one] = list(sent)
            assert told[one]
    finally:
        del reader.execute
    return told


def _run(raw: Any, statements: list[tuple[str, Any]]) -> None:
    for sql, values in statements:
        raw.execute(sql, values).fetchall()


@contextmanager
def filled(patients: int) -> Iterator[tuple[Practice, Any]]:
    """A practice of so many invented patients, and a raw connection to the same file."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        practice = open_record(folder, SteppingClock())
        raw = dbapi2.connect(str(folder / DATABASE), isolation_level=None)
        raw.set_key(f"x'{database_key(folder)}'")
        for pragma in ("synchronous = OFF", "temp_store = MEMORY", "cache_size = -400000"):
            raw.execute(f"PRAGMA {pragma}")
        _fill(raw, patients)
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        raw.close()
        raw = dbapi2.connect(str(folder / DATABASE), isolation_level=None)
        raw.set_key(f"x'{database_key(folder)}'")
        for pragma in ("synchronous = FULL", "temp_store = MEMORY", f"cache_size = {_cache_of(practice)}"):
            raw.execute(f"PRAGMA {pragma}")
        try:
            yield practice, raw
        finally:
            raw.close()
            practice.close()


def _cache_of(practice: Practice) -> int:
    """The floor gets the same cache as the program."""
    with practice.engine.connect() as connection:
        return int(connection.exec_driver_sql("PRAGMA cache_size").scalar() or 0)


def _fill(raw: Any, count: int) -> None:
    chance = random.Random(1)
    for start in range(0, count, _BATCH):
        added = [_somebody(chance, number) for number in range(start, min(start + _BATCH, count))]
        raw.execute("BEGIN IMMEDIATE")
        _insert(raw, "patients", [thin_columns(one, folded_name(one)) for one in added])
        _insert(raw, "patient_details", [columns for one in added if (columns := detail_columns(one))])
        _insert(raw, "patient_words", [
            {"word": word, "folded_name": folded_name(one), "patient_id": one.id}
            for one in added for word in search_words(one)
        ])  # fmt: skip
        _insert(raw, "patient_phones", [
            {"digits": end, "patient_id": one.id} for one in added for end in phone_ends(one.phones)
        ])  # fmt: skip
        _insert(raw, "evaluations", [_evaluation(chance, one.id, n) for one in added for n in range(2)])
        raw.execute("COMMIT")


def _somebody(chance: random.Random, number: int) -> Patient:
    family, given = ("".join(chance.choices(SYLLABLES, k=parts)).title() for parts in (3, 2))
    born = date(1930, 1, 1) + timedelta(days=chance.randrange(35_000))
    phone = Phone(f"+1 555 {chance.randrange(1000):03} {chance.randrange(10_000):04}")
    town = "".join(chance.choices(SYLLABLES, k=2)).title()
    return Patient(
        f"id{number:030}", family, given, f"B-{number}", born, "female", phones=(phone,), address=Address(town=town)
    )


def _evaluation(chance: random.Random, patient_id: str, number: int) -> dict[str, Any]:
    moment = f"2026-{chance.randrange(1, 12):02}-{chance.randrange(1, 28):02}"
    return {
        "id": f"{patient_id}-{number}", "patient_id": patient_id, "evaluated_on": moment, "step_id": "review",
        "started_at": moment, "saved_at": moment, "content_version": "1", "content_sha256": "", "stance": "agree",
        "reason": "", "discussion": "", "plan": "",
    }  # fmt: skip


def _insert(raw: Any, table: str, rows: list[dict[str, Any]]) -> None:
    if rows:
        names = ", ".join(rows[0])
        places = ", ".join("?" * len(rows[0]))
        raw.executemany(f"INSERT INTO {table} ({names}) VALUES ({places})", [tuple(row.values()) for row in rows])
