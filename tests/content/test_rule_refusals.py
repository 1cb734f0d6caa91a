"""Every way in which a rule can be wrong, by example: the refusal names the file, the rule and the key."""

from pathlib import Path

import pytest

from tests.content.small_resources import change, refusal_of

RULES = "clinical/rules/10-small.toml"
DVT_CLAUSE = 'effect = "block"\nwhen = "hx.dvt = acute"\nsystemic = true'
EACH_CLAUSE = 'for_each = "hx.unstable"'
LIST_CLAUSE = "named_techniques = true"

# what stands there, what is written instead, what the refusal must say
REFUSALS = [
    ('family = "Small"', 'family = "Small"\nversion = 2', "key «version»: the key is not known here"),
    ('id = "R-EACH"', 'id = "R-AGE"', "rule «R-AGE», key «id»: «R-AGE» is used twice"),
    ('sources = ["S1"]', 'sources = ["S9"]', "rule «R-DVT», key «sources»: «S9» is not a known source"),
    ('evidence = "V/P"', 'evidence = "V/X"', "rule «R-DVT», key «evidence»: «X» is not one of the tags V, A, T, U, P"),
    ('evidence = "V/P"', 'evidence = "VP"', "rule «R-DVT», key «evidence»: «VP» is not one of the tags"),
    ('title = "Age"', 'title = "Age"\ntitel = "Age"', "rule «R-AGE», key «titel»: the key is not known here"),
    ('title = "Age"\n', "", "rule «R-AGE», key «title»: the key is missing"),
    ('title = "Age"', 'title = "Age"\nreviewed_on = "in May"', "rule «R-AGE», key «reviewed_on»: a day such as"),
    ('title = "Age"', 'title = "Age"\nreviewed_on = "20261101"', "rule «R-AGE», key «reviewed_on»: a day such as"),
    (
        'derived = "urgent_flag"',
        'derived = "magic"',
        "rule «R-DERIVED», key «derived»: «magic» is not a known derivation",
    ),
    ('derived = "urgent_flag"', "", "rule «R-DERIVED», key «clause»: a rule has clauses"),
    ('title = "Danger first"', 'title = "Danger first"\nweak = true', "key «weak»: a weak flag counts with others"),
    (
        'clauses_of = "R-LIST"',
        'clauses_of = "R-DERIVED"',
        "rule «R-TAKEN», key «clauses_of»: «R-DERIVED» is not a rule with",
    ),
    (
        'clauses_of = "R-LIST"',
        'clauses_of = "R-OLD"',
        "rule «R-TAKEN», key «clauses_of»: «R-OLD» is not a rule with clauses",
    ),
    (
        'title = "Danger first"',
        'title = "Danger first"\nwhen = "age > 3"',
        "rule «R-DERIVED», key «when»: no clause takes it",
    ),
    ('clauses_of = "R-LIST"', "clause = 3", "rule «R-TAKEN», key «clause»: a list of tables is expected"),
    (DVT_CLAUSE, DVT_CLAUSE + "\nhow = 1", "rule «R-DVT», clause[1], key «how»: the key is not known here"),
    (DVT_CLAUSE, 'effect = "stop"\nwhen = "hx.dvt = acute"', "clause[1], key «effect»: «stop» is not a known effect"),
    (
        DVT_CLAUSE,
        'effect = "block"\nwhen = "hx.dvt = acute"',
        "«block» changes cells, so techniques and regions are needed",
    ),
    (DVT_CLAUSE, 'effect = "relative"\nwhen = "hx.dvt = acute"\nsystemic = true', "«systemic»: only a hold or a block"),
    (DVT_CLAUSE, 'effect = "block"\nsystemic = true', "key «when»: a clause without for_each needs a condition"),
    (DVT_CLAUSE, DVT_CLAUSE + "\ntechniques = []", "«block» changes cells, so techniques and regions are needed"),
    (DVT_CLAUSE, DVT_CLAUSE + "\nregions = []", "«block» changes cells, so techniques and regions are needed"),
    (DVT_CLAUSE, DVT_CLAUSE + '\nregions = "each"', "key «regions»: «each» and only_regions need for_each"),
    (DVT_CLAUSE, DVT_CLAUSE + '\nonly_regions = ["THOR"]', "key «regions»: «each» and only_regions need for_each"),
    (
        'advice = "Take care."',
        'regions = ["THOR"]',
        "«advise» changes no cells, so techniques and regions have no place",
    ),
    (
        'advice = "Take care."',
        'techniques = ["ME"]',
        "«advise» changes no cells, so techniques and regions have no place",
    ),
    (
        'advice = "Take care."',
        'when = "region.severity > 1"',
        "key «when»: region.severity is asked of regions, and the clause names none",
    ),
    ('techniques = ["BLT"]', 'techniques = ["OLD"]', "clause[2], key «techniques»: «OLD» is not a known id or group"),
    (
        'except_techniques = ["GENTLE"]',
        'except_techniques = ["OLD"]',
        "key «except_techniques»: «OLD» is not a known id",
    ),
    (
        'techniques = ["ALL"]\nexcept_techniques',
        'techniques = ["ME"]\nexcept_techniques',
        "key «except_techniques»: «CS» is not a known technique of this clause",
    ),
    ('only_regions = ["AXIAL"]', 'only_regions = ["TAIL"]', "key «only_regions»: «TAIL» is not a known id or group"),
    ('reach = "linked"', 'reach = "far"', "clause[1], key «reach»: «far» is not a known reach"),
    (
        LIST_CLAUSE,
        LIST_CLAUSE + '\nwhen = "age > 3"',
        "key «named_techniques»: a clause names the listed techniques or",
    ),
    (LIST_CLAUSE, LIST_CLAUSE + "\nsame_kind_techniques = true", "key «named_techniques»: a clause names the listed"),
    (LIST_CLAUSE, LIST_CLAUSE + '\ntechniques = ["ME"]', "key «techniques»: the key is not known here"),
    ('for_each = "hx.reaction"\n', "", "key «for_each»: the fact that lists the techniques is needed"),
    (
        'for_each = "hx.reaction"',
        'for_each = "life.demands"',
        "clause 1»: for_each: life.demands does not list techniques",
    ),
    (EACH_CLAUSE, 'for_each = "hx.old"', "rule «R-EACH», key «clause 1»: for_each: «hx.old» is not a known fact"),
    (EACH_CLAUSE, 'for_each = "life.work"', "for_each: life.work lists neither regions nor records"),
    (EACH_CLAUSE, 'for_each = "hx.visits"', "for_each: the records of hx.visits name no region"),
    (EACH_CLAUSE, EACH_CLAUSE + '\nwhen = "record.date within 3 weeks"', "«record.date» is asked outside a record"),
    ("rule R-EACH", "rule R-OLD", "rule «R-AGE», key «clause 1»: «R-OLD» is not a known rule"),
    ("rule R-EACH", "rule R-AGE", "the rules ask for each other: R-AGE → R-AGE"),
    ("record.region = THOR", "record.region = TAIL", "«TAIL» is not a choice of record.region"),
    ("record.low = no", "record.low = unknown", "«unknown» is not a choice of record.low"),
    ("record.low = no", "record.high = no", "«record.high» is not a key of hx.breaks"),
    (
        "hx.visits not empty",
        "hx.visits has THOR",
        "«has or not empty» cannot be asked of hx.visits, which is a list of",
    ),
    ("hx.visits not empty", "life.demands has lying", "«lying» is not a choice of life.demands"),
    ("hx.visits not empty", "hx.unstable has TAIL", "«TAIL» is not a choice of hx.unstable"),
    ("hx.visits not empty", "life.demands has at_least 2 of sitting", "at_least 2 can never be decided by 1 values"),
    ("hx.visits not empty", "life.work = 3", "«= or in» cannot be asked of life.work, which is a text"),
    ("hx.visits not empty", "life.work over 2 months", "«within or over» cannot be asked of life.work"),
    ("hx.visits not empty", "hx.dvt >= 2", "«>=» cannot be asked of hx.dvt, which is a choice"),
    (
        "hx.visits not empty",
        "some(hx.unstable: age > 2)",
        "«some» cannot be asked of hx.unstable, which is a list of regions",
    ),
    ("hx.visits not empty", "hx.dvt_checked = maybe", "«maybe» is not a choice of hx.dvt_checked"),
]


@pytest.mark.parametrize(("old", "new", "said"), REFUSALS, ids=[case[2] for case in REFUSALS])
def test_refusal(resources: Path, old: str, new: str, said: str) -> None:
    change(resources, RULES, old, new)
    assert said in refusal_of(resources)


def test_circle_of_several_rules(resources: Path) -> None:
    change(resources, RULES, EACH_CLAUSE, EACH_CLAUSE + '\nwhen = "rule R-BREAK"')
    change(resources, RULES, "hx.visits not empty", "rule R-AGE")
    circle = "R-AGE → R-EACH → R-BREAK → R-AGE"
    assert f"rule «R-AGE», key «clause»: the rules ask for each other: {circle}" in refusal_of(resources)
