"""A cell of the region × technique matrix in words, and the part of the matrix that is worth showing."""

from omt_desktop.domain.content import Content
from omt_desktop.domain.recommendation import Cell, CellState, Recommendation
from omt_desktop.workflow.words import Words


def shown_techniques(recommendation: Recommendation, content: Content) -> tuple[str, ...]:
    """The techniques that exist in an examined region, in the order of the vocabulary."""
    rows = recommendation.cells.values()
    return tuple(
        technique
        for technique in content.vocabulary.techniques
        if any(row.get(technique, Cell(CellState.NOT_APPLICABLE)).state is not CellState.NOT_APPLICABLE for row in rows)
    )


def shown_regions(recommendation: Recommendation, content: Content) -> tuple[str, ...]:
    """The examined regions, in the order of the body."""
    return tuple(region for region in content.vocabulary.regions if region in recommendation.cells)


def cell_name(region: str, technique: str, content: Content) -> str:
    """«Lumbar, Muscle energy»."""
    words = Words(content)
    return f"{words.region(region)}, {words.technique(technique)}"


def cell_in_words(cell: Cell, content: Content) -> str:
    """The state and what it asks of the doctor, then the rules that ask for it."""
    words = Words(content)
    titles = [f"{rule_id} {rule.title}" if (rule := words.rule(rule_id)) else rule_id for rule_id in cell.rules]
    because = f" Because of {'; '.join(titles)}." if titles else ""
    return f"{words.of('cell', cell.state)}. {words.of('cell_meaning', cell.state)}{because}"
