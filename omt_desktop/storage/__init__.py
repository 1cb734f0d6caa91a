"""The practice's encrypted database, through SQLAlchemy.

What lives here: the engine, the key, the tables, rows to domain objects and back, the repositories that fulfil
workflow/ports.py, migrations.
May import: domain, workflow, SQLAlchemy, Alembic, sqlcipher3; never content, reports, exchange, Qt.
Where the next such thing goes: SQLite-only SQL stays in files named for it; a new table is private to this room and
comes with a migration and row functions.
"""
