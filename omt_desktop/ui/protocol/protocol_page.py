"""My protocol: the order of the steps, and what each asks, in the doctor's own words."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from omt_desktop.domain.exam import Option
from omt_desktop.domain.protocol import OwnItem, OwnKind
from omt_desktop.domain.protocol_rows import ProtocolStep, steps_of
from omt_desktop.ui.asked_file import asked
from omt_desktop.ui.protocol.file_dialogs import AskSource, AskTarget, ask_for_source, ask_for_target
from omt_desktop.ui.protocol.protocol_edits import ProtocolEdits
from omt_desktop.ui.protocol.protocol_head import ProtocolHead
from omt_desktop.ui.protocol.protocol_lines import Line
from omt_desktop.ui.protocol.step_items import StepItems
from omt_desktop.ui.protocol.step_order import StepOrder
from omt_desktop.ui.row_delegate import RowLook
from omt_desktop.ui.row_list import Row
from omt_desktop.workflow.own_protocol import ProtocolInUse
from omt_desktop.workflow.protocol_words import file_name, why_needed
from omt_desktop.workflow.words import Words

_STEPS_WIDTH = 320


class ProtocolPage(QWidget):
    """Shows the protocol and passes on what is wanted of it. Refusal where there is none to read."""

    left = Signal()

    def __init__(
        self,
        in_use: ProtocolInUse,
        ask_target: AskTarget = ask_for_target,
        ask_source: AskSource = ask_for_source,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self._content = in_use.delivered
        self._ask_target, self._ask_source = ask_target, ask_source
        self._step_id = ""
        self.edits = ProtocolEdits(in_use, self)
        regions = tuple(Option(region.id, region.label) for region in self._content.vocabulary.regions.values())
        self.head = ProtocolHead()
        self.steps = StepOrder()
        self.items = StepItems(Words(self._content), regions)
        self._arrange()
        self._connect()
        self._show()
        self.setFocusProxy(self.steps.list)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.edits.keep()

    def _show(self) -> None:
        protocol = self.edits.protocol
        steps = {step.id: step for step in steps_of(self._content.exam, protocol, self._content.vocabulary)}
        self._step_id = self._step_id or next(iter(steps))
        step = steps[self._step_id]
        self.steps.show_steps([_step_row(step) for step in steps.values()], self._step_id)
        self.items.show_step(step.title, step.blocks)
        self.head.show_protocol(protocol, self.edits.draft.differs)

    def _look_at(self, step_id: str) -> None:
        if step_id != self._step_id:
            self._step_id = step_id
            self._show()

    def _say_why(self, line: Line | None) -> None:
        needed = line is not None and line.row is not None and line.row.needed
        item = self._content.exam.items[line.key] if needed and line is not None else None
        self.items.say(why_needed(item, self._content.vocabulary) if item is not None else "")

    def _begin_adding(self) -> None:
        palpated = any(item.structure for item in self._content.exam.step(self._step_id).items)
        self.items.show_form(self._step_id, OwnKind.STRUCTURE if palpated else OwnKind.TEXT)

    def _add(self, item: OwnItem) -> None:
        self.edits.add(item)
        self.items.show_list(item.id)

    def _remove(self, line: Line) -> None:
        item = line.row.added if line.row is not None else None
        if item is not None and not self.edits.remove(item):
            self.items.say(f"«{item.label}» was recorded in an evaluation: it can be hidden, not removed.")

    def _save(self) -> None:
        self.edits.keep()
        suggested = str(Path.home() / file_name(self.edits.protocol))
        chosen = asked(self, lambda: self._ask_target(self, suggested), "")
        if chosen:
            self.edits.save(chosen)

    def _take_over(self) -> None:
        chosen = asked(self, lambda: self._ask_source(self), "")
        if chosen:
            self.edits.take_over(chosen)

    def _connect(self) -> None:
        head, steps, items, edits = self.head, self.steps, self.items, self.edits
        edits.changed.connect(self._show)
        head.left.connect(self.left)
        head.named.connect(edits.call)
        head.save_wanted.connect(self._save)
        head.take_over_wanted.connect(self._take_over)
        head.reset_wanted.connect(edits.reset)
        steps.chosen.connect(self._look_at)
        steps.opened.connect(lambda _: items.list.setFocus())
        steps.move_wanted.connect(self._move)
        items.list.current_changed.connect(self._say_why)
        items.list.toggled.connect(edits.toggle)
        items.list.renamed.connect(edits.rename)
        items.list.removal_wanted.connect(self._remove)
        items.add_wanted.connect(self._begin_adding)
        items.form.filled.connect(self._add)
        for keys, act in (
            ("Alt+Up", lambda: self._move(-1)),
            ("Alt+Down", lambda: self._move(1)),
            ("Ctrl+Z", edits.undo),
            ("Ctrl+F", items.seek),
            ("Ctrl+N", self._begin_adding),
            ("Esc", self._step_back),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _step_back(self) -> None:
        if not self.items.step_back():
            self.left.emit()

    def _move(self, places: int) -> None:
        self.edits.move(self._step_id, places)

    def _arrange(self) -> None:
        self.steps.setMaximumWidth(_STEPS_WIDTH)
        body = QHBoxLayout()
        body.setSpacing(16)
        body.addWidget(self.steps, 2)
        body.addWidget(self.items, 5)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(16)
        column.addWidget(self.head)
        column.addLayout(body, 1)


def _step_row(step: ProtocolStep) -> Row:
    rows = list(step.rows)
    hidden, added = sum(row.hidden for row in rows), sum(row.added is not None for row in rows)
    parts = [f"{len(rows) - hidden} asked"]
    parts += [f"{hidden} hidden"] if hidden else []
    parts += [f"{added} added"] if added else []
    return Row(step.id, RowLook(step.title, " · ".join(parts)))
