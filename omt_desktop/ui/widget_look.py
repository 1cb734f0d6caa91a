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


def set_closed(widget: QWidget, closed: bool) -> None:
    """The widget and all in it take nothing while closed, and are dressed to be read like any other page.

    A style sheet does not look again at the parts of a widget whose property changed, so each is dressed anew.
    """
    if widget.isEnabled() is not closed:
        return
    widget.setProperty("closed", closed)
    widget.setEnabled(not closed)
    for part in (widget, *widget.findChildren(QWidget)):
        if part.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
            part.style().unpolish(part)
            part.style().polish(part)


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
