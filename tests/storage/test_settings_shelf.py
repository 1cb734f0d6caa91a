"""What the practice has set, in its encrypted database: kept by key, replaced, and told in the audit trail."""

from pathlib import Path

from sqlalchemy import text

from omt_desktop.storage.open_practice import Practice


def told(practice: Practice) -> list[tuple[str, str]]:
    with practice.engine.connect() as connection:
        rows = connection.execute(text("SELECT kind, subject_id FROM audit WHERE kind = 'setting.changed'"))
        return [tuple(row) for row in rows]


def test_a_setting_comes_back_and_is_replaced(practice: Practice) -> None:
    assert practice.settings.text_of("paper") == ""
    practice.settings.keep("paper", '"a4"')
    practice.settings.keep("letterhead", "{}")
    practice.settings.keep("paper", '"letter"')
    assert practice.settings.text_of("paper") == '"letter"'
    assert practice.settings.text_of("letterhead") == "{}"
    assert told(practice) == [
        ("setting.changed", "paper"),
        ("setting.changed", "letterhead"),
        ("setting.changed", "paper"),
    ]


def test_a_logo_of_half_a_megabyte_is_kept(practice: Practice) -> None:
    practice.settings.keep("letterhead", "x" * 500_000)
    assert len(practice.settings.text_of("letterhead")) == 500_000


def test_what_is_set_is_not_readable_in_the_file(practice: Practice, folder: Path) -> None:
    practice.settings.keep("letterhead", "Northern Osteopathy")
    for path in folder.iterdir():
        assert b"Northern" not in path.read_bytes()
