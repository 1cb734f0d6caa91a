"""Reading a file to its end before anything is judged, as far as memory allows."""

from collections.abc import Callable, Iterator

from omt_desktop.workflow.bringing.incoming import Incoming, IncomingDocument, IncomingEvaluation

MOST_AHEAD = 256 * 1024 * 1024
"""Bytes that are held. A table of 100,000 patients stays below; only an archive of many large documents does not."""
_PATIENT = 2048
"""Bytes that a patient takes, roughly."""
_TELL_EVERY = 50


def read_ahead(stream: Iterator[Incoming], tell: Callable[[int], None], most: int = MOST_AHEAD) -> list[Incoming]:
    """Everything of the stream until it ends or `most` bytes are held; the stream goes on behind it."""
    ahead: list[Incoming] = []
    held = 0
    while held < most and (one := next(stream, None)) is not None:
        ahead.append(one)
        held += _bytes_of(one)
        if len(ahead) % _TELL_EVERY == 0:
            tell(len(ahead))
    return ahead


def _bytes_of(one: Incoming) -> int:
    if isinstance(one, IncomingDocument):
        return len(one.content)
    return len(one.text) if isinstance(one, IncomingEvaluation) else _PATIENT
