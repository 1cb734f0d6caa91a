"""The clinical rules and records, pure.

What lives here: truth, facts, evaluations, conditions, rules, the recommendation that follows from them, and the exam
as the doctor walks through it. Everything is a frozen value or a function from values to values.
May import: the standard library without files, clock, random, network or databases; nothing of the other rooms.
Where the next such thing goes: a new idea of the clinic gets a file of its own, named after it. Clinical wording and
thresholds never go here, they are data in resources/clinical.
"""
