"""Resources small enough to read, with one of everything the readers know; tests change one line and see it refused."""

from pathlib import Path
from shutil import copyfile

import pytest

from omt_desktop.content.load_content import load_content
from omt_desktop.content.strict import ContentError

RESOURCES = Path(__file__).resolve().parents[2] / "resources"

MANIFEST = """
format = "omt-resources/1"
content_version = "7.0"
"""

VOCABULARY = """
format = "omt-vocabulary/1"
regions = [
  { id = "CERV", label = "Cervical", icd10 = "M99.01", same = [], lever = ["THOR"] },
  { id = "THOR", label = "Thoracic", icd10 = "M99.02", same = [], lever = ["CERV"] },
]
techniques = [
  { id = "HVLA", label = "Thrust", short = "HV", kind = "direct", force = "high", regions = ["CERV", "THOR"] },
  { id = "ME", label = "Muscle", short = "ME", kind = "direct", force = "low", regions = ["CERV"], active = true },
  { id = "CS", label = "Counterstrain", short = "CS", kind = "indirect", force = "low", regions = ["CERV", "THOR"] },
  { id = "BLT", label = "Tension", short = "BL", kind = "indirect", force = "low", regions = ["CERV", "THOR"] },
]
complaints = [
  { id = "neck_pain", label = "Neck pain" },
  { id = "other", label = "Something else" },
]
facts = [
  { id = "patient.birth_date", type = "date", required = true, rules = ["R-AGE"] },
  { id = "complaint.groups", type = "multi", choices = ["<complaints>"], required = true },
  { id = "complaint.began", type = "partial_date" },
  { id = "life.work", type = "text" },
  { id = "life.demands", type = "multi", choices = ["sitting", "lifting"] },
  { id = "hx.dvt", type = "choice", choices = ["no", "acute"], required_for = ["neck_pain"], rules = ["R-DVT"] },
  { id = "hx.dvt_checked", type = "tri", when = "hx.dvt = acute", required_regions = ["CERV"] },
  { id = "hx.temperature", type = "number", unit = "Cel", low = 25, high = 45.5 },
  { id = "hx.unstable", type = "regions", rules = ["R-EACH"] },
  { id = "hx.reaction", type = "multi", choices = ["<techniques>"], rules = ["R-LIST", "R-TAKEN"] },
  { id = "hx.visits", type = "records", keys = { date = "date" } },
  { id = "hx.breaks", type = "records", rules = ["R-BREAK"], keys = { region = "region", date = "date", \
about = "partial_date", status = "acute | united | unknown", low = "tri" } },
]
[technique_groups]
GENTLE = ["CS", "BLT"]
[region_groups]
AXIAL = ["THOR"]
"""

RULES = """
family = "Small"
[[rule]]
id = "R-DVT"
title = "Thrombosis"
because = "It can move."
sources = ["S1"]
evidence = "V/P"
[[rule.clause]]
effect = "block"
when = "hx.dvt = acute"
systemic = true
[[rule.clause]]
effect = "relative"
when = "region.severity >= 3 or hx.temperature > 38.5"
techniques = ["BLT"]
regions = ["ALL"]
[[rule]]
id = "R-AGE"
title = "Age"
because = "Old bone."
sources = []
evidence = "U"
clauses_of = "R-DVT"
when = "age >= 75 and rule R-EACH"
[[rule.clause]]
effect = "advise"
advice = "Take care."
[[rule]]
id = "R-EACH"
title = "Unstable"
because = "It slips."
sources = []
evidence = "T"
[[rule.clause]]
effect = "block"
for_each = "hx.unstable"
techniques = ["ALL"]
except_techniques = ["GENTLE"]
regions = "each"
only_regions = ["AXIAL"]
reach = "linked"
[[rule]]
id = "R-BREAK"
title = "Fracture"
because = "It breaks."
sources = []
evidence = "T"
[[rule.clause]]
effect = "hold"
for_each = "hx.breaks"
when = "record.region = THOR and record.status in acute and record.low = no or record.date within 6 weeks"
techniques = ["HVLA"]
regions = ["CERV"]
[[rule.clause]]
effect = "advise"
when = "some(hx.breaks: record.date over 12 months or record.about answered) and hx.visits not empty"
[[rule]]
id = "R-LIST"
title = "Reaction"
because = "It hurt."
sources = []
evidence = "A"
[[rule.clause]]
effect = "block"
for_each = "hx.reaction"
named_techniques = true
regions = ["ALL"]
[[rule]]
id = "R-TAKEN"
title = "Reaction, again"
because = "It hurt."
sources = []
evidence = "A"
clauses_of = "R-LIST"
[[rule]]
id = "R-DERIVED"
title = "Danger first"
because = "Refer."
sources = []
evidence = "P"
derived = "urgent_flag"
"""

EXAM = """
id = "ask"
title = "Ask"
[[parts]]
name = "segment"
fields = [
  { key = "position", label = "Position", kind = "choice", choices = { F = "Flexed", E = "Extended" } },
  { key = "severity", label = "Severity", kind = "severity" },
  { key = "side", label = "Side", kind = "side", hint = "Of the patient" },
]
[[block]]
id = "history"
title = "History"
none_label = "None of these"
[[block.item]]
fact = "patient.birth_date"
label = "Born"
[[block.item]]
fact = "complaint.groups"
label = "Complaint"
[[block.item]]
fact = "complaint.began"
label = "Began"
[[block.item]]
fact = "life.work"
label = "Work"
[[block.item]]
fact = "life.demands"
label = "Demands"
choices = { sitting = "Sitting", lifting = "Lifting" }
show_for = ["neck_pain"]
[[block.item]]
fact = "hx.dvt"
label = "Thrombosis"
choices = { no = "No", acute = "Acute" }
none = "no"
always = true
[[block.item]]
fact = "hx.dvt_checked"
label = "Checked"
none = "no"
[[block.item]]
fact = "hx.temperature"
label = "Temperature"
[[block.item]]
fact = "hx.unstable"
label = "Unstable"
none = []
[[block.item]]
fact = "hx.reaction"
label = "Reaction"
[[block.item]]
fact = "hx.visits"
label = "Visits"
[block.item.columns]
date = { label = "Date" }
[[block.item]]
fact = "hx.breaks"
label = "Fractures"
[block.item.columns]
region = { label = "Where" }
date = { label = "Date" }
about = { label = "About", hint = "Year" }
status = { label = "Healing", choices = { acute = "Acute", united = "United" } }
low = { label = "Little force" }
[[block]]
id = "look"
title = "Look"
[[block.item]]
region = "CERV"
[[block.item]]
region = "THOR"
label = "Mid back"
[[block.item]]
finding = "seg.{level}.{side}"
each = { level = ["C2", "C3"], side = { L = "left", R = "right" } }
label = "{level} {side}"
hint = "On the {side}"
parts = "segment"
region = "CERV"
normal = { side = "none", position = "E", severity = 0 }
structure = "joint"
[[block.item]]
finding = "bal.tug"
region = "THOR"
label = "Up and go"
kind = "number"
unit = "s"
low = 0
high = 600
[[block.item]]
finding = "gait"
label = "Gait"
show_for = ["other"]
parts = [
  { key = "steps", label = "Steps", kind = "number", unit = "m", low = 0, high = 9 },
  { key = "seen", label = "Seen", kind = "tri" },
  { key = "which", label = "Which", kind = "side", choices = ["left", "right"] },
  { key = "note", label = "Note", kind = "text" },
]
[[block]]
id = "measure"
title = "Measure"
region = "THOR"
with_rest = false
[[block.item]]
finding = "stand"
label = "Stand"
with_rest = true
parts = [
  { key = "best", label = "Best", kind = "number", unit = "s", low = 0, high = 9, trials = ["t1", "t2"], \
counts = "longest" },
  { key = "t{n}", label = "Trial {n}", each = { n = ["1", "2"] }, kind = "number", unit = "s", low = 0, high = 9, \
hint = "No. {n}" },
]
[[block.item]]
finding = "signs"
label = "Signs"
kind = "multi"
choices = { slow = "Slow" }
normal = { value = [] }
[[block.item]]
finding = "bend"
region = "CERV"
label = "Bend"
kind = "tri"
normal = { value = "no" }
"""

REVIEW = """
id = "review"
title = "Review"
"""

SOURCES = """
[sources]
S1 = "A book"
"""

INDICATIONS = """
[[indication]]
id = "neck"
label = "Neck pain"
complaints = ["neck_pain"]
evidence = "Limited."
adjunct = "Yes."
regions = "Cervical"
codes = "M54.2"
sources = ["S1"]
"""

CALL = """
sources = ["S1"]
opening = "It is about tomorrow."
preparation = "Nothing special."
[[question]]
id = "illness"
label = "Were you ill?"
[[question]]
id = "medicine"
label = "A new medicine?"
"""

DANGER = """
[[danger]]
findings = ["gait"]
parts = ["seen"]
values = ["yes"]
unless = "hx.dvt = acute"
"""

FILES = {
    "manifest.toml": MANIFEST,
    "clinical/vocabulary.toml": VOCABULARY,
    "clinical/rules/10-small.toml": RULES,
    "clinical/exam/01-ask.toml": EXAM,
    "clinical/exam/02-review.toml": REVIEW,
    "clinical/sources.toml": SOURCES,
    "clinical/indications.toml": INDICATIONS,
    "clinical/confirmation-call.toml": CALL,
    "clinical/danger-findings.toml": DANGER,
}


def write_resources(folder: Path) -> Path:
    """Writes the small resources into the folder and returns it."""
    for name, text in FILES.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    copyfile(RESOURCES / "clinical" / "wording.toml", folder / "clinical" / "wording.toml")
    return folder


def change(folder: Path, name: str, old: str, new: str) -> None:
    """Replaces the only place where the file says `old`."""
    file = folder / name
    text = file.read_text("utf-8")
    assert text.count(old) == 1, f"{name} says {text.count(old)} times: {old}"
    file.write_text(text.replace(old, new), "utf-8")


def refusal_of(folder: Path) -> str:
    """What loading the folder is refused with."""
    with pytest.raises(ContentError) as refused:
        load_content(folder)
    return str(refused.value)
