"""OMT Desktop: decision support for osteopathic physicians. This file holds the version and nothing else."""

__version__ = "0.1.0"
