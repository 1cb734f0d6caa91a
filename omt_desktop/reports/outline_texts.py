"""Every text of an outline with the place where a reader finds it."""

from collections.abc import Iterable, Iterator

from omt_desktop.reports.outline_nodes import (
    Beside,
    Heading,
    KeyValues,
    Matrix,
    Node,
    Outline,
    Panel,
    PostureFigures,
    Prose,
    SignatureLine,
    Simple,
    SpineFigure,
    Table,
)


def texts_of(outline: Outline) -> Iterator[tuple[str, str]]:
    """Place and text, in reading order. The place is a label or a heading, and `name` for the patient's name."""
    yield "name", outline.identity.name
    yield "identity", outline.identity.person
    yield "identity", outline.identity.visit
    yield "identity", outline.identity.by
    head = outline.letterhead
    yield from (("letterhead", text) for text in (head.name, *head.address, head.phone))
    place = outline.kind
    for node in flattened(outline.nodes):
        if isinstance(node, Heading):
            place = node.text
        for label, text in _texts_in(node):
            yield label or place, text


def flattened(nodes: Iterable[Node]) -> Iterator[Simple]:
    """The nodes in reading order, with the figure that stands beside others after them."""
    for node in nodes:
        if isinstance(node, Beside):
            yield from node.nodes
            yield node.figure
        else:
            yield node


def _texts_in(node: Simple) -> Iterator[tuple[str, str]]:
    if isinstance(node, Heading | Prose):
        yield "", node.text
    elif isinstance(node, KeyValues):
        for row in node.rows:
            yield row.label, row.label
            yield row.label, row.value
    elif isinstance(node, Table):
        yield from (("", text) for text in node.header)
        yield from (("", line.text) for row in node.rows for cell in row for line in cell)
    elif isinstance(node, Panel):
        yield from (("", text) for text in (node.label, node.symbol, node.title))
        yield from (("", line.text) for line in node.lines)
    elif isinstance(node, Matrix):
        yield from (("", text) for text in node.techniques)
        for matrix_row in node.rows:
            yield "", matrix_row.region
            yield "", matrix_row.note
            yield from (("", text) for cell in matrix_row.cells for text in (cell.symbol, cell.word))
    elif isinstance(node, SpineFigure):
        yield from (("", line) for _, mark in node.marks for line in mark.text.splitlines())
        yield from (("", words) for _, words in node.legend)
    elif isinstance(node, PostureFigures):
        for figure in node.figures:
            yield "", figure.title
            yield from (("", line) for _, landmark in figure.marks for line in landmark.text.splitlines())
    elif isinstance(node, SignatureLine):
        yield from (("", text) for text in node.labels)
