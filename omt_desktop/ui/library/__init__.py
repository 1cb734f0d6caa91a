"""The library: rules, evidence by complaint and sources, as the content has them.

What lives here: the page (library_page.py), what is shown of an entry (entry_view.py), one case of a rule
(case_block.py).
May import: ui, workflow, domain.
Where the next such thing goes: a new shelf is a word in library_page.py and a way to show its entry in entry_view.py.
"""
