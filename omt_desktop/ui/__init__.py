"""The window: Qt widgets, one to a file, without rules and without a store.

What lives here: the shell, the pages, the field widgets (fields/), the theme, and session_bridge.py, the one QObject
that announces what an edit changed.
May import: PySide6, bootstrap, workflow, domain; never storage, reports, exchange or content directly, nor
SQLAlchemy or reportlab.
Where the next such thing goes: a new kind of question is a widget in fields/ and a line in field_registry.py; a new
page is a file of its own that main_window.py only places.
"""
