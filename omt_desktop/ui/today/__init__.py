"""What waits today: unfinished notes, sessions, calls, red flags that nobody has answered for, reviews, backups.

What lives here: the page, its cards and the form that answers for a red flag; today_desk.py asks the services.
May import: PySide6, bootstrap, domain, workflow, and the parts of ui that are not pages.
Where the next such thing goes: something new that waits is a card of today_page.py, filled by the desk.
"""
