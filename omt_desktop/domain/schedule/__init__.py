"""Sessions in the calendar of the practice, and what has to be done about them before they begin; pure.

What lives here: appointments and their states, the days and hours of the practice, what a wall clock means in a time
zone, free times and double bookings, series, the call of the day before, and red flags that wait for an answer.
May import: the rest of the domain. A time zone comes in as a `tzinfo`, because its rules are read from files.
Where the next such thing goes: a new idea of the calendar gets a file of its own, named after it.
"""
