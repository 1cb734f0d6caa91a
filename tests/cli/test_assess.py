"""`assess`: one answer or one refusal for a file, one line out for each line in."""

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from omt_desktop.bootstrap import content_only, interchange
from omt_desktop.cli import assess as command
from omt_desktop.cli.main import main
from omt_desktop.domain.assess import assess

CASES = Path(__file__).parents[1] / "cases"
CASE = CASES / "01-mechanical-low-back-pain.json"
EVALUATION: dict[str, Any] = json.loads(CASE.read_text("utf-8"))["evaluation"]

Captured = pytest.CaptureFixture[str]
Feed = Callable[[bytes], None]


@pytest.fixture
def feed(monkeypatch: pytest.MonkeyPatch) -> Feed:
    """Puts bytes on standard input."""
    return lambda data: monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


def a_file(tmp_path: Path, data: object) -> str:
    path = tmp_path / "evaluation.json"
    path.write_bytes(data if isinstance(data, bytes) else json.dumps(data).encode())
    return str(path)


def changed(**facts: object) -> dict[str, Any]:
    return EVALUATION | {"facts": EVALUATION["facts"] | facts}


def test_a_file_is_answered_by_one_object(tmp_path: Path, capsys: Captured) -> None:
    assert main(["assess", a_file(tmp_path, EVALUATION)]) == 0
    out, err = capsys.readouterr()
    content = content_only()
    files = interchange(content)
    _, evaluation = files.parse(json.dumps(EVALUATION).encode())
    assert out == files.answer(assess(evaluation, content.vocabulary, content.rules)) + "\n"
    assert json.loads(out)["outcome"] == "suitable"
    assert err == ""


def test_an_emergency_is_an_answer_like_any_other(tmp_path: Path, capsys: Captured) -> None:
    document = changed(**{"flag.cauda_equina": ["saddle_numbness"]})
    assert main(["assess", a_file(tmp_path, document)]) == 0
    assert json.loads(capsys.readouterr().out)["outcome"] == "emergency"


def test_the_same_input_gives_the_same_bytes_in_any_order(tmp_path: Path, capsys: Captured) -> None:
    turned = {key: EVALUATION[key] for key in reversed(EVALUATION)}
    turned["facts"] = dict(reversed(EVALUATION["facts"].items()))
    answers = set()
    for document in (EVALUATION, EVALUATION, turned):
        main(["assess", a_file(tmp_path, document)])
        answers.add(capsys.readouterr().out)
    assert len(answers) == 1


def test_a_dash_reads_standard_input(feed: Feed, capsys: Captured) -> None:
    feed(json.dumps(EVALUATION).encode())
    assert main(["assess", "-"]) == 0
    assert json.loads(capsys.readouterr().out)["outcome"] == "suitable"


REFUSED: dict[str, tuple[object, str]] = {
    "unknown key": (EVALUATION | {"diagnosis": {}}, "diagnosis: "),
    "unknown fact": (changed(**{"hx.canser": "never"}), "facts.hx.canser: "),
    "unknown region": (EVALUATION | {"regions": {"NECK": {"severity": 1}}}, "regions.NECK: "),
    "unknown finding": (EVALUATION | {"findings": [{"id": "seg.L9"}]}, "findings[0].id: "),
    "unknown technique": (changed(**{"hx.omt_reaction": ["HVLB"]}), "facts.hx.omt_reaction[0]: "),
    "unknown record key": (changed(**{"hx.fractures": [{"bone": "rib"}]}), "facts.hx.fractures[0].bone: "),
    "choice outside": (changed(**{"hx.cancer": "maybe"}), 'facts.hx.cancer: "maybe" is not one of never, past, '),
    "number as text": (changed(**{"vitals.pulse": "68"}), "facts.vitals.pulse: "),
    "boolean as number": (changed(**{"vitals.pulse": True}), "facts.vitals.pulse: true is not a number"),
    "NaN": (changed(**{"vitals.pulse": float("nan")}), "facts.vitals.pulse: NaN "),
    "Infinity": (changed(**{"vitals.pulse": float("inf")}), "facts.vitals.pulse: "),
    "beyond every float": (json.dumps(EVALUATION).replace("36.8", "1e999").encode(), "facts.vitals.temperature: "),
    "list twice": (changed(**{"complaint.groups": ["asthma", "asthma"]}), "facts.complaint.groups: "),
    "null": (changed(**{"hx.cancer": None}), "facts.hx.cancer: null "),
    "duplicate key": (
        json.dumps(EVALUATION).replace('"hx.cancer"', '"hx.cancer": "past", "hx.cancer"').encode(),
        "facts.hx.cancer: stands there twice",
    ),
    "lone surrogate": (changed(**{"life.sleep": "\ud800"}), "facts.life.sleep: "),
    "lone surrogate in a name": (EVALUATION | {"patient": {"family_name": "\udcff"}}, "patient.family_name: "),
    "day that does not exist": (changed(**{"patient.birth_date": "2025-02-29"}), "facts.patient.birth_date: "),
    "day after the evaluation": (changed(**{"patient.birth_date": "2026-11-21"}), "facts.patient.birth_date: "),
    "record after the evaluation": (
        changed(**{"hx.fractures": [{"region": "RIB", "date": "2026-11-21"}]}),
        "facts.hx.fractures[0].date: 2026-11-21 is after",
    ),
    "missing severity": (EVALUATION | {"regions": {"LUMB": {"note": ""}}}, "regions.LUMB.severity: is missing"),
    "severity 4": (EVALUATION | {"regions": {"LUMB": {"severity": 4}}}, "regions.LUMB.severity: 4 "),
    "wrong unit": (
        EVALUATION | {"findings": [{"id": "bal.tug", "value": 9.4, "unit": "min"}]},
        'findings[0].unit: "min" is not s',
    ),
    "wrong format": (EVALUATION | {"format": "omt-evaluation/2"}, 'format: "omt-evaluation/2" is not '),
    "no format": ({"resourceType": "Bundle"}, "format: is missing"),
    "a list": ([EVALUATION], "An evaluation is one JSON object; this is a list."),
    "not JSON": (b"%PDF-1.7\n", "This is not JSON: "),
    "not UTF-8": (b'{"format": "\xff"}', "The text is not UTF-8 "),
    "empty": (b"", "There is nothing in it"),
    "bottomless": (b"[" * 100_000, "The lists and objects are nested too deeply"),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_a_refused_file_is_one_line_on_standard_error_and_nothing_else(
    kind: str, tmp_path: Path, capsys: Captured
) -> None:
    data, said = REFUSED[kind]
    assert main(["assess", a_file(tmp_path, data)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"omt-desktop: {said}")
    assert err.endswith("\n")
    assert len(err.splitlines()) == 1
    err.encode()


def test_lines_are_answered_one_by_one_in_order(feed: Feed, capsys: Captured) -> None:
    emergency = changed(**{"flag.cauda_equina": ["saddle_numbness"]})
    lines = [EVALUATION, emergency, {"format": "x"}, changed(**{"hx.cancer": "maybe"}), EVALUATION]
    feed(b"\n".join(json.dumps(line).encode() for line in lines))
    assert main(["assess", "--lines", "-"]) == 0
    out, err = capsys.readouterr()
    answers = [json.loads(line) for line in out.splitlines()]
    assert [answer.get("outcome") for answer in answers] == ["suitable", "emergency", None, None, "suitable"]
    assert list(answers[2]) == ["error"]
    assert answers[2]["error"].startswith("format: ")
    assert answers[3]["error"].startswith("facts.hx.cancer: ")
    assert answers[0] == answers[4]
    assert ": " not in out.splitlines()[0].split('"advice"')[0], "compact"
    assert err == ""


def test_every_refusal_is_the_same_in_a_line(tmp_path: Path, capsys: Captured) -> None:
    lines = [data if isinstance(data, bytes) else json.dumps(data).encode() for data, _ in REFUSED.values()]
    path = tmp_path / "evaluations.jsonl"
    path.write_bytes(b"\n".join(line.removesuffix(b"\n") for line in lines) + b"\n")
    assert main(["assess", "--lines", str(path)]) == 0
    answers = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert len(answers) == len(lines)
    for answer, (_, said) in zip(answers, REFUSED.values(), strict=True):
        assert list(answer) == ["error"]
        assert answer["error"].startswith(said)


@pytest.mark.parametrize(
    ("data", "outcomes"),
    [
        (b"", []),
        (b"\n", [None]),
        (b"@\n", ["suitable"]),
        (b"@", ["suitable"]),
        (b"@\r\n\r\n@\r\n", ["suitable", None, "suitable"]),
        (b"\xef\xbb\xbf@\n@\n\n", ["suitable", "suitable", None]),
    ],
)
def test_an_empty_line_is_a_line_and_the_end_of_the_last_one_is_not(
    data: bytes, outcomes: list[str | None], feed: Feed, capsys: Captured
) -> None:
    feed(data.replace(b"@", json.dumps(EVALUATION).encode()))
    assert main(["assess", "--lines", "-"]) == 0
    assert [json.loads(line).get("outcome") for line in capsys.readouterr().out.splitlines()] == outcomes


def test_a_line_larger_than_any_evaluation_is_refused_without_being_kept() -> None:
    source = io.BytesIO(b"x" * 1000 + b"\n" + b"y" * 10 + b"\n" + b"z" * 11 + b"\n" + b"\n" + b"w" * 500)
    lines = list(command.lines_of(source, largest=10))
    assert lines == [b"x" * 12, b"y" * 10, b"z" * 11, b"", b"w" * 12]


def test_a_mistake_of_ours_in_one_line_does_not_end_the_others(
    feed: Feed, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    def mistaken(*_: object) -> None:
        raise KeyError("Rivera")

    monkeypatch.setattr(command, "assess", mistaken)
    feed(json.dumps(EVALUATION).encode() + b"\n{}\n")
    assert main(["assess", "--lines", "-"]) == 0
    first, second = (json.loads(line)["error"] for line in capsys.readouterr().out.splitlines())
    assert "mistake in the program (KeyError in test_assess.py line" in first
    assert "Rivera" not in first
    assert second.startswith("format: ")


def test_a_mistake_of_ours_in_a_file_shows_no_traceback_and_no_value(
    tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    def mistaken(*_: object) -> None:
        raise ValueError("Rivera")

    monkeypatch.setattr(command, "assess", mistaken)
    assert main(["assess", a_file(tmp_path, EVALUATION)]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert "ValueError in test_assess.py" in err
    assert len(err.splitlines()) == 1
    assert "Rivera" not in err


@pytest.mark.parametrize("lines", [[], ["--lines"]])
def test_a_file_that_cannot_be_opened_is_refused(lines: list[str], tmp_path: Path, capsys: Captured) -> None:
    for name in ("missing.json", "", "nul\0byte"):
        assert main(["assess", *lines, f"{tmp_path}/{name}"]) == 2
        out, err = capsys.readouterr()
        assert out == ""
        assert "cannot be read" in err
        assert len(err.splitlines()) == 1


class Failing(io.BytesIO):
    """A source whose medium fails while it is read."""

    def read(self, *_: object) -> bytes:
        raise OSError(5, "Input/output error")

    readline = read


@pytest.mark.parametrize("lines", [[], ["--lines"]])
def test_a_medium_that_fails_is_a_refusal(lines: list[str], capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    class Input:
        buffer = Failing()

    monkeypatch.setattr(sys, "stdin", Input())
    assert main(["assess", *lines, "-"]) == 2
    assert "The evaluation cannot be read (Input/output error)" in capsys.readouterr().err
