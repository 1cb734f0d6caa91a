"""The backups on the screen: the card in the settings, what keeps them up, and the page that brings one back.

May import: as ui.
Where the next such thing goes: one widget is one file; rules and words belong to workflow/backups.
"""
