"""What the protocol page and its files say about a protocol."""

import re
import unicodedata

from omt_desktop.domain.exam import Item, Target
from omt_desktop.domain.protocol import Protocol
from omt_desktop.domain.vocabulary import Vocabulary

_MOST_RULES = 3


def version_in_words(protocol: Protocol) -> str:
    """`As delivered` before the first change, then `Version 3`."""
    return f"Version {protocol.version}" if protocol.version else "As delivered"


def why_needed(item: Item, vocabulary: Vocabulary) -> str:
    """Why an item that the recommendation reads is asked in every protocol."""
    if item.target is Target.REGION:
        return "Always asked: the recommendation is made for the regions that are graded."
    rules = vocabulary.facts[item.id].rules
    if not rules:
        return "Always asked: no recommendation is given without this answer."
    named = ", ".join(rules[:_MOST_RULES])
    more = f" and {len(rules) - _MOST_RULES} more" if len(rules) > _MOST_RULES else ""
    return f"Always asked: the recommendation reads it ({'rule' if len(rules) == 1 else 'rules'} {named}{more})."


def file_name(protocol: Protocol) -> str:
    """A name for the protocol's file: `omt-protocol-standard-v3.json`."""
    plain = unicodedata.normalize("NFKD", protocol.name).encode("ascii", "ignore").decode("ascii")
    words = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:40].rstrip("-")
    return "-".join(part for part in ("omt-protocol", words, f"v{protocol.version}") if part) + ".json"
