"""What came of bringing data along, as a person says it."""

from collections.abc import Sequence

from omt_desktop.workflow.bringing.brought import Brought, Standing

_SHOWN_PATIENTS, _SHOWN_LINES = 12, 100
_STANDINGS = {
    Standing.NEW: "new",
    Standing.BROUGHT_BEFORE: "brought before",
    Standing.SAME_PERSON: "already in the practice",
}


def counts_in_words(brought: Brought, *, done: bool) -> str:
    """One or two sentences: what is new, what was there, what is left out."""
    if not brought.changes_anything:
        known = _several(brought.known_patients, "patient")
        there = f" {known} of the file {'is' if brought.known_patients == 1 else 'are'} there already."
        return f"Nothing {'was' if done else 'would be'} changed.{there if brought.known_patients else ''}"
    new = [
        _several(count, what)
        for count, what in (
            (brought.new_patients, "new patient"),
            (brought.new_evaluations, "evaluation"),
            (brought.new_documents, "document"),
        )
        if count
    ]
    parts = [f"{'Brought in' if done else 'Would be brought in'}: {', '.join(new)}."]
    if brought.known_patients or brought.known_parts:
        staying = brought.known_patients + brought.known_parts
        stay = "is there already and stays as it is" if staying == 1 else "are there already and stay as they are"
        parts.append(f"{staying:,} of the file {stay}.")
    return " ".join(parts)


def patients_in_words(brought: Brought) -> tuple[str, ...]:
    """The first patients, a line each."""
    shown = brought.lines[:_SHOWN_PATIENTS]
    lines = [
        f"{line.where}: {line.name}{f', {line.born}' if line.born else ''} ({_STANDINGS[line.standing]})"
        for line in shown
    ]
    more = brought.new_patients + brought.known_patients - len(shown)
    return (*lines, f"and {more:,} more") if more else tuple(lines)


def refusals_in_words(brought: Brought) -> tuple[str, ...]:
    """What is left out and why, a line each."""
    return _first([str(refused) for refused in brought.refused], brought.refused_in_all)


def notes_in_words(brought: Brought) -> tuple[str, ...]:
    """What somebody must look at, a line each."""
    return _first(brought.notes, brought.noted_in_all)


def _first(lines: Sequence[str], in_all: int) -> tuple[str, ...]:
    shown = lines[:_SHOWN_LINES]
    more = in_all - len(shown)
    return (*shown, f"and {more:,} more") if more else tuple(shown)


def _several(count: int, what: str) -> str:
    return f"{count:,} {what}" if count == 1 else f"{count:,} {what}s"
