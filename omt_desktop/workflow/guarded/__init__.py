"""The ports that carry patient data, each behind the check of who may do what; Services hands out only these.

What lives here: one class per port, which fulfils the port over the real one, carries `@needs` on every public method,
and is the place where reads are recorded in the audit trail.
May import: domain, the ports and records of workflow, workflow.access.
Where the next such thing goes: a new port gets a file here named after it, and its actions in access/allowed.py.
"""
