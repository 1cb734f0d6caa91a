"""The audit trail as people see it: what was found wrong with it, its lines, and what may be done about it.

What lives here: findings and their words, whether the practice is open for changes, filtering and exporting the trail,
and the guarded service of the auditor's screen.
May import: domain, the ports and access of workflow.
Where the next such thing goes: a new kind of finding gets its sentence in finding.py.
"""
