"""People and keys in the settings: who can sign in, the own passphrase, the recovery key, another data key.

What lives here: one card to a file, and people_page.py, which places those that the person may use.
May import: PySide6, the widgets of ui, workflow.
Where the next such thing goes: another thing about people or keys is a card of its own.
"""
