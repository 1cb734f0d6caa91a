"""A document in the window: its pages, the state of its seal, finding, zooming, and the ways out of the program."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from omt_desktop.ui.entry_line import EntryLine
from omt_desktop.ui.icon_button import IconButton
from omt_desktop.ui.patient_mark import PatientMark
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.preview.disclosure_strip import DisclosureStrip
from omt_desktop.ui.preview.drag_button import DragButton
from omt_desktop.ui.preview.page_view import ZOOM_STEP, PageView
from omt_desktop.ui.preview.seal_mark import SealMark
from omt_desktop.ui.preview.search_line import SearchLine

_SEARCH_WIDTH = 320
_NUMBER_WIDTH = 56


class PreviewPage(QWidget):
    """Places the parts and announces what is wanted; the desk does it."""

    left = Signal()
    print_wanted = Signal()
    export_wanted = Signal()
    outside_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self.title = PlainLabel("", "name")
        self.whose = PlainLabel("", "muted")
        self.mark = PatientMark(40)
        self.back = IconButton("back", "Back", token="muted", name="Back, Esc")
        self.printing = IconButton("print", "Print", token="muted", name="Print, Ctrl+P")
        self.export = IconButton("export", "Export", token="muted", name="Export as a file, Ctrl+S")
        self.outside = IconButton("outside", "Open elsewhere", token="muted", name="Open in another program")
        self.drag = DragButton()
        self.number = EntryLine()
        self.number.setFixedWidth(_NUMBER_WIDTH)
        self.number.setAccessibleName("Page, Ctrl+G")
        self.count = PlainLabel("", "muted")
        self.smaller = IconButton("minus", token="muted", name="Smaller, Ctrl+minus")
        self.zoom = PlainLabel("", "muted")
        self.larger = IconButton("add", token="muted", name="Larger, Ctrl+plus")
        self.fit = IconButton("fold", "Fit width", token="muted", name="Fit the width, Ctrl+0")
        self.search = SearchLine()
        self.seal = SealMark()
        self.disclosure = DisclosureStrip()
        self.view = PageView()
        self._pages = 0
        self._arrange()
        self._connect()
        self._add_keys()
        self.show_nothing("", "")

    def show_nothing(
        self, title: str, whose: str, instead: str = "Making the document …", patient_id: str = ""
    ) -> None:
        """Names the document and whose it is; there is nothing to see or to give out, and `instead` says why."""
        self.mark.show_patient(patient_id)
        self.mark.setVisible(bool(patient_id))
        self.title.setText(title)
        self.whose.setText(whose)
        self.seal.hide()
        self.disclosure.hide()
        self.search.line.clear()
        self.search.show_place(-1, 0)
        self.show_document((), instead)

    def show_document(self, sizes: tuple[tuple[float, float], ...], instead: str = "") -> None:
        """Blank pages of these sizes, which are drawn as they come."""
        self._pages = len(sizes)
        self.number.setValidator(QIntValidator(1, max(1, self._pages), self))
        self.count.setText(f"of {self._pages}" if sizes else "")
        for part in (self.printing, self.export, self.outside, self.drag, self.number, self.search, self.fit):
            part.setEnabled(bool(sizes))
        for part in (self.smaller, self.larger):
            part.setEnabled(bool(sizes))
        self.view.show_document(sizes, instead)

    def take_focus(self) -> None:
        """The keys move the pages."""
        self.view.setFocus()

    def _go_to_number(self) -> None:
        if self.number.hasAcceptableInput():
            self.view.go_to(int(self.number.text()) - 1)
        self.view.setFocus()

    def _show_number(self, page: int) -> None:
        if not self.number.hasFocus():
            self.number.setText(str(page + 1) if self._pages else "")

    def _leave(self) -> None:
        if self.disclosure.isVisible():
            self.disclosure.leave()
        else:
            self.left.emit()

    def _arrange(self) -> None:
        head = QFrame()
        head.setProperty("role", "banner")
        above = QHBoxLayout()
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.title)
        names.addWidget(self.whose)
        above.addWidget(self.back)
        above.addWidget(self.mark)
        above.addLayout(names, 1)
        for button in (self.printing, self.export, self.outside, self.drag):
            above.addWidget(button)
        below = QHBoxLayout()
        below.addWidget(PlainLabel("Page", "muted"))
        below.addWidget(self.number)
        below.addWidget(self.count)
        below.addSpacing(16)
        for part in (self.smaller, self.zoom, self.larger, self.fit):
            below.addWidget(part)
        below.addStretch(1)
        self.search.setMinimumWidth(_SEARCH_WIDTH)
        below.addWidget(self.search)
        inside = QVBoxLayout(head)
        inside.setContentsMargins(20, 8, 20, 8)
        inside.setSpacing(8)
        for row in (above, below):
            row.setSpacing(8)
            inside.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for band in (head, self.seal, self.disclosure):
            column.addWidget(band)
        column.addWidget(self.view, 1)

    def _connect(self) -> None:
        self.back.clicked.connect(self.left)
        self.printing.clicked.connect(self.print_wanted)
        self.export.clicked.connect(self.export_wanted)
        self.outside.clicked.connect(self.outside_wanted)
        self.number.returnPressed.connect(self._go_to_number)
        self.smaller.clicked.connect(lambda: self.view.zoom_to(self.view.zoom / ZOOM_STEP))
        self.larger.clicked.connect(lambda: self.view.zoom_to(self.view.zoom * ZOOM_STEP))
        self.fit.clicked.connect(self.view.fit_width)
        self.view.moved.connect(self._show_number)
        self.view.zoomed.connect(lambda zoom: self.zoom.setText(f"{zoom:.0%}"))
        self.number.left.connect(lambda: self.number.setText(str(self.view.page + 1) if self._pages else ""))

    def _add_keys(self) -> None:
        acts = {
            "Esc": self._leave,
            "Ctrl+P": self.print_wanted.emit,
            "Ctrl+S": self.export_wanted.emit,
            "Ctrl+F": self.search.line.setFocus,
            "Ctrl+G": self.number.setFocus,
            "F3": lambda: self.search.stepped.emit(1),
            "Shift+F3": lambda: self.search.stepped.emit(-1),
            "Ctrl++": self.larger.click,
            "Ctrl+=": self.larger.click,
            "Ctrl+-": self.smaller.click,
            "Ctrl+0": self.fit.click,
        }
        for keys, act in acts.items():
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
