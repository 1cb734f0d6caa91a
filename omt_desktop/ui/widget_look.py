"""Changes to the look of a widget that cost nothing where nothing changes."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def set_look(widget: QWidget, name: str, value: object) -> None:
    """Sets the property that the style sheet looks at, and dresses the widget again where it differs."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        style = widget.style()
        style.unpolish(widget)
        style.polish(widget)


def show_asked(widget: QWidget, asked: bool) -> None:
    """Dashed while nothing is answered."""
    set_look(widget, "asked", asked)


def set_shown(widget: QWidget, shown: bool) -> None:
    """Shown together with its parent, or hidden.

    A child that was never hidden is left alone: showing it once more would dress all its children before their time.
    """
    hidden = Qt.WidgetAttribute.WA_WState_Hidden
    explicitly = Qt.WidgetAttribute.WA_WState_ExplicitShowHide
    if (widget.testAttribute(hidden) and widget.testAttribute(explicitly)) is shown:
        widget.setVisible(shown)
