"""Every way in which the vocabulary can be wrong, by example: the refusal names the file, the place and the key."""

from pathlib import Path

import pytest

from tests.content.small_resources import change, refusal_of

VOCABULARY = "clinical/vocabulary.toml"
TEMPERATURE = 'unit = "Cel", low = 25, high = 45.5'
CHOICES = 'choices = ["no", "acute"]'

# what stands there, what is written instead, what the refusal must say
REFUSALS = [
    ('format = "omt-vocabulary/1"', 'format = "omt-vocabulary/2"', "key «format»: «omt-vocabulary/1» is expected"),
    ('format = "omt-vocabulary/1"', "", "key «format»: the key is missing"),
    (
        "[technique_groups]",
        "new = 1\n[technique_groups]",
        "clinical/vocabulary.toml, key «new»: the key is not known here",
    ),
    (
        'label = "Thoracic", icd10',
        'label = "Thoracic", color = "red", icd10',
        "regions[2], key «color»: the key is not",
    ),
    (
        'id = "THOR", label = "Thoracic"',
        'id = "CERV", label = "Thoracic"',
        "regions[2], key «id»: «CERV» is used twice",
    ),
    ('lever = ["THOR"]', 'lever = ["TAIL"]', "regions[1], key «same/lever»: «TAIL» is not a known region"),
    (
        'same = [], lever = ["THOR"]',
        'same = 3, lever = ["THOR"]',
        "regions[1], key «same»: a list of texts is expected",
    ),
    ('lever = ["CERV"]', 'lever = ["CERV", "CERV"]', "regions[2], key «lever»: «CERV» is listed twice"),
    ('kind = "direct", force = "high"', 'kind = "odd", force = "high"', "techniques «HVLA», key «kind»: «odd» is not"),
    ('force = "high"', 'force = "huge"', "techniques «HVLA», key «force»: «huge» is not a known force"),
    (
        'regions = ["CERV"], active = true',
        'regions = ["TAIL"]',
        "techniques «ME», key «regions»: «TAIL» is not a known",
    ),
    ("active = true", 'active = "yes"', "techniques «ME», key «active»: true or false is expected"),
    ('id = "ME"', 'id = "HVLA"', "techniques «HVLA», key «id»: «HVLA» is used twice"),
    ('id = "other"', 'id = "neck_pain"', "complaints[2], key «id»: «neck_pain» is used twice"),
    ('label = "Something else"', 'label = ""', "complaints[2], key «label»: a text is expected"),
    (
        'GENTLE = ["CS", "BLT"]',
        'GENTLE = ["CS", "OLD"]',
        "technique_groups, key «GENTLE»: «OLD» is not a known technique",
    ),
    ('AXIAL = ["THOR"]', 'ALL = ["THOR"]', "region_groups, key «ALL»: a group cannot be called like a region or ALL"),
    (
        'type = "date", required = true',
        'type = "day"',
        "facts «patient.birth_date», key «type»: «day» is not a known type",
    ),
    (
        'id = "life.work"',
        'id = "patient.birth_date"',
        "facts «patient.birth_date», key «id»: «patient.birth_date» is used",
    ),
    (CHOICES, "choices = []", "facts «hx.dvt», key «choices»: at least one choice is expected"),
    (CHOICES, 'choices = ["no", "unknown"]', "facts «hx.dvt», key «choices»: at least one choice is expected"),
    (CHOICES, 'choices = ["no", ""]', "facts «hx.dvt», key «choices»: a list of texts is expected"),
    ('type = "text"', 'type = "text", choices = ["a"]', "facts «life.work», key «choices»: the key is not known here"),
    ('type = "text"', 'type = "text", unit = "s"', "facts «life.work», key «unit»: the key is not known here"),
    (TEMPERATURE, 'unit = "Cel", low = 25', "facts «hx.temperature», key «high»: the key is missing"),
    (TEMPERATURE, 'unit = "Cel", low = "25", high = 45', "facts «hx.temperature», key «low»: a number is expected"),
    (TEMPERATURE, 'unit = "Cel", low = true, high = 45', "facts «hx.temperature», key «low»: a number is expected"),
    (TEMPERATURE, "low = 25, high = 45", "facts «hx.temperature», key «unit»: the key is missing"),
    (
        'required_for = ["neck_pain"]',
        'required_for = ["toe"]',
        "facts «hx.dvt», key «required_for»: «toe» is not a known",
    ),
    (
        'required_regions = ["CERV"]',
        'required_regions = ["TAIL"]',
        "key «required_regions»: «TAIL» is not a known region",
    ),
    ('when = "hx.dvt = acute"', 'when = "hx.dvt is acute"', "facts «hx.dvt_checked», key «when»: no condition"),
    ('when = "hx.dvt = acute"', "when = 3", "facts «hx.dvt_checked», key «when»: a text is expected"),
    ('keys = { date = "date" }', "keys = {}", "facts «hx.visits», keys: records need at least one key"),
    (
        'keys = { date = "date" }',
        'keys = { date = "day" }',
        "facts «hx.visits», keys, key «date»: «day» is not a known kind",
    ),
    ('keys = { date = "date" }', "keys = 3", "facts «hx.visits», key «keys»: a table is expected"),
    ("[technique_groups]", "[[facts]]\n[technique_groups]", "it is not valid TOML"),
    ('rules = ["R-DVT"]', 'rules = ["R-OLD"]', "facts «hx.dvt», key «rules»: «R-OLD» is not a known rule"),
    (
        'rules = ["R-AGE"]',
        "rules = []",
        "rules/10-small.toml, rule «R-AGE», key «id»: no fact it reads (patient.birth_date) lists it under",
    ),
    (
        'when = "hx.dvt = acute"',
        'when = "hx.old = yes"',
        "facts «hx.dvt_checked», key «when»: «hx.old» is not a known fact",
    ),
    ('when = "hx.dvt = acute"', 'when = "hx.dvt = past"', "key «when»: «past» is not a choice of hx.dvt"),
    (
        'when = "hx.dvt = acute"',
        'when = "hx.dvt_checked answered"',
        "the facts wait for each other: hx.dvt_checked → hx.dvt_checked",
    ),
    ('when = "hx.dvt = acute"', 'when = "rule R-DVT"', "key «when»: rule R-DVT is asked outside a rule"),
    ('when = "hx.dvt = acute"', 'when = "region.severity > 1"', "key «when»: region.severity is asked outside a rule"),
]


@pytest.mark.parametrize(("old", "new", "said"), REFUSALS, ids=[case[2] for case in REFUSALS])
def test_refusal(resources: Path, old: str, new: str, said: str) -> None:
    change(resources, VOCABULARY, old, new)
    assert said in refusal_of(resources)
