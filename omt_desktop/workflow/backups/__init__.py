"""Backups of the practice: when one is due, which are kept, what a restore would change, whether they still work.

What lives here: pure rules over labels and moments, the door that storage fulfils, and the guarded `Backups`.
May import: domain, workflow; never files or clocks.
Where the next such thing goes: one rule is one file; what touches the disk belongs to storage/backup.
"""
