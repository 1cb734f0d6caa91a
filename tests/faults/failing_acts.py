"""What the program is doing while its system calls fail, and how it is judged afterwards.

An act runs in a child process. It tells what was acknowledged and what was refused; the parent then opens what is left,
without faults, and compares.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from omt_desktop.bootstrap import suggested_passphrase
from omt_desktop.storage.backup.container import is_intact
from omt_desktop.storage.backup.sealed_copy import checked
from omt_desktop.storage.backup.shelf import backups_in
from omt_desktop.storage.data_folder import DataFolder
from omt_desktop.storage.front_door import FrontDoor
from omt_desktop.storage.vault.vault import open_with_passphrase
from omt_desktop.storage.vault.wrapping import WrongKey
from omt_desktop.workflow.backups.label import Reason
from omt_desktop.workflow.edits import AnswerSeveral
from omt_desktop.workflow.errors import Refusal
from omt_desktop.workflow.keys.door import DoorState
from omt_desktop.workflow.session import EvaluationSession
from tests.builders import a_patient
from tests.clinic import CONTENT
from tests.faults.power_cut import DATABASE, a_record
from tests.practice import DOCTOR, LIGHT, PASSPHRASE, database_key, open_record
from tests.storage.backup.practices import add_patients, bring_back_staged, stage
from tests.storage.conftest import SteppingClock

Say = Callable[[str], None]
SAVES, TRIES, PATIENTS, LATER = 3, 3, 3, 8
OTHER = "velvet pilot ninety orchards"


@dataclass(frozen=True)
class Act:
    """`prepare` makes what it begins with, `do` says what came of it, and `judge` names what is wrong then.

    What is wrong is `lost`, `half`, `damaged`, or a sentence. `do` calls its second argument once it is about to begin.
    """

    name: str
    prepare: Callable[[Path], None]
    do: Callable[[Path, Callable[[], None], Say], None]
    judge: Callable[[Path, list[str]], list[str]]


def _prepare_saving(root: Path) -> None:
    (root / "record").write_text(a_record(root / "data"), "ascii")


def _save(root: Path, begin: Callable[[], None], say: Say) -> None:
    record_id = (root / "record").read_text("ascii")
    begin()
    for numbers in (range(1, SAVES), range(SAVES, SAVES + 1)):  # closed and opened again, so that a checkpoint is in it
        practice = open_record(root / "data", SteppingClock())
        session = EvaluationSession(practice.evaluations.load(record_id), CONTENT, practice.evaluations)
        for number in numbers:
            text = f"number {number}"
            session.apply(AnswerSeveral({"life.activity": text, "life.sleep": text}))
            for _ in range(TRIES):
                if not session.save_state.problem:
                    say(f"done {number}")
                    break
                say(f"refused {session.save_state.problem}")
                session.retry_saving()
        practice.close()


def _judge_saving(root: Path, told: list[str]) -> list[str]:
    acknowledged = max((int(line.removeprefix("done ")) for line in told if line.startswith("done ")), default=0)
    practice = open_record(root / "data", SteppingClock())
    facts = practice.evaluations.load((root / "record").read_text("ascii")).evaluation.facts
    practice.close()
    activity, sleep = str(facts["life.activity"]), str(facts["life.sleep"])
    wrong = ["half"] if "number" in activity + sleep and activity != sleep else []
    found = int(activity.removeprefix("number ")) if activity.startswith("number") else 0
    checked(root / "data" / DATABASE, database_key(root / "data"))
    return wrong + (["lost"] if found < acknowledged else [])


def _prepare_backup(root: Path) -> None:
    (root / "stick").mkdir()
    practice = open_record(root / "data", SteppingClock())
    add_patients(practice, PATIENTS)
    practice.backups.make(Reason.SCHEDULED)
    practice.close()


def _back_up(root: Path, begin: Callable[[], None], say: Say) -> None:
    practice = open_record(root / "data", SteppingClock())
    practice.backups.choose_second_folder(root / "stick")
    begin()
    for _ in range(2):
        made = practice.backups.make(Reason.BY_HAND)
        say(f"done {made.place}")
        if practice.backups.second_problem:
            say(f"refused {practice.backups.second_problem}")
    practice.backups.rehearse()
    rehearsal = practice.backups.last_rehearsal
    if rehearsal is not None and rehearsal.problem:
        say(f"refused {rehearsal.problem}")
    practice.close()


def _judge_backup(root: Path, told: list[str]) -> list[str]:
    wrong = ["lost"] if _patients_in(root / "data") != PATIENTS else []
    here = backups_in(root / "data" / "backups")
    for made in (*here, *backups_in(root / "stick")):
        stage(made, root / "data")
        wrong += ["half"] if not is_intact(made.place) or made.label.contents.patients != PATIENTS else []
    promised = {Path(line.removeprefix("done ")) for line in told if line.startswith("done ")}
    gone = promised - {made.place for made in here}
    # The one from before may be let go by rotation, but only for one that counts.
    return wrong + ["lost"] * len(gone) + ([] if here else ["lost"])


def _prepare_restore(root: Path) -> None:
    practice = open_record(root / "data", SteppingClock())
    add_patients(practice, PATIENTS)
    practice.backups.make(Reason.SCHEDULED)
    add_patients(practice, LATER - PATIENTS)
    practice.close()


def _restore(root: Path, begin: Callable[[], None], say: Say) -> None:
    (made,) = backups_in(root / "data" / "backups")
    begin()
    stage(made, root / "data")
    bring_back_staged(root / "data")
    say("done")


def _judge_restore(root: Path, told: list[str]) -> list[str]:
    found = _patients_in(root / "data")
    checked(root / "data" / DATABASE, database_key(root / "data"))
    if found not in (PATIENTS, LATER):
        return ["half"]
    return ["lost"] if "done" in told and found != PATIENTS else []


def _a_door(root: Path) -> tuple[DataFolder, FrontDoor]:
    folder = DataFolder(root / "data")
    return folder, FrontDoor(folder, SteppingClock(), lambda: LIGHT)


def _prepare_keys(root: Path) -> None:
    folder, door = _a_door(root)
    entered = door.create(DOCTOR, PASSPHRASE)
    for number in range(PATIENTS):
        entered.practice.patients.add(a_patient(id="", mrn=f"N-{number}"))
    entered.close()
    folder.close()


def _exchange(root: Path, begin: Callable[[], None], say: Say) -> None:
    folder, door = _a_door(root)
    person = folder.look().logins[0].person_id
    begin()
    door.exchange_data_key(person, PASSPHRASE, suggested_passphrase)
    say("done")


def _judge_exchange(root: Path, told: list[str]) -> list[str]:
    return [] if _unlocked(root) == PATIENTS else ["lost"]


def _new_passphrase(root: Path, begin: Callable[[], None], say: Say) -> None:
    folder = DataFolder(root / "data")
    person = folder.look().logins[0].person_id
    vault = open_with_passphrase(root / "data", person, PASSPHRASE)
    begin()
    vault.set_passphrase(person, DOCTOR, OTHER, LIGHT)
    say("done")


def _judge_new_passphrase(root: Path, told: list[str]) -> list[str]:
    folder = DataFolder(root / "data")
    person = folder.look().logins[0].person_id
    opening = {}
    for words in (PASSPHRASE, OTHER):
        try:
            open_with_passphrase(root / "data", person, words)
            opening[words] = True
        except WrongKey:
            opening[words] = False
    folder.close()
    if sum(opening.values()) != 1:
        return ["lost"]
    if "done" in told:
        return [] if opening[OTHER] else ["lost"]
    if opening[PASSPHRASE] or any("either the old or the new" in line for line in told):
        return []
    return ["it was refused, and the new passphrase is the one that opens"]


def _prepare_first_start(root: Path) -> None:
    (root / "data").mkdir()


def _first_start(root: Path, begin: Callable[[], None], say: Say) -> None:
    _, door = _a_door(root)
    begin()
    door.create(DOCTOR, PASSPHRASE)
    say("done")


def _judge_first_start(root: Path, told: list[str]) -> list[str]:
    folder, door = _a_door(root)
    state = folder.look().state
    if state is DoorState.NEW and "done" not in told:
        door.create(DOCTOR, PASSPHRASE).close()
    folder.close()
    return ["lost"] if _unlocked(root) else []


def _unlocked(root: Path) -> int:
    folder, door = _a_door(root)
    entered = door.unlock(folder.look().logins[0].person_id, PASSPHRASE)
    try:
        return entered.practice.patients.count()
    finally:
        entered.close()
        folder.close()


def _patients_in(folder: Path) -> int:
    practice = open_record(folder, SteppingClock())
    try:
        return practice.patients.count()
    finally:
        practice.close()


def acted(act: Act, root: Path, begin: Callable[[], None], say: Say) -> None:
    """Carries the act out; a refusal is said, and so is the type of anything else that leaves it."""
    try:
        act.do(root, begin, say)
    except Refusal as problem:
        say(f"refused {problem}")
    except BaseException as problem:
        place = problem.__traceback__
        while place is not None and place.tb_next is not None:
            place = place.tb_next
        where = f"{place.tb_frame.f_code.co_filename}:{place.tb_lineno}" if place else ""
        say(f"odd {type(problem).__name__} at {where}")


ACTS = (
    Act("saving", _prepare_saving, _save, _judge_saving),
    Act("backup", _prepare_backup, _back_up, _judge_backup),
    Act("restore", _prepare_restore, _restore, _judge_restore),
    Act("key exchange", _prepare_keys, _exchange, _judge_exchange),
    Act("new passphrase", _prepare_keys, _new_passphrase, _judge_new_passphrase),
    Act("first start", _prepare_first_start, _first_start, _judge_first_start),
)
