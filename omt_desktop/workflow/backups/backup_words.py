"""The backups in words, for the settings, the list and the start page."""

from datetime import datetime, timedelta

from omt_desktop.workflow.backups.due import RehearsalState
from omt_desktop.workflow.backups.label import REASON_WORDS, Contents, Label
from omt_desktop.workflow.backups.state import BackupState
from omt_desktop.workflow.day_words import day_in_words
from omt_desktop.workflow.words import counted

TOO_OLD = timedelta(days=3)


def moment_in_words(at: datetime, now: datetime) -> str:
    """`today at 10:42`, `yesterday at 18:03`, `20 Nov 2026 at 09:12`."""
    days = (now.date() - at.date()).days
    day = {0: "today", 1: "yesterday"}.get(days, day_in_words(at.date()))
    return f"{day} at {at:%H:%M}"


def contents_in_words(contents: Contents) -> str:
    """`12 patients, 31 evaluations`."""
    patients = counted(contents.patients, "patient", "patients")
    return f"{patients}, {counted(contents.evaluations, 'evaluation', 'evaluations')}"


def size_in_words(size: int) -> str:
    """`340 kB`, `12.4 MB`."""
    return f"{size / 1_000_000:,.1f} MB" if size >= 1_000_000 else f"{max(1, size // 1000)} kB"


def made_in_words(label: Label, now: datetime) -> str:
    """`Today at 10:42, by itself`."""
    words = f"{moment_in_words(label.made_at, now)}, {REASON_WORDS[label.reason]}"
    return words[0].upper() + words[1:]


def newest_in_words(state: BackupState, now: datetime) -> str:
    """When the last good backup was made and what is in it, or that there is none."""
    if state.newest is None:
        return "There is no backup yet. The first one is made within a minute."
    label = state.newest.label
    held = contents_in_words(label.contents)
    return f"Last good backup: {moment_in_words(label.made_at, now)}, with {held}."


def second_in_words(state: BackupState) -> str:
    """Whether there is a second place and whether it has the newest backup."""
    if state.second_folder is None:
        return "No second place yet. Choose a folder on another disk or a stick: a fire or thief takes both otherwise."
    return state.second_problem or f"The newest backup is also in {state.second_folder}."


def rehearsal_in_words(state: BackupState, now: datetime) -> str:
    """When a backup was last brought back for a trial, and what came of it."""
    if state.rehearsal is None:
        return "No rehearsal yet. Once a month the newest backup is brought back in a private place and checked."
    return f"Last rehearsal: {moment_in_words(state.rehearsal.at, now)}: {state.rehearsal.words}"


def backup_notices(state: BackupState, now: datetime) -> tuple[str, ...]:
    """What the start page should say of the backups, most important first; nothing while all is well."""
    told = []
    if state.problem:
        told.append(state.problem)
    elif state.newest is not None and now - state.newest.label.made_at > TOO_OLD and state.is_behind:
        when = moment_in_words(state.newest.label.made_at, now)
        told.append(f"The last good backup was made {when}. Make one now, in the settings.")
    if state.rehearsal_state is RehearsalState.FAILED and state.rehearsal is not None:
        told.append(f"The rehearsal of the backups failed: {state.rehearsal.problem}")
    elif state.rehearsal_state is RehearsalState.OVERDUE:
        told.append("No backup was brought back for a trial for more than six weeks. Rehearse one, in the settings.")
    return tuple(told)
