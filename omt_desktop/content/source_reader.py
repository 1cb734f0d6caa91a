"""Reads clinical/sources.toml: the references that rules and indications cite."""

from importlib.resources.abc import Traversable

from omt_desktop.content.strict import read_toml
from omt_desktop.domain.content import Source


def read_sources(root: Traversable) -> dict[str, Source]:
    """Every source by its key, in the order of the file."""
    file = read_toml(root, "clinical", "sources.toml")
    sources = {key: Source(key, text) for key, text in file.word_map("sources").items()}
    file.finish()
    return sources
