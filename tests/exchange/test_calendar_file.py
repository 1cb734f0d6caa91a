"""Calendar files: read back by icalendar, and checked once more, by hand, against the rules of RFC 5545."""

import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from omt_desktop.domain.schedule.appointment import State
from omt_desktop.domain.schedule.wall_clock import at
from omt_desktop.exchange.calendar_file import CalendarFiles, calendar_text
from omt_desktop.workflow.errors import NotWritten
from omt_desktop.workflow.schedule.calendar_export import CalendarEntry
from tests.how_often import examples

NOW = datetime(2026, 11, 28, 9, 0, 0, 123, tzinfo=UTC)
NEW_YORK = ZoneInfo("America/New_York")
_LINE = re.compile(r"[A-Z0-9-]+(;[A-Z0-9-]+=(\"[^\"\x00-\x1f]*\"|[^\";:,\x00-\x1f]*)(,(\"[^\"]*\"|[^\";:,]*))*)*:.*")


def entry(moment: datetime, zone: ZoneInfo = NEW_YORK, **changes: object) -> CalendarEntry:
    start = moment.astimezone(zone)
    known = {"id": "a-1", "summary": "OMT session", "state": State.PLANNED, "sequence": 0}
    return CalendarEntry(**{"start": start, "end": start + timedelta(minutes=30), **known, **changes})


def strictly(text: str) -> list[tuple[str, str]]:
    """Name (with parameters) and value of every line, after the rules of the format were tried on the bytes."""
    data = text.encode("utf-8")
    assert data.endswith(b"\r\n") and not set(data.replace(b"\r\n", b"")) & set(b"\r\n")
    folded = data.split(b"\r\n")[:-1]
    assert all(len(line) <= 75 and line for line in folded), "a line is longer than 75 octets, or empty"
    for line in folded:
        line.decode("utf-8")
    unfolded = data.replace(b"\r\n ", b"").decode("utf-8").split("\r\n")[:-1]
    assert all(_LINE.fullmatch(line) for line in unfolded)
    pairs = [tuple(line.split(":", 1)) for line in unfolded]
    open_parts: list[str] = []
    for name, value in pairs:
        if name == "BEGIN":
            open_parts.append(value)
        elif name == "END":
            assert open_parts.pop() == value
    assert open_parts == [] and pairs[0] == ("BEGIN", "VCALENDAR") and pairs[-1] == ("END", "VCALENDAR")
    names = [name.split(";")[0] for name, _ in pairs]
    events = names_of_events(pairs)
    for needed in ("PRODID", "VERSION", "METHOD"):
        assert names.count(needed) == 1
    for event in events:
        for needed in ("UID", "DTSTAMP", "DTSTART", "DTEND", "SEQUENCE", "STATUS", "SUMMARY", "ORGANIZER"):
            assert event.count(needed) == 1, needed
    zones = {value for name, value in pairs if name == "TZID"}
    used = {part[5:] for name, _ in pairs for part in name.split(";")[1:] if part.startswith("TZID=")}
    assert used <= zones, "a time zone is used and not described"
    assert all(re.fullmatch(r"\d{8}T\d{6}Z", value) for name, value in pairs if name == "DTSTAMP")
    return pairs


def names_of_events(pairs: list[tuple[str, str]]) -> list[list[str]]:
    events: list[list[str]] = []
    inside = False
    for name, value in pairs:
        if (name, value) == ("BEGIN", "VEVENT"):
            inside = True
            events.append([])
        elif (name, value) == ("END", "VEVENT"):
            inside = False
        elif inside:
            events[-1].append(name.split(";")[0])
    return events


def test_a_session_is_read_back_at_its_moment_with_its_zone() -> None:
    moment = datetime(2026, 11, 30, 14, 30, tzinfo=UTC)
    text = calendar_text([entry(moment, summary="OMT session: Rivera, Ana (invented); «x», y\\z")], NOW)
    strictly(text)
    calendar = Calendar.from_ical(text)
    (event,) = calendar.walk("VEVENT")
    assert calendar["METHOD"] == "PUBLISH" and event["UID"] == "a-1@omt-desktop.invalid"
    assert event["DTSTART"].dt == moment and event["DTEND"].dt == moment + timedelta(minutes=30)
    assert event["SUMMARY"] == "OMT session: Rivera, Ana (invented); «x», y\\z"
    assert event["STATUS"] == "TENTATIVE" and event["CLASS"] == "PRIVATE"
    assert event["DTSTAMP"].dt == NOW.replace(microsecond=0)
    (zone,) = calendar.walk("VTIMEZONE")
    assert zone["TZID"] == "America/New_York" and {part.name for part in zone.subcomponents} == {"STANDARD", "DAYLIGHT"}


def test_the_described_zone_agrees_with_the_real_one_around_both_clock_changes() -> None:
    days = [date(2026, 11, 1) + timedelta(days=n) for n in (-1, 0, 1)] + [
        date(2027, 3, 14) + timedelta(days=n) for n in (-1, 1)
    ]
    entries = [entry(at(NEW_YORK, day, datetime.min.time().replace(hour=12)).moment, id=str(day)) for day in days]
    calendar = Calendar.from_ical(calendar_text(entries, NOW))
    (described,) = calendar.walk("VTIMEZONE")
    rules = described.to_tz()
    for found in entries:
        wall = found.start.replace(tzinfo=None)
        assert wall.replace(tzinfo=rules).utcoffset() == found.start.utcoffset()


def test_an_update_keeps_its_uid_and_a_cancellation_cancels() -> None:
    moment = datetime(2026, 11, 30, 14, 30, tzinfo=UTC)
    moved = calendar_text([entry(moment, state=State.MOVED, sequence=1)], NOW)
    gone = calendar_text([entry(moment, state=State.CANCELLED, sequence=2)], NOW)
    both = calendar_text([entry(moment), entry(moment, id="a-2", state=State.CANCELLED)], NOW)
    values = [dict(strictly(text)) for text in (moved, gone)]
    assert [(v["METHOD"], v["UID"], v["SEQUENCE"], v["STATUS"]) for v in values] == [
        ("PUBLISH", "a-1@omt-desktop.invalid", "1", "TENTATIVE"),
        ("CANCEL", "a-1@omt-desktop.invalid", "2", "CANCELLED"),
    ]
    assert dict(strictly(both))["METHOD"] == "PUBLISH" and "STATUS:CANCELLED" in both
    for state in (State.DONE, State.NO_SHOW):
        assert "STATUS:CONFIRMED" in calendar_text([entry(moment, state=state)], NOW)


def test_a_practice_without_sessions_has_an_empty_calendar() -> None:
    assert names_of_events(strictly(calendar_text([], NOW))) == []


texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=120)
_SECONDS = 15 * 366 * 24 * 3600
moments = st.integers(0, _SECONDS).map(lambda s: datetime(2020, 1, 1, tzinfo=UTC) + timedelta(seconds=s))
zones = st.sampled_from(["America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "Asia/Kathmandu"]).map(ZoneInfo)


@examples(40)
@given(st.lists(st.tuples(moments, zones, texts, st.sampled_from(State)), min_size=1, max_size=4))
def test_whatever_is_written_is_strict_and_comes_back(sessions: list) -> None:
    entries = [
        entry(moment, zone, summary="S " + "".join(filter(str.isprintable, text)), state=state, id=str(n))
        for n, (moment, zone, text, state) in enumerate(sessions)
    ]
    text = calendar_text(entries, NOW)
    assert len(names_of_events(strictly(text))) == len(entries)
    read = Calendar.from_ical(text).walk("VEVENT")
    assert [event["DTSTART"].dt.astimezone(UTC) for event in read] == [e.start.astimezone(UTC) for e in entries]
    assert [str(event["SUMMARY"]) for event in read] == [e.summary for e in entries]


def test_a_file_is_written_whole_or_refused(tmp_path: Path) -> None:
    moment = datetime(2026, 11, 30, 14, 30, tzinfo=UTC)
    CalendarFiles().save(tmp_path / "a.ics", [entry(moment)], NOW)
    strictly((tmp_path / "a.ics").read_bytes().decode("utf-8"))
    with pytest.raises(NotWritten, match="was not written"):
        CalendarFiles().save(tmp_path / "no" / "a.ics", [entry(moment)], NOW)


@pytest.mark.parametrize("utc", [datetime(2026, 10, 25, 0, 45, tzinfo=UTC), datetime(2026, 10, 25, 1, 30, tzinfo=UTC)])
def test_a_time_that_comes_twice_is_written_so_that_it_names_one_moment(utc: datetime) -> None:
    zone = ZoneInfo("Europe/Berlin")
    told = entry(utc, zone, end=(utc + timedelta(minutes=30)).astimezone(zone))
    values = dict(strictly(calendar_text([told], NOW)))
    assert values["DTSTART"] == f"{utc:%Y%m%dT%H%M%SZ}"
    assert values["DTEND"] == f"{utc + timedelta(minutes=30):%Y%m%dT%H%M%SZ}"
