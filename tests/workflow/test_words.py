"""Words that screens and paper share."""

from omt_desktop.workflow.words import counted


def test_one_is_not_many() -> None:
    assert [counted(number, "rule", "rules") for number in (0, 1, 2)] == ["0 rules", "1 rule", "2 rules"]
