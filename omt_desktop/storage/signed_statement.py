"""What a file said of signatures given elsewhere, as JSON text and back."""

import json
from datetime import datetime
from typing import Any

from omt_desktop.domain.content import ContentStamp
from omt_desktop.domain.recommendation import Outcome
from omt_desktop.storage.canonical import canonical
from omt_desktop.workflow.signature import Addendum, Meaning, Signature
from omt_desktop.workflow.signed_elsewhere import SignedElsewhere


def statement_to_json(said: SignedElsewhere) -> str:
    """Everything it says, moments with the offset they were written with."""
    return canonical(
        {
            "signatures": [
                [s.printed_name, s.meaning.value, s.signed_at.isoformat(), s.content_sha256] for s in said.signatures
            ],
            "addenda": [
                [a.printed_name, a.written_at.isoformat(), a.reason, a.text, a.content_sha256] for a in said.addenda
            ],
            "outcome": said.outcome.value,
            "content": [said.content.version, said.content.sha256],
            "recommendation": said.recommendation,
        }
    )


def statement_from_json(text: str) -> SignedElsewhere:
    """The statement as it was kept."""
    kept: dict[str, Any] = json.loads(text)
    return SignedElsewhere(
        tuple(
            Signature("", name, Meaning(meaning), datetime.fromisoformat(at), sha256)
            for name, meaning, at, sha256 in kept["signatures"]
        ),
        Outcome(kept["outcome"]),
        ContentStamp(*kept["content"]),
        kept["recommendation"],
        tuple(
            Addendum("", name, datetime.fromisoformat(at), reason, text, sha256)
            for name, at, reason, text, sha256 in kept["addenda"]
        ),
    )
