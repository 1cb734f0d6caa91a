"""Who signed, when and as what, and what was added since; where nobody has signed, the lines to sign on paper."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from omt_desktop.reports.chart import Chart
from omt_desktop.reports.outline_nodes import Heading, KeyValue, KeyValues, Node, Prose, Role, SignatureLine
from omt_desktop.workflow.day_words import day_in_words
from omt_desktop.workflow.signature import Addendum, Meaning, Signature
from omt_desktop.workflow.words import counted, lowered

DRAFT = "DRAFT, not signed"
IN_DOUBT = "IN DOUBT, do not rely on it"
ELSEWHERE = "COPY, not signed here"
_NOT_PROVED = "As the file says that it was brought in with. Nobody here has proved it."
MEANINGS: Mapping[Meaning, str] = {Meaning.AUTHOR: "author", Meaning.REVIEWER: "reviewer"}
ADDENDA = "Addenda"
_HASH_MEANS = "The SHA-256 stands for everything that was signed: what was recorded, the decision, the rules."


def standing_of(chart: Chart) -> str:
    """What every page says of a print that is not the signed evaluation as it stands; empty for one that is."""
    if chart.record.doubt:
        return IN_DOUBT
    if chart.record.elsewhere is not None:
        return ELSEWHERE
    if not chart.record.signed:
        return DRAFT
    left_out = chart.record.addenda if chart.printed.as_signed else ()
    return f"SUPERSEDED: added to on {day_in_words(left_out[-1].written_at.date())}" if left_out else ""


def _printed_addenda(chart: Chart) -> tuple[Addendum, ...]:
    return () if chart.printed.as_signed else chart.record.addenda


def signed_by(chart: Chart) -> str:
    """Who stands for the evaluation, as one line under the day of the visit."""
    signatures = chart.record.signatures
    if signatures:
        return f"Signed by {signatures[0].printed_name}, {moment_in_words(signatures[0].signed_at)}"
    return f"Printed by {chart.printed.by}" if chart.printed.by else ""


def signed_rows(chart: Chart) -> Iterator[KeyValue]:
    """In short: who signed or that nobody has, and the addenda; the hashes stand with the signatures in full."""
    signatures = chart.record.signatures
    if signatures:
        yield KeyValue("Signed", "; ".join(map(_who, signatures)), Role.STRONG)
    elif chart.record.elsewhere is None:
        yield KeyValue("Signed", "Not signed", Role.MUTED)
    addenda = _printed_addenda(chart)
    yield from _elsewhere_rows(chart)
    if addenda:
        count = counted(len(addenda), "addendum", "addenda")
        latest = moment_in_words(addenda[-1].written_at)
        yield KeyValue("Added since", f"{count}, the latest of {latest}: see the end", Role.STRONG)


def _elsewhere_rows(chart: Chart) -> Iterator[KeyValue]:
    """In short what the file says, and what the recommendation came to there, where that differs from here."""
    said = chart.record.elsewhere
    if said is None:
        return
    who = "; ".join(map(_who, said.signatures))
    yield KeyValue("Signed", f"Not signed here. The file says: signed by {who}. Not proved.", Role.STRONG)
    if said.outcome is not chart.recommendation.outcome:
        there = lowered(chart.words.of("outcome", said.outcome))
        yield KeyValue("When signed", f"The recommendation was: {there} (content {said.content.version})", Role.STRONG)
    if said.addenda:
        count = counted(len(said.addenda), "addendum", "addenda")
        yield KeyValue("Added there", f"{count}: see the end", Role.STRONG)


def signature_nodes(chart: Chart) -> Iterator[Node]:
    """Each signature with printed name, moment, meaning and hash; lines to sign on paper where there is none."""
    signatures = chart.record.signatures
    if chart.record.elsewhere is not None:
        yield Heading("Signed elsewhere")
        yield Prose(_NOT_PROVED, Role.STRONG)
        for signature in chart.record.elsewhere.signatures:
            yield KeyValues(tuple(_signature_rows(signature)))
        return
    if not signatures:
        yield SignatureLine(("Physician: name and signature", "Date and time"))
        yield Prose("This print carries no electronic signature.", Role.SMALL)
        return
    yield Heading("Signatures")
    for signature in signatures:
        yield KeyValues(tuple(_signature_rows(signature)))
    yield Prose(_HASH_MEANS, Role.SMALL)


def _signature_rows(signature: Signature) -> Iterator[KeyValue]:
    yield KeyValue("Signed by", signature.printed_name, Role.STRONG)
    yield KeyValue("Date and time", exact_moment(signature.signed_at))
    yield KeyValue("As", MEANINGS[signature.meaning])
    yield KeyValue("SHA-256", signature.content_sha256, Role.SMALL)


def addenda_section(chart: Chart) -> Iterator[Node]:
    """What was added after the signature, in the order in which it was written; the evaluation stays as it was."""
    said = chart.record.elsewhere
    addenda = _printed_addenda(chart) if said is None else said.addenda
    if not addenda:
        return
    yield Heading(ADDENDA, 1)
    yield Prose("Written after the evaluation was signed, which stays as it was.", Role.MUTED)
    if said is not None:
        yield Prose(_NOT_PROVED, Role.STRONG)
    for number, addendum in enumerate(addenda, start=1):
        yield Heading(f"Addendum {number} of {moment_in_words(addendum.written_at)}")
        yield Prose(addendum.text)
        yield KeyValues(tuple(_addendum_rows(addendum)))


def _addendum_rows(addendum: Addendum) -> Iterator[KeyValue]:
    yield KeyValue("Reason", addendum.reason)
    yield KeyValue("Signed by", f"{addendum.printed_name}, {exact_moment(addendum.written_at)}", Role.STRONG)
    yield KeyValue("SHA-256", addendum.content_sha256, Role.SMALL)


def _who(signature: Signature) -> str:
    return f"{signature.printed_name}, {MEANINGS[signature.meaning]}, {moment_in_words(signature.signed_at)}"


def moment_in_words(moment: datetime) -> str:
    """`20 Nov 2026, 11:02`."""
    return f"{day_in_words(moment.date())}, {moment:%H:%M}"


def exact_moment(moment: datetime) -> str:
    """`20 Nov 2026, 11:02:07 (UTC-05:00)`."""
    offset = f"{moment:%z}"
    zone = f" (UTC{offset[:3]}:{offset[3:5]})" if offset else ""
    return f"{day_in_words(moment.date())}, {moment:%H:%M:%S}{zone}"
