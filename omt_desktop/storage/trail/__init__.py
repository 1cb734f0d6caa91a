"""Checking that the practice is what the audit trail says: the chain, the records, the anchors outside the file.

What lives here: beginning the trail, walking its chain, comparing every record with the line that told of it last, the
anchors, and reading the trail for the auditor.
May import: what storage may.
Where the next such thing goes: a further way to notice a change is a check of its own that yields findings.
"""
