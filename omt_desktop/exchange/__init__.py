"""Evaluations in and out as files other programs read.

What lives here: the evaluation file (omt-evaluation/1) and the protocol file (omt-protocol/1), read strictly, and the
answer (omt-recommendation/1).
May import: domain, workflow and the standard library; never storage, reports, content, Qt.
Where the next such thing goes: one format is one reader or writer in a file named after the format.
"""
