"""Rules, evidence and sources: a shelf, a search line, a list, and beside it the entry the list stands on."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from omt_desktop.domain.content import Content, Indication, Source
from omt_desktop.domain.exam import Option
from omt_desktop.ui.empty_state import EmptyState
from omt_desktop.ui.find_by_key import find_by_key
from omt_desktop.ui.icons import icon
from omt_desktop.ui.library.entry_view import EntryView
from omt_desktop.ui.patient_parts.list_choice import ListChoice
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.row_delegate import RowLook
from omt_desktop.ui.row_list import Row, RowList
from omt_desktop.ui.tones import EFFECT_TONES
from omt_desktop.workflow.library.rule_entry import RuleEntry
from omt_desktop.workflow.library.shelves import Library, Shelf
from omt_desktop.workflow.reasons import reference
from omt_desktop.workflow.words import counted

_SHELVES = (
    Option(Shelf.RULES.value, "All rules"),
    Option(Shelf.UNVERIFIED.value, "Rules that are not verified"),
    Option(Shelf.EVIDENCE.value, "Evidence by condition"),
    Option(Shelf.SOURCES.value, "Sources"),
)
_COUNTED = {
    Shelf.RULES: ("rule", "rules"),
    Shelf.UNVERIFIED: ("rule", "rules"),
    Shelf.EVIDENCE: ("condition", "conditions"),
    Shelf.SOURCES: ("source", "sources"),
}


class LibraryPage(QWidget):
    """Read only: what the program knows, as every recommendation uses it."""

    def __init__(self, content: Content, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self._content = content
        self._library = Library(content)
        self.shelf = ListChoice(_SHELVES, "Which shelf")
        self.search = QLineEdit()
        self.search.setProperty("role", "search")
        self.search.setPlaceholderText("A word, a rule's number, a source")
        self.search.setAccessibleName("Find in the library")
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self.list = RowList("The library")
        self.count = PlainLabel("", "small")
        self.view = EntryView()
        self._lists, self._views = QStackedWidget(), QStackedWidget()
        self._lists.addWidget(self.list)
        self._lists.addWidget(EmptyState("search", "Nothing found", "Try fewer letters, or another shelf."))
        self._views.addWidget(self.view)
        self._views.addWidget(EmptyState("library", "Nothing is chosen", "Choose an entry on the left to read it."))
        self._arrange()
        self.search.textChanged.connect(self.refresh)
        self.search.returnPressed.connect(lambda: self.list.setFocus(Qt.FocusReason.TabFocusReason))
        self.shelf.picked.connect(self.refresh)
        self.list.current_changed.connect(self._show)
        self.view.rule_wanted.connect(self.show_rule)
        find_by_key(self, self.search.setFocus)
        self.refresh()

    def refresh(self) -> None:
        """The entries of the shelf that hold what is typed; the list stays where it was, or stands on the first."""
        current, rows = self.list.current_key, self._rows()
        self.list.show_rows(rows, current)
        if not self.list.current_key:
            self.list.stand_on_first()
        self._show(self.list.current_key)
        self._lists.setCurrentIndex(0 if rows else 1)
        self.count.setText(counted(len(rows), *_COUNTED[self._shelf]))

    def show_rule(self, rule_id: str) -> None:
        """The rule, among all rules."""
        self.shelf.choose(Shelf.RULES.value)
        self.search.clear()
        self.refresh()
        self.list.stand_on(rule_id)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _shelf(self) -> Shelf:
        return Shelf(self.shelf.choice)

    def _rows(self) -> Sequence[Row]:
        typed = self.search.text()
        if self._shelf is Shelf.EVIDENCE:
            return [_indication_row(known) for known in self._library.evidence(typed)]
        if self._shelf is Shelf.SOURCES:
            return [_source_row(source) for source in self._library.sources(typed)]
        rules = self._library.rules(typed, unverified_only=self._shelf is Shelf.UNVERIFIED)
        return [_rule_row(self._library.entry(rule.id)) for rule in rules]

    def _show(self, key: str) -> None:
        self._views.setCurrentIndex(0 if key else 1)
        if not key:
            return
        if self._shelf is Shelf.EVIDENCE:
            known = next(known for known in self._content.indications if known.id == key)
            self.view.show_indication(known, tuple(reference(source, self._content) for source in known.sources))
        elif self._shelf is Shelf.SOURCES:
            self.view.show_citation(self._library.citation(key))
        else:
            self.view.show_rule(self._library.entry(key))

    def _arrange(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(PlainLabel("Library", "title"))
        left.addWidget(self.search)
        left.addWidget(self.shelf)
        left.addWidget(self._lists, 1)
        left.addWidget(self.count)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 20, 12, 16)
        row.setSpacing(24)
        row.addLayout(left, 9)
        row.addWidget(self._views, 11)


def _rule_row(entry: RuleEntry) -> Row:
    side = f"{entry.headline.symbol} {entry.headline.effect_words}"
    checked = "" if entry.verified else "not verified"
    look = RowLook(f"{entry.id} {entry.title}", entry.because, side, checked, tone=EFFECT_TONES[entry.headline.effect])
    return Row(entry.id, look)


def _indication_row(known: Indication) -> Row:
    return Row(known.id, RowLook(known.label, known.evidence))


def _source_row(source: Source) -> Row:
    return Row(source.key, RowLook(source.key, source.text))
