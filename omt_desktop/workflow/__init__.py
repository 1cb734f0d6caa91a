"""What the clinician does: open an evaluation, answer, undo, decide, export; and the doors to the outside.

What lives here: the session of one open evaluation, its edits and undo, and ports.py with the Protocols that storage,
reports and exchange fulfil.
May import: domain and the standard library; never Qt, SQL, PDF, files or clocks (a clock comes in as an argument).
Where the next such thing goes: one act of the clinician is one file named after it; a new need of the outside is a
method of a Protocol in ports.py.
"""
