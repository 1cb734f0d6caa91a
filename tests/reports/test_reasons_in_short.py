"""The reasons on page one: each told once, with what was recorded, and nothing told as cleared."""

from dataclasses import replace

from tests.builders import an_evaluation
from tests.reports.outline_parts import section, tables
from tests.reports.paper import outline_of
from tests.reports.small_content import SMALL
from tests.reports.test_outline import GRADED, an_examined, the_panel


def test_more_reasons_than_page_one_holds_are_counted() -> None:
    rules = {f"R-1{n}": replace(SMALL.rules["R-1"], id=f"R-1{n}", title=f"Thrust {n}") for n in range(9)}
    outline = outline_of(an_examined(), replace(SMALL, rules=rules))
    assert "3 more reasons in the record that follows." in section(outline, "Reasons")
    assert len(tables(outline)[1].rows) == 9


def test_rules_of_one_title_and_effect_are_one_reason_with_each_basis() -> None:
    rules = {f"R-1{n}": replace(SMALL.rules["R-1"], id=f"R-1{n}") for n in range(3)}
    (row,) = tables(outline_of(an_examined(), replace(SMALL, rules=rules)))[0].rows
    assert [line.text.split()[0] for line in row[2]] == ["R-10", "R-11", "R-12"]
    assert [line.text for line in row[1]] == ["Thrust under the pill", "Recorded: Takes the pill: Yes"]


def test_missing_answers_are_named_beside_the_headline_and_clear_nothing() -> None:
    unknown = an_evaluation(facts={}, regions=GRADED)
    outline = outline_of(unknown, SMALL)
    assert any(line.text.startswith("Missing (") for line in the_panel(outline).lines)
    assert "nothing is cleared yet" in section(outline, "Reasons")


def test_nothing_that_limits_is_said_on_page_one() -> None:
    evaluation = an_examined(**{"q.tri": "no", "q.gated": "no"})
    assert "Nothing that was recorded limits a technique." in section(outline_of(evaluation, SMALL), "Reasons")
