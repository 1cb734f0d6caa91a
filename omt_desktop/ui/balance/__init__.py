"""The balance step: the tests that are timed, their trials, and the board that the stopwatch stands on.

What lives here: the widgets of that page, one to a file; balance_board.py places them and is the only one that knows
them all. The stopwatch itself is ui/stopwatch.py.
May import: PySide6, domain, workflow, and the parts of ui that are not pages; only balance_page.py knows StepPage.
Where the next such thing goes: what is said about a time is a function of workflow/balance_words.py.
"""
