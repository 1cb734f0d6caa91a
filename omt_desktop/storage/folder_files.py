"""What the files of a data folder are called."""

DATABASE = "practice.db"
LOGS = ("-wal", "-shm", "-journal")
"""What SQLite may keep beside it; a log belongs to its database alone."""
LOCK = "practice.lock"
KEY_FILE = "practice.key"
"""Where a version without passphrases kept the key of the database."""
MAKING = "practice.making"
"""Marks a first start that is not finished: nothing was entered yet."""
MARKER = "practice.restoring"
"""Says that a backup was decided on and takes the place of the practice before anything else is read."""
