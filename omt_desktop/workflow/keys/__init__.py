"""The way into a practice: the door (a port), what it says, and the text of the recovery key.

What lives here: what screens and commands need to know about keys; the keys themselves are in storage/vault.
May import: workflow.errors, workflow.access, the standard library.
Where the next such thing goes: one idea is one file; a new need of the outside is a method of the door.
"""
