"""Reads clinical/vocabulary.toml: regions, techniques, complaints and facts."""

from importlib.resources.abc import Traversable

from omt_desktop.content.strict import Table, add_once, read_toml
from omt_desktop.domain.vocabulary import FactDefinition, FactType, RecordKey, Region, Technique, Vocabulary

FORMAT = "omt-vocabulary/1"
ALL = "ALL"
"""The group of all techniques or all regions; it needs no entry."""
UNKNOWN = "unknown"
_KINDS = ("direct", "indirect", "combined", "fluid", "reflex")
_FORCES = ("high", "moderate", "low")
_RECORD_KINDS = ("region", "date", "partial_date", "tri")
_CHOICE_TYPES = (FactType.CHOICE, FactType.MULTI)


def read_vocabulary(root: Traversable) -> Vocabulary:
    """The vocabulary in the order of the file. ContentError where anything in it is not as it must be."""
    file = read_toml(root, "clinical", "vocabulary.toml")
    if file.text("format") != FORMAT:
        file.refuse("format", f"«{FORMAT}» is expected")
    regions = _regions(file)
    techniques = _techniques(file, regions)
    complaints = _complaints(file)
    groups = _groups(file.table("technique_groups"), techniques, "technique")
    region_groups = _groups(file.table("region_groups"), regions, "region")
    lists = {"<complaints>": tuple(complaints), "<techniques>": tuple(techniques)}
    facts: dict[str, FactDefinition] = {}
    for table in file.tables("facts"):
        fact = _fact(table, lists, regions)
        add_once(facts, table, "id", fact.id, fact)
    file.finish()
    return Vocabulary(regions, techniques, groups, region_groups, tuple(complaints), facts, complaints)


def _regions(file: Table) -> dict[str, Region]:
    tables = file.tables("regions")
    regions: dict[str, Region] = {}
    links: list[tuple[Table, Region]] = []
    for table in tables:
        region = Region(
            table.text("id"),
            table.text("label"),
            table.text("icd10"),
            frozenset(table.texts("same")),
            frozenset(table.texts("lever")),
        )
        table.finish()
        add_once(regions, table, "id", region.id, region)
        links.append((table, region))
    for table, region in links:
        for linked in sorted(region.same | region.lever):
            table.known_id("same/lever", linked, regions, "region")
    return regions


def _techniques(file: Table, regions: dict[str, Region]) -> dict[str, Technique]:
    techniques: dict[str, Technique] = {}
    for table in file.tables("techniques"):
        technique_id = table.text("id")
        table.named(f"techniques «{technique_id}»")
        technique = Technique(
            technique_id,
            table.text("label"),
            table.text("short"),
            table.known_id("kind", table.text("kind"), _KINDS, "kind of technique"),
            table.known_id("force", table.text("force"), _FORCES, "force"),
            frozenset(table.ids("regions", regions, "region")),
            table.flag("active"),
        )
        table.finish()
        add_once(techniques, table, "id", technique_id, technique)
    return techniques


def _complaints(file: Table) -> dict[str, str]:
    complaints: dict[str, str] = {}
    for table in file.tables("complaints"):
        add_once(complaints, table, "id", table.text("id"), table.text("label"))
        table.finish()
    return complaints


def _groups(table: Table, known: dict[str, Region] | dict[str, Technique], what: str) -> dict[str, tuple[str, ...]]:
    groups = {name: table.ids(name, known, what) for name in table.remaining()}
    for name in groups:
        if name in known or name == ALL:
            table.refuse(name, f"a group cannot be called like a {what} or {ALL}")
    return groups


def _fact(table: Table, lists: dict[str, tuple[str, ...]], regions: dict[str, Region]) -> FactDefinition:
    fact_id = table.text("id")
    table.named(f"facts «{fact_id}»")
    fact_type = FactType(table.known_id("type", table.text("type"), tuple(FactType), "type of fact"))
    fact = FactDefinition(
        fact_id,
        fact_type,
        choices=_choices(table, fact_type, lists),
        unit=table.text("unit") if fact_type is FactType.NUMBER else "",
        low=_limit(table, "low", fact_type),
        high=_limit(table, "high", fact_type),
        keys=_record_keys(table.table("keys")) if fact_type is FactType.RECORDS else (),
        required=table.flag("required"),
        required_for=frozenset(table.ids("required_for", lists["<complaints>"], "complaint", ())),
        required_regions=frozenset(table.ids("required_regions", regions, "region", ())),
        when=table.condition("when"),
        rules=table.texts("rules", ()),
    )
    table.finish()
    return fact


def _choices(table: Table, fact_type: FactType, lists: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    if fact_type not in _CHOICE_TYPES:
        return ()
    choices = table.texts("choices")
    named = lists.get(choices[0], choices) if len(choices) == 1 else choices
    if not named or UNKNOWN in named:
        table.refuse("choices", f"at least one choice is expected, and «{UNKNOWN}» is none")
    return named


def _limit(table: Table, key: str, fact_type: FactType) -> float | None:
    if fact_type is not FactType.NUMBER:
        return None
    limit = table.number(key)
    if limit is None:
        table.refuse(key, "the key is missing")
    return limit


def _record_keys(table: Table) -> tuple[RecordKey, ...]:
    keys = []
    for name in table.remaining():
        written = table.text(name)
        choices = tuple(word.strip() for word in written.split("|")) if "|" in written else ()
        kind = "choice" if choices else table.known_id(name, written, _RECORD_KINDS, "kind of record key")
        keys.append(RecordKey(name, kind, tuple(choice for choice in choices if choice != UNKNOWN)))
    if not keys:
        table.refuse("", "records need at least one key")
    return tuple(keys)
