"""The call list as an outline, and the outline as a PDF."""

from collections.abc import Iterator
from pathlib import Path

from omt_desktop.reports.outline_nodes import Heading, Identity, Line, Node, Outline, Prose, Role, Table
from omt_desktop.reports.refused_target import why_no_target
from omt_desktop.workflow.errors import NotWritten
from omt_desktop.workflow.schedule.call_paper import CallLine, CallSheet

_TRIES = ("☐ reached", "☐ no answer", "☐ message", "☐ moves", "☐ cancels")
_BOXES = "    ".join(_TRIES).replace("☐", "[  ]")
_HEADER = ("Session", "Person", "Phone", "How it went")
_SHARES = (17, 27, 22, 34)


class CallSheets:
    """Fulfils workflow.schedule.call_paper.CallSheetWriter."""

    def write_calls(self, sheet: CallSheet, target: Path) -> None:
        """The PDF stands at `target` whole; NotWritten where it cannot be written."""
        from omt_desktop.reports.fonts import bundled_glyphs
        from omt_desktop.reports.pdf_document import laid_out
        from omt_desktop.reports.pdf_styles import PageShape
        from omt_desktop.reports.pdf_writer import points_of, put_whole

        if problem := why_no_target(target):
            raise NotWritten(problem)
        data, _ = laid_out(sheet_outline(sheet), PageShape(*points_of(sheet.paper)), bundled_glyphs())
        put_whole(target, data)


def sheet_outline(sheet: CallSheet) -> Outline:
    """Who is to be called, with room to write down how it went where that is open, then what is asked and told."""
    return Outline(
        title="Call list",
        language="en",
        author="OMT Desktop",
        kind="Call list",
        identity=Identity(sheet.days, sheet.progress, "", f"Printed by {sheet.by}" if sheet.by else ""),
        as_of=sheet.printed_at,
        foot="Names and phone numbers of patients: keep it private, shred it when it is done",
        nodes=tuple(_nodes(sheet)),
        letterhead=sheet.letterhead,
    )


def _nodes(sheet: CallSheet) -> Iterator[Node]:
    if sheet.lines:
        yield Table(_HEADER, tuple(_row(line) for line in sheet.lines), _SHARES)
    else:
        yield Prose("Nobody is to be called.")
    yield Heading("Any change since the evaluation? A yes: tell the doctor before the session.")
    for question in sheet.questions:
        yield Prose(f"[  ] yes   [  ] no   {question}")
    yield Heading("To prepare")
    yield Prose(sheet.preparation)


def _row(line: CallLine) -> tuple[tuple[Line, ...], ...]:
    room = () if line.settled else (Line(_BOXES, Role.SMALL), Line("At, by, next try:", Role.SMALL))
    return (
        (Line(line.when, Role.STRONG), Line(line.kind, Role.SMALL)),
        (Line(line.who, Role.STRONG), Line(line.born, Role.SMALL)),
        (Line(line.phones),),
        (Line(line.state, Role.STRONG), *room),
    )
