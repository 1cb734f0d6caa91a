"""Who may do what: roles, actions, the one table that joins them, and the check that stands before every service.

What lives here: Role, Action, ALLOWED, Person, Access (who is signed in) and `@needs`.
May import: workflow.errors and the standard library, so that every other file of workflow can import it.
Where the next such thing goes: a new act gets an Action and a row in ALLOWED (allowed.py); a new port that carries
patient data gets a class in workflow/guarded/ whose public methods all carry `@needs`. What has no row is refused.

All roles open the same encrypted file with the same data key: these checks are the program's own policy, not
cryptography. They keep an honest person to their part; against a technical insider they are no protection.
"""
