"""Every way in which the exam can be wrong, by example: the refusal names the file, the item and the key."""

from pathlib import Path

import pytest

from tests.content.small_resources import change, refusal_of

EXAM = "clinical/exam/01-ask.toml"

# what stands there, what is written instead, what the refusal must say
REFUSALS = [
    ('title = "Ask"', 'title = "Ask"\nicon = "x"', "key «icon»: the key is not known here"),
    ('id = "ask"', 'id = "review"', "every step has blocks, but «review» has none"),
    ('id = "look"', 'id = "history"', "block «history», key «id»: «history» is used twice"),
    (
        'title = "Look"',
        'title = "Look"\nnone_label = "None"',
        "block «look», key «none_label»: it goes together with items",
    ),
    ('none_label = "None of these"\n', "", "block «history», key «none_label»: it goes together with items"),
    ('region = "THOR"\nlabel = "Mid back"', 'region = "CERV"', "item «CERV», key «id»: «CERV» is used twice"),
    (
        'region = "THOR"\nlabel = "Mid back"',
        'region = "TAIL"',
        "block «look», item[2], key «region»: «TAIL» is not a known region",
    ),
    (
        'region = "THOR"\nlabel = "Mid back"',
        'region = "THOR"\nfact = "life.work"\nlabel = "Mid back"',
        "an item asks exactly one of fact, region or finding",
    ),
    ('label = "Mid back"', 'label = "Mid back"\nkind = "tri"', "item «THOR», key «kind»: the key is not known here"),
    ('fact = "life.work"', 'fact = "life.works"', "key «fact»: «life.works» is not a known fact"),
    (
        'fact = "life.work"\nlabel = "Work"',
        'fact = "life.work"\nlabel = "Work"\nunit = "s"',
        "key «unit»: the key is not",
    ),
    (
        'sitting = "Sitting", lifting = "Lifting"',
        'sitting = "Sitting"',
        "item «life.demands», key «choices»: «lifting» has no word",
    ),
    (
        'lifting = "Lifting"',
        'lifting = "Lifting", lying = "Lying"',
        "key «choices»: «lying» is not a known choice of this",
    ),
    ('lifting = "Lifting"', "lifting = 3", "item «life.demands», key «choices»: a table of texts is expected"),
    (
        'show_for = ["neck_pain"]',
        'show_for = ["toe"]',
        "item «life.demands», key «show_for»: «toe» is not a known complaint",
    ),
    (
        'none = "no"\nalways = true',
        'none = "never"',
        "item «hx.dvt», key «none»: «never» is not a known answer that says no",
    ),
    (
        'label = "Checked"\nnone = "no"',
        'label = "Checked"\nnone = "yes"',
        "item «hx.dvt_checked», key «none»: «yes» is not",
    ),
    (
        'label = "Checked"',
        'label = "Checked"\nalways = true',
        "item «hx.dvt_checked», key «always»: the fact has a «when»",
    ),
    ("none = []", 'none = ["CERV"]', "item «hx.unstable», key «none»: the explicit no of a list is []"),
    ('low = { label = "Little force" }\n', "", "item «hx.breaks», columns, low, key «label»: the key is missing"),
    (
        'low = { label = "Little force" }',
        'low = { label = "L", x = 1 }',
        "columns, low, key «x»: the key is not known here",
    ),
    (
        'low = { label = "Little force" }',
        'low = { label = "L" }\nhow = {}',
        "columns, key «how»: the key is not known here",
    ),
    (
        'united = "United"',
        'united = "United", old = "Old"',
        "columns, status, key «choices»: «old» is not a known choice",
    ),
    ('parts = "segment"', 'parts = "other"', "key «parts»: «other» is not a known list of parts in this file"),
    ('name = "segment"', 'name = "segment"\nextra = 1', "parts «segment», key «extra»: the key is not known here"),
    ('key = "side", label = "Side"', 'key = "severity", label = "Side"', "key «key»: «severity» is used twice"),
    (
        'key = "side", label = "Side"',
        'key = "unit", label = "Side"',
        "key «key»: «unit» is kept for the unit of a measured",
    ),
    ('kind = "severity" }', 'kind = "severity", low = 1 }', "fields[2], key «low»: the key is not known here"),
    ('kind = "side", hint', 'kind = "date", hint', "fields[3], key «kind»: «date» is not a known kind of a finding"),
    ('choices = ["left", "right"]', 'choices = ["up"]', "parts[3], key «choices»: «up» is not a known side"),
    (
        'kind = "choice", choices = { F = "Flexed", E = "Extended" }',
        'kind = "choice"',
        "choices with their words are needed",
    ),
    ("high = 600", "", "item «bal.tug», key «low»: a number needs low and high"),
    (
        'label = "Seen", kind = "tri" },',
        'label = "S", kind = "tri" }, { key = "mm", label = "M", kind = "number", unit = "mm", low = 0, high = 9 },',
        "item «gait», key «parts»: the numbers of one finding share one unit",
    ),
    (
        'label = "{level} {side}"',
        'label = "{level} {sight}"',
        "key «label»: «C2 {sight}» names something that «each» does not",
    ),
    (
        'each = { level = ["C2", "C3"], side',
        'each = { level = ["C2", "C3"], sight',
        "key «finding»: «seg.C2.{side}» names",
    ),
    ('["C2", "C3"]', '["C2", "C2"]', "each, key «level»: «C2» is listed twice"),
    ('finding = "gait"', 'finding = "bal.tug"', "item «bal.tug», key «id»: «bal.tug» is used twice"),
    ('finding = "gait"\nlabel = "Gait"', 'finding = "gait"', "item «gait», key «label»: the key is missing"),
    (
        'key = "side", label = "Side"',
        'key = "by", label = "Side"',
        "key «key»: «by» is kept for how a finding came about",
    ),
    ('region = "CERV"\nnormal', 'region = "TAIL"\nnormal', "item «seg.{level}.{side}», key «region»: «TAIL» is not a"),
    (
        'region = "THOR"\nwith_rest',
        'region = "TAIL"\nwith_rest',
        "block «measure», key «region»: «TAIL» is not a known",
    ),
    ("with_rest = true", 'with_rest = "yes"', "item «stand», key «with_rest»: true or false is expected"),
    ('structure = "joint"', 'structure = "bone"', "key «structure»: «bone» is not a known kind of structure"),
    ('normal = { side = "none",', 'normal = { sight = "none",', "normal, key «sight»: «sight» is not a known part"),
    (
        'normal = { side = "none",',
        'normal = { side = "up",',
        "key «side»: «up» is not a known answer that can be normal",
    ),
    ("severity = 0 }", "severity = 1 }", "normal, key «severity»: the normal severity is 0"),
    ('value = "no" }', 'value = "unknown" }', "key «value»: «unknown» is not a known answer that can be normal"),
    ("normal = { value = [] }", 'normal = { value = ["slow"] }', "key «value»: the normal of a list is []"),
    (
        'label = "Up and go"',
        'label = "Up and go"\nnormal = { value = 9 }',
        "item «bal.tug», normal, key «value»: a number has no single normal value",
    ),
    (
        'trials = ["t1", "t2"]',
        'trials = ["t1", "t3"]',
        "item «stand», key «parts»: «t3» is not a known part, as a trial",
    ),
    ('counts = "longest"', 'counts = "last"', "parts[1], key «counts»: «last» is not a known trial that counts"),
    (', counts = "longest"', "", "parts[1], key «counts»: the key is missing"),
    ('trials = ["t1", "t2"], ', "", "parts[1], key «counts»: the key is not known here"),
    (
        'kind = "number", unit = "s", low = 0, high = 9, hint',
        'kind = "text", hint',
        "item «stand», key «parts»: «t1» is no number in the unit of «best»",
    ),
    ('key = "t{n}"', 'key = "t{m}"', "parts[2], key «key»: «t{m}» names something that «each» does not list"),
    ('[[block.item]]\nfact = "life.work"\nlabel = "Work"\n', "", "clinical/exam: no step asks the fact «life.work»"),
    ('[[block.item]]\nregion = "CERV"\n', "", "clinical/exam: no step asks the region «CERV»"),
]


@pytest.mark.parametrize(("old", "new", "said"), REFUSALS, ids=[case[2] for case in REFUSALS])
def test_refusal(resources: Path, old: str, new: str, said: str) -> None:
    change(resources, EXAM, old, new)
    assert said in refusal_of(resources)


def test_block_without_items(resources: Path) -> None:
    with (resources / EXAM).open("a", encoding="utf-8") as file:
        file.write('[[block]]\nid = "empty"\ntitle = "Empty"\n')
    assert "block «empty», key «item»: a block has at least one item" in refusal_of(resources)


def test_step_used_twice(resources: Path) -> None:
    text = (resources / "clinical" / "exam" / "02-review.toml").read_text("utf-8")
    (resources / "clinical" / "exam" / "03-again.toml").write_text(text, "utf-8")
    assert "clinical/exam/03-again.toml, key «id»: «review» is used twice" in refusal_of(resources)
