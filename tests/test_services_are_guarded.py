"""Everything that Services hands out is guarded: walked by reflection, so that no new service forgets it."""

import dataclasses
import inspect
from collections.abc import Iterator
from pathlib import Path

import pytest

from omt_desktop.bootstrap import Services
from omt_desktop.workflow.access.access import NEEDED, NotAllowed
from omt_desktop.workflow.access.allowed import Action
from omt_desktop.workflow.access.role import Role
from tests.practice import open_new_practice, reopen

WITHOUT_PATIENTS = {
    "access": "says who is signed in",
    "reads": "writes down what was looked at; shows nothing",
    "content": "the clinical content, the same in every practice",
    "clock": "tells the time",
    "standing": "says whether the practice is open for changes, by ids",
    "files": "turns what the caller already has into text, and back; reaches no record",
    "data_folder": "a path",
    "pdf_opener": "shows what the caller already has; reaches no record",
    "close_all": "closes",
}
"""Services that carry no patient data of their own, and why."""
_EVERYONE = {"check_practice", "see_settings", "see_people", "change_own_passphrase", "see_backups", "make_backup"}
PART = {
    Role.FRONT_DESK: {
        *_EVERYONE,
        *("see_registry", "change_registry", "open_in_emergency"),
        *("see_schedule", "change_schedule", "make_calls", "export_schedule"),
    },
    Role.AUDITOR: {*_EVERYONE, "see_registry", "see_emergencies", "read_trail"},
}


def methods_of(services: Services) -> Iterator[tuple[str, str, object]]:
    """Field, method name and bound method of every public method of every service."""
    for field in dataclasses.fields(services):
        if field.name in WITHOUT_PATIENTS:
            continue
        service = getattr(services, field.name)
        for name in dir(type(service)):
            if not name.startswith("_") and not isinstance(inspect.getattr_static(service, name), type):
                yield field.name, name, inspect.getattr_static(service, name)


def test_every_public_method_of_every_service_names_the_action_it_needs(tmp_path: Path) -> None:
    services = open_new_practice(tmp_path / "data")
    try:
        found = list(methods_of(services))
        bare = [f"{field}.{name}" for field, name, method in found if not isinstance(action_of(method), Action)]
        assert bare == []
        assert {field for field, _, _ in found} >= {"patients", "evaluations", "protocols", "reports"}
        assert set(WITHOUT_PATIENTS) <= {field.name for field in dataclasses.fields(services)}
    finally:
        services.close()


def action_of(method: object) -> object:
    """The action a method, or the getter of a property, is marked with."""
    return getattr(method.fget if isinstance(method, property) else method, NEEDED, None)


@pytest.mark.parametrize("role", sorted(PART))
def test_whoever_is_signed_in_is_refused_the_rest_before_anything_happens(tmp_path: Path, role: Role) -> None:
    open_new_practice(tmp_path / "data").close()
    services = reopen(tmp_path / "data", role)
    try:
        for field, name, method in methods_of(services):
            if not isinstance(method, property) and str(action_of(method)) not in PART[role]:
                arguments = [None] * (len(inspect.signature(method).parameters) - 1)  # type: ignore[arg-type]
                with pytest.raises(NotAllowed):
                    getattr(getattr(services, field), name)(*arguments)
    finally:
        services.close()
