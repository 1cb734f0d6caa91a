"""What stands in the window while no practice is open: first start, unlocking, the recovery key and its sheet.

What lives here: one form to a file, and gate_page.py, which places them and carries out what they ask of the door.
May import: PySide6, the widgets of ui, door, workflow; nothing that holds patient data.
Where the next such thing goes: another thing to ask before the practice is open is a form of its own here.
"""
