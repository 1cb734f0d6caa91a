"""The sealed report that all tests of seals look at."""

from tests.sealed_report import sealed

__all__ = ["sealed"]
