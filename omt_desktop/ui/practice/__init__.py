"""What the practice sets for all of its people, as cards of the settings page.

May import: what ui may. Where the next such thing goes: one subject is one card in a file of its own.
"""
