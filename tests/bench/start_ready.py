"""What a measured child says once its first screen can be used."""

import os
import resource
import sys


def ready() -> None:
    """Prints the most memory used so far, in KiB, and ends the process without tidying up."""
    sys.stdout.write(f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss}\n")
    sys.stdout.flush()
    os._exit(0)
