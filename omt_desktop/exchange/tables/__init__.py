"""What the practice holds as tables (CSV) that a spreadsheet opens without running anything.

What lives here: cells and rows (csv_text.py), and one file for each table.
May import: domain, workflow; never storage, reports, Qt.
Where the next such thing goes: a new column is added at the end of its table, so that what others built on it goes on.
"""
