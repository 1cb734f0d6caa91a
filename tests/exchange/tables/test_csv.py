"""Tables that spreadsheets open without running anything, in which nothing that was not examined is a number."""

import csv
import io
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from omt_desktop.domain.assess import assess
from omt_desktop.domain.decision import ChosenTechnique, Decision, Stance
from omt_desktop.domain.evaluation import Evaluation, Finding, RegionFinding
from omt_desktop.exchange.export_formats import SUMS, FileFormats
from omt_desktop.exchange.tables.csv_text import csv_text, guarded
from omt_desktop.workflow.export_sheet import ExportSheet
from tests.builders import a_patient, a_record
from tests.clinic import CONTENT, HEALTHY

FORMATS = FileFormats()


def sheet_of(evaluation: Evaluation) -> ExportSheet:
    answer = assess(evaluation, CONTENT.vocabulary, CONTENT.rules)
    return ExportSheet(a_record(evaluation), answer, CONTENT)


def table(name: str, evaluation: Evaluation) -> list[dict[str, str]]:
    files = FORMATS.tables([a_patient()], [sheet_of(evaluation)], bom=False)
    return list(csv.DictReader(io.StringIO(files[name].decode("utf-8"), newline="")))


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-2.5", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "\u00a0=1", "\u200b=1", "\x00=1", "＝1"]
)
def test_a_text_that_would_run_is_guarded(text: str) -> None:
    assert guarded(text).startswith("'")


@pytest.mark.parametrize("text", ["", "5", "A-1042", "tender = worse", "O'Neil", "(-)", "Müller"])
def test_any_other_text_is_as_it_was(text: str) -> None:
    assert guarded(text) == text


@given(st.lists(st.text(), min_size=1, max_size=4))
def test_no_cell_begins_with_what_a_spreadsheet_runs(texts: list[str]) -> None:
    written = csv_text([f"c{n}" for n, _ in enumerate(texts)], [texts])
    _, row = csv.reader(io.StringIO(written, newline=""))
    assert len(row) == len(texts)
    for cell in row:
        assert not re.match(r"[\s\u200b\u200e\u200f\u2060\ufeff]*[=+\-@]", cell)
        assert "\x00" not in cell


@given(st.text(st.sampled_from(";|\t =+-@ab\u00a0"), max_size=12))
def test_no_cell_begins_so_either_where_a_spreadsheet_splits_at_another_sign(text: str) -> None:
    for sign in ";|\t":
        for cell in guarded(text).split(sign)[1:]:
            assert not re.match(r"[ \u00a0]*[=+\-@]", cell)


def test_numbers_stay_numbers() -> None:
    assert csv_text(["a", "b", "c"], [[-2.5, 3, None]]) == "a,b,c\r\n-2.5,3,\r\n"
    assert csv_text(["a"], [], bom=True).startswith("\ufeff")


def test_a_region_that_was_not_examined_has_no_severity() -> None:
    evaluation = Evaluation(
        HEALTHY.evaluated_on,
        regions={"LUMB": RegionFinding(2, ("tenderness",), "left", "=note"), "HEAD": RegionFinding(0)},
        decision=Decision(Stance.AGREE, chosen=(ChosenTechnique("LUMB", "ME"),)),
    )
    rows = {row["region"]: row for row in table("regions.csv", evaluation)}
    assert len(rows) == len(CONTENT.vocabulary.regions)
    told = ("examined", "severity_0_to_3", "texture", "tenderness", "side", "planned_techniques", "note", "icd10cm")
    assert [rows["LUMB"][column] for column in told] == ["yes", "2", "no", "yes", "Left", "ME", "'=note", "M99.03"]
    assert [rows["HEAD"][column] for column in told[:4]] == ["yes", "0", "no", "no"]
    assert [rows["CERV"][column] for column in told[:5]] == ["no", "", "", "", ""]


def test_evaluations_and_patients_have_useful_columns() -> None:
    facts = {"complaint.groups": ("low_back_pain",), "vitals.systolic": 128, "complaint.pain_now": 4}
    (row,) = table("evaluations.csv", Evaluation(HEALTHY.evaluated_on, facts))
    assert (row["evaluated_on"], row["complaints"], row["systolic_mmhg"]) == ("2026-11-20", "Low back pain", "128")
    assert (row["temperature_celsius"], row["pain_now_0_to_10"], row["signed_by"]) == ("", "4", "")
    (patient,) = table("patients.csv", HEALTHY)
    assert (patient["record_number"], patient["birth_date"], patient["sex"]) == ("A-1042", "1954-03-02", "female")


def test_findings_are_told_as_stored_and_in_words() -> None:
    findings = {
        "bal.tug": Finding("bal.tug", (("note", "slow"), ("value", 11.4))),
        "own.x": Finding("own.x", (("value", "y"),)),
    }
    rows = table("findings.csv", Evaluation(HEALTHY.evaluated_on, {"complaint.trauma": "no"}, findings=findings))
    told = {(row["item_id"], row["part"]): (row["value"], row["unit"], row["words"]) for row in rows}
    assert told["bal.tug", "value"] == ("11.4", "s", "11.4 s")
    assert told["own.x", "value"][0] == "y"
    assert told["complaint.trauma", ""][0] == "no"


def test_an_archive_is_the_same_each_time_and_lists_its_sums() -> None:
    files = {"b/x.txt": b"two", "a.txt": b"one"}
    first = FORMATS.zipped(files)
    assert first == FORMATS.zipped(dict(reversed(files.items())))
    import zipfile

    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert archive.namelist() == ["a.txt", "b/x.txt", SUMS]
        sums = archive.read(SUMS).decode()
    assert sums.splitlines()[0].endswith("  a.txt") and len(sums.split()[0]) == 64


def test_the_evaluation_file_is_read_back_as_the_same_evaluation() -> None:
    from omt_desktop.exchange.evaluation_file import EvaluationReader

    decided = replace(HEALTHY, decision=Decision(Stance.AGREE))
    _, again = EvaluationReader(CONTENT).read(FORMATS.evaluation_file(sheet_of(decided)))
    assert replace(again, decision=decided.decision) == decided
