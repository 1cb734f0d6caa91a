"""Reads resources/clinical into domain objects, strictly, and stamps them with version and hash.

What lives here: one reader for each kind of file, the cross-checks between files, and load_content.py that does it all
once.
May import: domain, workflow (for its refusals), resource_root and the standard library; never storage, reports,
exchange, Qt.
Where the next such thing goes: a new kind of content file gets a reader of its own; every reader refuses what it does
not know, naming file and key.
"""
