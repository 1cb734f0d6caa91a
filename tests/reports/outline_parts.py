"""Parts of an outline, as a reader would look for them."""

from dataclasses import replace

from omt_desktop.reports.outline_nodes import Heading, KeyValues, NewPage, Outline, Table
from omt_desktop.reports.outline_texts import flattened
from tests.reports.paper import said


def values(outline: Outline) -> dict[str, str]:
    """Label and value of every line of the report; the first where a label comes twice."""
    rows = [row for node in flattened(outline.nodes) if isinstance(node, KeyValues) for row in node.rows]
    return {row.label: row.value for row in reversed(rows)}


def in_full(outline: Outline) -> Outline:
    """What follows the first page."""
    nodes = list(outline.nodes)
    return replace(outline, nodes=tuple(nodes[nodes.index(NewPage()) :]))


def section(outline: Outline, heading: str) -> str:
    """The texts from a heading to the next one of its level or above."""
    nodes = list(flattened(outline.nodes))
    at, found = next((n, node) for n, node in enumerate(nodes) if isinstance(node, Heading) and node.text == heading)
    rest = nodes[at + 1 :]
    stop = next(
        (n for n, node in enumerate(rest) if isinstance(node, Heading) and node.level <= found.level), len(rest)
    )
    return said(replace(outline, nodes=tuple(rest[:stop])))


def tables(outline: Outline) -> list[Table]:
    return [node for node in flattened(outline.nodes) if isinstance(node, Table)]
