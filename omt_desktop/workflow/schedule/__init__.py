"""What doctor and front desk do with sessions: book, move, confirm, call the day before, and follow up red flags.

What lives here: the guarded services (appointments.py, confirmation_calls.py, follow_ups.py), the records they answer
with, the ports that storage fulfils, and the practice's settings of the calendar.
May import: domain and workflow. A time zone comes from bootstrap, by its name.
Where the next such thing goes: one act is a method of the service it belongs to; a new service is a file here.
"""
