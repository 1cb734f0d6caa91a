"""Large targets: everything that can be pressed on a step is high enough for a finger, and the choice is kept."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from omt_desktop.domain.evaluation import Finding, RegionFinding
from omt_desktop.ui.settings_page import SettingsPage
from omt_desktop.ui.step_pages import step_page
from omt_desktop.ui.theme import Theme, ThemeChoice, pixels, style_sheet
from omt_desktop.ui.theme_tokens import LARGE_SIZES, LIGHT, SIZES
from omt_desktop.workflow.units import Units
from tests.clinic import CONTENT
from tests.ui.hands import click, open_bridge, settle, show
from tests.ui.step_hands import EMPTY

SMALLEST = 48
OPENED = EMPTY.with_region("LE", RegionFinding(1)).with_finding("seg.L5", Finding("seg.L5", (("severity", 2),)))


@pytest.fixture
def large(qapp: QApplication) -> Iterator[Theme]:
    theme = Theme(qapp, ThemeChoice.LIGHT, large_targets=True)
    yield theme
    theme.choose_targets(large=False)
    qapp.setStyleSheet("")


@pytest.mark.usefixtures("large")
@pytest.mark.parametrize("step", [step for step in CONTENT.exam.steps if step.blocks], ids=lambda step: step.id)
def test_nothing_to_press_on_a_step_is_lower_than_a_finger(qtbot: QtBot, step: object) -> None:
    page = step_page(step, open_bridge(OPENED))
    page.resize(720, 800)
    show(qtbot, page)
    assert page.blocks
    settle()
    parts = [*page.findChildren(QAbstractButton), *page.findChildren(QLineEdit), *page.findChildren(QPlainTextEdit)]
    low = {f"{type(p).__name__} {p.accessibleName()}": p.height() for p in parts if p.isVisible()}
    assert {name: height for name, height in low.items() if height < SMALLEST} == {}


def test_the_usual_sizes_are_what_they_were(qapp: QApplication) -> None:
    assert set(SIZES) == set(LARGE_SIZES)
    assert "min-height: 20px" in style_sheet(LIGHT)
    assert "min-height: 32px" in style_sheet(LIGHT, LARGE_SIZES)
    theme = Theme(qapp, ThemeChoice.LIGHT)
    assert pixels("target") == 36
    theme.choose_targets(large=True)
    assert pixels("target") == SMALLEST
    theme.choose_targets(large=False)
    assert pixels("target") == 36
    qapp.setStyleSheet("")


def test_the_setting_announces_what_was_chosen(qtbot: QtBot) -> None:
    page = SettingsPage(ThemeChoice.LIGHT, Units.METRIC)
    show(qtbot, page)
    chosen: list[bool] = []
    page.targets_chosen.connect(chosen.append)
    click(page.targets.buttons["large"])
    click(page.targets.buttons["usual"])
    assert chosen == [True, False]
