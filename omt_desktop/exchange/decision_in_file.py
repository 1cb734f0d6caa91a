"""The doctor's decision and plan in an evaluation file, under the optional key `decision`."""

from typing import Any

from omt_desktop.domain.decision import ChosenTechnique, Decision, Stance
from omt_desktop.domain.vocabulary import Vocabulary
from omt_desktop.exchange.plain_values import read_choice, read_list, read_members, read_text
from omt_desktop.exchange.refusals import missing, wrong

_KEYS = ("stance", "reason", "chosen", "discussion", "plan")
_CHOSEN_KEYS = ("region", "technique", "reason")


def decision_in_file(decision: Decision) -> dict[str, Any]:
    """The decision as the file has it: what is empty is left out."""
    told: dict[str, Any] = {}
    if decision.stance is not None:
        told["stance"] = decision.stance.value
    if decision.reason:
        told["reason"] = decision.reason
    if decision.chosen:
        told["chosen"] = [_chosen_in_file(chosen) for chosen in decision.chosen]
    for key in ("discussion", "plan"):
        if text := getattr(decision, key):
            told[key] = text
    return told


def read_decision(path: str, value: object, vocabulary: Vocabulary) -> Decision:
    """The decision at `path`; NotOurFile naming the key that is wrong."""
    members = read_members(path, value, _KEYS)
    texts = {key: read_text(f"{path}.{key}", members.get(key, "")) for key in ("reason", "discussion", "plan")}
    stance = Stance(read_choice(f"{path}.stance", members["stance"], tuple(Stance))) if "stance" in members else None
    rows = read_list(f"{path}.chosen", members.get("chosen", []))
    chosen = tuple(_chosen(f"{path}.chosen[{place}]", row, vocabulary) for place, row in enumerate(rows))
    cells = [(one.region, one.technique) for one in chosen]
    for place, cell in enumerate(cells):
        if cell in cells[:place]:
            raise wrong(f"{path}.chosen[{place}]", "this technique is chosen in this region already")
    return Decision(stance, texts["reason"], chosen, texts["discussion"], texts["plan"])


def _chosen(path: str, value: object, vocabulary: Vocabulary) -> ChosenTechnique:
    members = read_members(path, value, _CHOSEN_KEYS)
    for key in ("region", "technique"):
        if key not in members:
            raise missing(f"{path}.{key}", "a chosen technique has a region and a technique")
    return ChosenTechnique(
        read_choice(f"{path}.region", members["region"], vocabulary.regions),
        read_choice(f"{path}.technique", members["technique"], vocabulary.techniques),
        read_text(f"{path}.reason", members.get("reason", "")),
    )


def _chosen_in_file(chosen: ChosenTechnique) -> dict[str, str]:
    told = {"region": chosen.region, "technique": chosen.technique}
    return {**told, "reason": chosen.reason} if chosen.reason else told
