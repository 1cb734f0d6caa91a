"""Files that are missing, unreadable or wrong in the small readers: the refusal names the file and the key."""

from pathlib import Path

import pytest

from tests.content.small_resources import change, refusal_of

# file, what stands there, what is written instead, what the refusal must say
REFUSALS = [
    ("manifest.toml", 'content_version = "7.0"', "", "manifest.toml, key «content_version»: the key is missing"),
    (
        "manifest.toml",
        'content_version = "7.0"',
        'content_version = "7.0"\nx = 1',
        "manifest.toml, key «x»: the key is not",
    ),
    ("clinical/sources.toml", 'S1 = "A book"', "S1 = 3", "clinical/sources.toml, key «sources»: a table of texts"),
    (
        "clinical/sources.toml",
        "[sources]",
        "S0 = 1\n[sources]",
        "clinical/sources.toml, key «S0»: the key is not known here",
    ),
    (
        "clinical/indications.toml",
        '["neck_pain"]',
        '["toe"]',
        "indication «neck», key «complaints»: «toe» is not a known",
    ),
    ("clinical/indications.toml", '["S1"]', '["S7"]', "indication «neck», key «sources»: «S7» is not a known source"),
    ("clinical/indications.toml", 'codes = "M54.2"', "", "indication «neck», key «codes»: the key is missing"),
    (
        "clinical/indications.toml",
        'codes = "M54.2"',
        'codes = "M54.2"\ncode = "x"',
        "indication «neck», key «code»: the key",
    ),
    ("clinical/danger-findings.toml", '["gait"]', '["trot"]', "key «findings»: «trot» is not a known finding"),
    ("clinical/danger-findings.toml", '["seen"]', '["felt"]', "key «parts»: «felt» is not a known part of gait"),
    (
        "clinical/danger-findings.toml",
        '["yes"]',
        '["maybe"]',
        "key «values»: «maybe» is not a known value of gait, seen",
    ),
    ("clinical/danger-findings.toml", '["seen"]', '["note"]', "key «values»: «yes» is not a known value of gait, note"),
    ("clinical/danger-findings.toml", "hx.dvt = acute", "hx.dvt = mild", "key «unless»"),
    (
        "clinical/danger-findings.toml",
        "hx.dvt = acute",
        "hx.dvt = acute and hx.unstable not empty",
        "key «unless»: a condition on one fact is needed",
    ),
    ("clinical/danger-findings.toml", 'unless = "hx.dvt = acute"', "", "key «unless»: a condition on one fact"),
    ("clinical/confirmation-call.toml", '["S1"]', '["S7"]', "key «sources»: «S7» is not a known source"),
    ("clinical/confirmation-call.toml", '"medicine"', '"illness"', "key «id»: «illness» is used twice"),
    ("clinical/confirmation-call.toml", "preparation", "prepare", "key «preparation»: the key is missing"),
    ("clinical/wording.toml", 'defer = "Defer"', "", "clinical/wording.toml, outcome, key «defer»: the key is missing"),
    (
        "clinical/wording.toml",
        'defer = "Defer"',
        'defer = "Defer"\nlater = "Later"',
        "outcome, key «later»: the key is not",
    ),
    ("clinical/exam/02-review.toml", 'id = "review"', 'id = "ask"', "every step has blocks, but «review» has none"),
]


@pytest.mark.parametrize(("file", "old", "new", "said"), REFUSALS, ids=[case[3] for case in REFUSALS])
def test_refusal(resources: Path, file: str, old: str, new: str, said: str) -> None:
    change(resources, file, old, new)
    assert said in refusal_of(resources)


def test_refusal_says_what_it_means_and_what_to_do(resources: Path) -> None:
    (resources / "clinical" / "sources.toml").unlink()
    said = refusal_of(resources)
    assert "No recommendation is made" in said
    assert said.endswith("Correct the file or install OMT Desktop again; patient data is not affected.")


def test_missing_file(resources: Path) -> None:
    (resources / "clinical" / "sources.toml").unlink()
    assert "clinical/sources.toml: the file cannot be read (FileNotFoundError)" in refusal_of(resources)


def test_file_that_is_no_text(resources: Path) -> None:
    (resources / "clinical" / "sources.toml").write_bytes(b"\xff\xfe")
    assert "clinical/sources.toml: the file cannot be read (UnicodeDecodeError)" in refusal_of(resources)


def test_missing_folder(resources: Path) -> None:
    (resources / "clinical" / "exam").rename(resources / "exam")
    assert "clinical/exam: the folder is missing" in refusal_of(resources)
