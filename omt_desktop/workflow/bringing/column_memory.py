"""What the columns of a table were taken as the last time, known again by its headings."""

import json
from collections.abc import Mapping
from typing import Any

from omt_desktop.workflow.bringing.cells import DayOrder
from omt_desktop.workflow.bringing.columns import ColumnMap, guessed, plain_heading
from omt_desktop.workflow.bringing.incoming import PatientField
from omt_desktop.workflow.bringing.source import FirstLook
from omt_desktop.workflow.practice_setting import Json, Setting
from omt_desktop.workflow.practice_settings import PracticeSettings

_MOST_TABLES = 20


def _members(kept: Mapping[str, str]) -> Json:
    return dict(kept)


def _texts(stored: Json) -> Mapping[str, str]:
    if not isinstance(stored, dict):
        raise TypeError("the columns of tables are not kept as one object")
    return {str(heading): str(kept) for heading, kept in stored.items()}


COLUMNS_OF_TABLES: Setting[Mapping[str, str]] = Setting("import.columns", {}, _members, _texts)
"""For each table, by its headings: the map of its columns as JSON text. It holds headings, never a patient's data."""


class ColumnMemory:
    """The maps of the tables that were brought last."""

    def __init__(self, settings: PracticeSettings) -> None:
        self._settings = settings

    def columns_for(self, look: FirstLook) -> ColumnMap:
        """What was chosen for a table with these headings, else what the headings say."""
        text = self._kept().get(_signature(look), "")
        kept: dict[str, Any] = json.loads(text) if text else {"targets": [], "day_order": ""}
        remembered = {int(place): PatientField(target) for place, target in kept["targets"]}
        targets = remembered or guessed(look.headings)
        dated = next((place for place, target in targets.items() if target is PatientField.BIRTH_DATE), None)
        # The column itself tells the order better than the last table did.
        order = (look.orders.get(dated, "") if dated is not None else "") or kept["day_order"]
        return ColumnMap(targets, DayOrder(order) if order else None)

    def remember(self, look: FirstLook, columns: ColumnMap) -> None:
        """The next table with these headings is read so. NotSaved where that cannot be kept."""
        kept = self._kept()
        kept.pop(_signature(look), None)
        targets = [[place, target] for place, target in columns.targets.items()]
        kept[_signature(look)] = json.dumps({"targets": targets, "day_order": columns.day_order or ""})
        self._settings.put(COLUMNS_OF_TABLES, dict(list(kept.items())[-_MOST_TABLES:]))

    def _kept(self) -> dict[str, str]:
        kept: Mapping[str, str] = self._settings.get(COLUMNS_OF_TABLES)
        return dict(kept)


def _signature(look: FirstLook) -> str:
    return "|".join(plain_heading(heading) for heading in look.headings)
