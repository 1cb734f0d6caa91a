"""What the practice has set, in the database: a text for each key."""

from sqlalchemy import Engine, select
from sqlalchemy.dialects.sqlite import insert

from omt_desktop.storage.audit_trail import AuditTrail
from omt_desktop.storage.engine import READ_ONLY
from omt_desktop.storage.faults import reading, saving
from omt_desktop.storage.moments import sortable
from omt_desktop.storage.open_file import OpenFile
from omt_desktop.storage.row_records import SETTINGS
from omt_desktop.storage.tables import practice_settings
from omt_desktop.workflow.audit_event import AuditEvent, AuditKind
from omt_desktop.workflow.ports import Clock


class StoredSettings:
    """Fulfils workflow.ports.SettingsShelf."""

    def __init__(self, engine: Engine, file: OpenFile, clock: Clock, trail: AuditTrail) -> None:
        self._engine = engine
        self._file = file
        self._clock = clock
        self._trail = trail

    def text_of(self, key: str) -> str:
        """What was kept last under the key; empty where nothing was."""
        wanted = select(practice_settings.c.value).where(practice_settings.c.key == key)
        with reading(self._file.path), self._engine.connect().execution_options(**READ_ONLY) as connection:
            return str(connection.execute(wanted).scalar() or "")

    def keep(self, key: str, text: str) -> None:
        """Stores the text in place of what was there, and tells the audit trail that it was changed."""
        row = {"key": key, "value": text, "changed_at": sortable(self._clock.now())}
        insertion = insert(practice_settings)
        changed = {name: insertion.excluded[name] for name in ("value", "changed_at")}
        with saving(self._file), self._engine.begin() as connection:
            connection.execute(insertion.on_conflict_do_update(index_elements=["key"], set_=changed), row)
            SETTINGS.told(connection, self._trail, AuditEvent(AuditKind.SETTING_CHANGED, subject_id=key))
