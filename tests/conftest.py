"""What every test shares. Imports no Qt: only tests/ui does."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.how_often import THOROUGH

# The same examples in every run, and no deadline: a busy machine must not turn a law into a failure. Somebody waits for
# `make check` and for a single test; `make test` asks for the thorough profile.
settings.register_profile(
    "house",
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
    max_examples=THOROUGH // 4,
)
settings.register_profile("thorough", settings.get_profile("house"), max_examples=THOROUGH)
settings.load_profile("house")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test that reaches a Qt application is marked gui, so that `-m "not gui"` leaves none behind."""
    for item in items:
        if {"qtbot", "qapp"}.intersection(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.gui)


@pytest.fixture(scope="session", autouse=True)
def _own_user_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The user's data, settings and cache folders are empty ones of this run, never the real ones."""
    home = tmp_path_factory.mktemp("user")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
            patch.setenv(name, str(home / name.lower()))
        for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
            patch.setenv(name, str(home))
        yield home
