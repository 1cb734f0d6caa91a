"""Backups as files: made by VACUUM INTO, checked before they count, brought back whole or not at all.

What lives here: the form of the file, the check, the folder with its rotation, the second place, bringing back,
rehearsing. One backup is one file: an encrypted database, followed by what opens it (the wrapped keys) and a label. A
file can neither be half copied unnoticed nor lose its keys on the way, and opens alone on any computer with a
passphrase or the recovery key. Nothing in it is readable without one of them but the label (counts and times).
May import: as storage.
Where the next such thing goes: one step of making or bringing back is one file.
"""
