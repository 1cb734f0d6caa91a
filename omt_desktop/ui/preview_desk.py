"""The preview at work: makes the document, shows it page by page, and hands it out as the doctor says."""

import logging
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from omt_desktop.bootstrap import Services
from omt_desktop.ui.asked_file import asked, is_there
from omt_desktop.ui.message_bar import MessageKind
from omt_desktop.ui.place import Shell
from omt_desktop.ui.preview.drag_button import PromisedFile
from omt_desktop.ui.preview.page_loader import PageLoader
from omt_desktop.ui.preview.pdf_printing import AskPrinter, PdfPrinting, ask_printer
from omt_desktop.ui.preview.pdf_source import PdfSource
from omt_desktop.ui.preview.preview_page import PreviewPage
from omt_desktop.ui.report_export import ask_for_file, first_folder
from omt_desktop.workflow.disclosure import Disclosure
from omt_desktop.workflow.documents import PDF
from omt_desktop.workflow.errors import Refusal
from omt_desktop.workflow.pdf_pages import PageHit, PdfPages
from omt_desktop.workflow.seal import SealVerdict

_log = logging.getLogger(__name__)
OpenUrl = Callable[[QUrl], object]


class PreviewDesk(QObject):
    """One document at a time; the one before is let go. Nothing of it ever lies in a file unless it is handed out."""

    def __init__(
        self,
        services: Services,
        shell: Shell,
        ask_for_printer: AskPrinter = ask_printer,
        open_url: OpenUrl = QDesktopServices.openUrl,
    ) -> None:
        super().__init__(shell.pages)
        self._services = services
        self._shell = shell
        self._ask_printer = ask_for_printer
        self._open_url = open_url
        self._choose_file = shell.choose_file or ask_for_file
        self._folder = first_folder()
        self._source: PdfSource | None = None
        self._data = b""
        self._pages: PdfPages | None = None
        self._loader: PageLoader | None = None
        self._hits: Sequence[PageHit] = ()
        self._hit = -1
        self._dragged_to: Disclosure | None = None
        self.page = PreviewPage()
        self.printing = PdfPrinting(shell.jobs, shell.messages)
        self._connect()

    def show(self, source: PdfSource) -> None:
        """Makes the document on the worker and shows its first page as soon as it is there."""
        self._let_go()
        self._source = source
        self.page.show_nothing(source.title, source.whose, patient_id=source.given.patient_id)
        opener = self._services.pdf_opener

        def make() -> tuple[bytes, Sequence[str], PdfPages]:
            data, notes = source.make()
            return data, notes, opener.open_pdf(data, source.media_type)

        self._shell.jobs.start(make, lambda made: self._show_made(source, *made), self._failed, self)

    def _show_made(self, source: PdfSource, data: bytes, notes: Sequence[str], pages: PdfPages) -> None:
        if source is not self._source:
            pages.close()
            return
        self._data, self._pages = data, pages
        self._loader = PageLoader(pages, self._shell.jobs, self)
        self._loader.drawn.connect(self.page.view.show_image)
        self.page.show_document(tuple(pages.sizes))
        self.page.take_focus()
        if notes:
            self._shell.messages.say(" ".join(notes), MessageKind.WARNING)
        if source.media_type != PDF:
            return
        sealing = self._services.sealing
        self._shell.jobs.start(
            lambda: sealing.check(data), lambda verdict: self._show_verdict(source, verdict), self._failed, self
        )

    def _show_verdict(self, source: PdfSource, verdict: SealVerdict) -> None:
        if source is self._source:
            self.page.seal.show_verdict(verdict)

    def _let_go(self) -> None:
        if self._loader is not None:
            self._loader.close()
            self._loader.deleteLater()
        if self._pages is not None and not self.printing.running:
            self._pages.close()
        self._source, self._data, self._pages, self._loader = None, b"", None, None
        self._hits, self._hit = (), -1
        self._dragged_to = None

    def _want(self, page: int, scale: float) -> None:
        if self._loader is not None:
            self._loader.want(page, scale)

    def _find(self, text: str) -> None:
        pages = self._pages
        if pages is None:
            return
        self._shell.jobs.start(lambda: pages.find(text), lambda hits: self._show_hits(pages, hits), self._failed, self)

    def _show_hits(self, pages: PdfPages, hits: Sequence[PageHit]) -> None:
        if pages is self._pages:
            self._hits = hits
            after = (n for n, hit in enumerate(hits) if hit.page >= self.page.view.page)
            self._stand_on(next(after, 0) if hits else -1)

    def _step(self, by: int) -> None:
        if self._hits:
            self._stand_on((self._hit + by) % len(self._hits))

    def _stand_on(self, hit: int) -> None:
        self._hit = hit
        self.page.view.show_hits(self._hits, hit)
        self.page.search.show_place(hit, len(self._hits))

    def _ask(self, act: str, answer: Callable[[PdfSource, Disclosure], None]) -> None:
        source = self._source
        if source is None or self._pages is None:
            return

        def go_on(disclosure: Disclosure) -> None:
            try:
                answer(source, disclosure)
            except Refusal as problem:
                self._shell.messages.say(str(problem), MessageKind.DANGER)
            if is_there(self.page):
                self.page.take_focus()

        self.page.disclosure.ask(act, go_on)

    def _print(self, source: PdfSource, disclosure: Disclosure) -> None:
        printer = asked(self.page, lambda: self._ask_printer(self.page), None)
        if printer is not None and self._pages is not None:
            self._services.handing_out.print_out(source.given, disclosure)
            self.printing.start(self._pages, printer)

    def _export(self, source: PdfSource, disclosure: Disclosure) -> None:
        suggested = str(Path(self._folder) / source.file_name)
        chosen = asked(self.page, lambda: self._choose_file(self.page, suggested), "")
        if not chosen:
            return
        suffix = Path(source.file_name).suffix
        target = Path(chosen) if chosen.lower().endswith(suffix) else Path(f"{chosen}{suffix}")
        self._folder = str(target.parent)
        self._services.handing_out.save(source.given, disclosure, target, self._data)

        def open_it() -> None:
            self._open_url(QUrl.fromLocalFile(str(target)))

        self._shell.messages.say(f"Exported to {target}.", actions=[("Open", open_it)])

    def _open_elsewhere(self, source: PdfSource, disclosure: Disclosure) -> None:
        path = self._services.handing_out.lend(source.given, disclosure, source.file_name, self._data)
        self._open_url(QUrl.fromLocalFile(str(path)))
        self._shell.messages.say(
            "Opened in another program, from a private copy that is removed when the practice is locked or closed. "
            "What the other program keeps is its own."
        )

    def _ask_before_dragging(self) -> None:
        if self._dragged_to is None:
            self._ask("Drag out", self._let_drag)

    def _let_drag(self, _source: PdfSource, disclosure: Disclosure) -> None:
        self._dragged_to = disclosure
        self._shell.messages.say(f"Now drag it: pull the handle into the other program. Given to: {disclosure.to}.")

    def _promise(self) -> PromisedFile | None:
        source, disclosure = self._source, self._dragged_to
        if source is None or self._pages is None:
            return None
        if disclosure is None:
            self._ask_before_dragging()
            return None
        data = self._data

        def lend() -> Path | None:
            try:
                return self._services.handing_out.lend(source.given, disclosure, source.file_name, data)
            except Refusal as problem:
                self._shell.messages.say(str(problem), MessageKind.DANGER)
                return None

        return PromisedFile(data, lend, source.media_type)

    def _failed(self, problem: Exception) -> None:
        if self._pages is None:
            self.page.view.show_document((), "There is nothing to show. The message above says why.")
        if isinstance(problem, Refusal):
            self._shell.messages.say(str(problem), MessageKind.DANGER)
        else:
            _log.error("a document could not be shown", exc_info=problem)
            self._shell.messages.say(
                "The document could not be shown because of a fault in the program. Nothing was changed; try again, "
                "and report it if it happens again.",
                MessageKind.DANGER,
            )

    def _connect(self) -> None:
        page = self.page
        page.left.connect(self._leave)
        page.view.wanted.connect(self._want)
        page.search.sought.connect(self._find)
        page.search.stepped.connect(self._step)
        page.print_wanted.connect(lambda: self._ask("Print", self._print))
        page.export_wanted.connect(lambda: self._ask("Export", self._export))
        page.outside_wanted.connect(lambda: self._ask("Open", self._open_elsewhere))
        page.drag.promise = self._promise
        page.drag.clicked.connect(self._ask_before_dragging)
        page.disclosure.left.connect(page.take_focus)

    def _leave(self) -> None:
        back = self._source.back if self._source is not None else "patients"
        self._shell.go(back)
