"""The small resources in a folder of the test."""

from pathlib import Path

import pytest

from tests.content.small_resources import write_resources


@pytest.fixture
def resources(tmp_path: Path) -> Path:
    """A folder with the small resources, free to be changed."""
    return write_resources(tmp_path)
