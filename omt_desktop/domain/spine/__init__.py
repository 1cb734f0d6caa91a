"""Segmental diagnosis: the levels, the findings a doctor names, their shorthand, and what cannot go together.

What lives here: findings of spine, sacrum, innominates, pubis and ribs as values; the shorthand line read and printed;
the remarks on combinations that the osteopathic model calls impossible.
May import: the rest of domain; nothing else.
Where the next such thing goes: a new named dysfunction is a row in findings.py and a word in the tables of
parse_shorthand.py and print_shorthand.py.
"""
