"""The window as those parts see it that change what stands in it; the window itself is main_window.py."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from omt_desktop.door import Door
    from omt_desktop.ui.background_jobs import BackgroundJobs
    from omt_desktop.ui.gate.gate_page import GatePage
    from omt_desktop.ui.veil import Veil
    from omt_desktop.ui.workspace import Workspace


class OuterWindow(Protocol):
    """Fulfilled by MainWindow."""

    door: Door
    jobs: BackgroundJobs
    gate: GatePage
    veil: Veil
    workspace: Workspace | None

    def open(self, notice: str = "") -> None:
        """Shows what fits the data folder, and the notice."""
        ...

    def show_gate(self) -> None:
        """What is asked at the door is in sight."""
        ...

    def lock(self) -> None:
        """Nothing of the practice is in a widget any more, and the worker closes it."""
        ...

    def close(self) -> bool:
        """The window goes, unless something is not saved."""
        ...
