"""Reads clinical/indications.toml: what is known of OMT for each condition. Shown, never used to decide."""

from importlib.resources.abc import Traversable

from omt_desktop.content.strict import Table, add_once, read_toml
from omt_desktop.domain.content import Indication, Source
from omt_desktop.domain.vocabulary import Vocabulary


def read_indications(root: Traversable, vocabulary: Vocabulary, sources: dict[str, Source]) -> tuple[Indication, ...]:
    """The indications in the order of the file. ContentError for an unknown complaint or source."""
    file = read_toml(root, "clinical", "indications.toml")
    indications: dict[str, Indication] = {}
    for table in file.tables("indication"):
        indication = _indication(table, vocabulary, sources)
        add_once(indications, table, "id", indication.id, indication)
    file.finish()
    return tuple(indications.values())


def _indication(table: Table, vocabulary: Vocabulary, sources: dict[str, Source]) -> Indication:
    indication_id = table.text("id")
    table.named(f"indication «{indication_id}»")
    indication = Indication(
        indication_id,
        table.text("label"),
        table.ids("complaints", vocabulary.complaints, "complaint"),
        table.text("evidence"),
        table.text("adjunct"),
        table.text("regions"),
        table.text("codes"),
        table.ids("sources", sources, "source"),
    )
    table.finish()
    return indication
