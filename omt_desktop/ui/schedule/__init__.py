"""Sessions on the screen: the calendar of days and weeks, booking from the review, and the call list.

What lives here: the widgets of these pages, one to a file; calendar_desk.py and call_desk.py ask the services and are
the only ones that know all widgets of their page.
May import: PySide6, bootstrap, domain, workflow, and the parts of ui that are not pages.
Where the next such thing goes: what is said about a session is a function of workflow/schedule/schedule_words.py.
"""
