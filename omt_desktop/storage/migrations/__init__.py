"""Steps from one schema to the next, run by Alembic only when a database is not current."""
