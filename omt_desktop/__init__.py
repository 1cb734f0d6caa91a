"""OMT Desktop: decision support for osteopathic physicians. This file holds the version and nothing else."""

__version__ = "0.1.0"
RELEASED_ON = "2026-11-01"
"""The day from which on this version can have been in use: a clock that says an earlier one is wrong."""
