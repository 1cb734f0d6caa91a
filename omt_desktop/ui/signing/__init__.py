"""Signing an evaluation, saying that it is signed, and adding to it.

What lives here: the band that says why nothing can be changed, the card to sign, the card of addenda, and the one
object that signs in the background.
May import: everything that ui may.
Where the next such thing goes: a further act on a signed evaluation is a card of its own.
"""
