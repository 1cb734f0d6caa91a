"""Signatures and addenda in words, the same on the screen as on paper."""

from datetime import datetime

from omt_desktop.workflow.day_words import day_in_words
from omt_desktop.workflow.evaluation_record import EvaluationRecord
from omt_desktop.workflow.signature import Addendum, Meaning
from omt_desktop.workflow.words import counted

MEANINGS = {Meaning.AUTHOR: "author", Meaning.REVIEWER: "reviewer"}
"""What the signer says of themselves."""


def moment_in_words(moment: datetime) -> str:
    """`20 Nov 2026, 11:02`."""
    return f"{day_in_words(moment.date())}, {moment:%H:%M}"


def signed_in_words(record: EvaluationRecord) -> tuple[str, ...]:
    """One line for each signature: who, as what, when."""
    return tuple(
        f"Signed by {given.printed_name} as {MEANINGS[given.meaning]} on {moment_in_words(given.signed_at)}."
        for given in record.signatures
    )


def elsewhere_in_words(record: EvaluationRecord) -> tuple[str, ...]:
    """What the file said of signatures, and that it is no more than said; empty where it said nothing."""
    said = record.elsewhere
    if said is None:
        return ()
    signers = "; ".join(
        f"{given.printed_name} as {MEANINGS[given.meaning]} on {moment_in_words(given.signed_at)}"
        for given in said.signatures
    )
    added = "".join(f"\nAddendum in the file: {addendum_in_words(addendum)}" for addendum in said.addenda)
    told = f"Not signed here. The file it was brought in with says: signed by {signers}. Nobody here has proved that."
    return (f"{told}{added}", record.closed)


def addenda_counted(record: EvaluationRecord) -> str:
    """How many addenda there are, as a sentence."""
    if not record.addenda:
        return "A correction is written as an addendum, on the last step."
    return f"{counted(len(record.addenda), 'addendum', 'addenda')} on the last step."


def addendum_in_words(addendum: Addendum) -> str:
    """The addendum with its date, its author and its reason."""
    head = f"{moment_in_words(addendum.written_at)} · {addendum.printed_name} · {addendum.reason}"
    return f"{head}\n{addendum.text}"
