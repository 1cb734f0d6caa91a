"""An invented practice to look around in: people who say that they are invented, and evaluations of every outcome.

What lives here: who is made up (people.py), what was found (cases.py), and both together in the order they are stored
(invented.py). Everything follows from the chance it is given: the same seed makes the same practice.
May import: domain and workflow. Chance comes from outside (chance.py).
Where the next such thing goes: a case is a line in cases.py; a test demands that every outcome still occurs.
"""
