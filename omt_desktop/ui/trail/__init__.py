"""The audit trail on the screen: the check at the start, the band where something was found, and the auditor's page.

What lives here: what watches, what warns, and what lists, filters and exports the trail.
May import: everything that ui may.
Where the next such thing goes: a further question to the trail is a filter of its own on the page.
"""
