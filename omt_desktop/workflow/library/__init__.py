"""The clinical content as a reader sees it: every rule with what it asks and does, evidence by complaint, every source.

What lives here: conditions in words (condition_words.py), the entries of the three shelves (rule_entry.py,
library.py) and how they are found.
May import: domain and workflow. Nothing here decides anything, and no patient is spoken of.
Where the next such thing goes: a new shelf is a file here and a name in library.py.
"""
