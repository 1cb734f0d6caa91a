"""Reads clinical/wording.toml: the words on screen and paper for what the domain names by id."""

from collections.abc import Iterable
from importlib.resources.abc import Traversable

from omt_desktop.content.rule_reader import EVIDENCE_TAGS
from omt_desktop.content.strict import read_toml
from omt_desktop.domain.recommendation import CellState, Outcome
from omt_desktop.domain.rule import Effect
from omt_desktop.domain.vocabulary import SIDES, TART, TRI_ANSWERS

SEVERITIES = ("0", "1", "2", "3")
_WORDED: dict[str, Iterable[str]] = {
    "outcome": Outcome,
    "outcome_line": Outcome,
    "cell": CellState,
    "cell_symbol": CellState,
    "cell_meaning": CellState,
    "effect": Effect,
    "evidence": EVIDENCE_TAGS,
    "evidence_short": EVIDENCE_TAGS,
    "tri": TRI_ANSWERS,
    "side": SIDES,
    "tart": TART,
    "severity": SEVERITIES,
    "severity_meaning": SEVERITIES,
}


def read_wording(root: Traversable) -> dict[str, str]:
    """Words under `section.id`, such as `outcome.defer`. ContentError where an id has no word or a word no id."""
    file = read_toml(root, "clinical", "wording.toml")
    wording: dict[str, str] = {}
    for section, ids in _WORDED.items():
        table = file.table(section)
        for worded in ids:
            wording[f"{section}.{worded}"] = table.text(worded)
        table.finish()
    file.finish()
    return wording
