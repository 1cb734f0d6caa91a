"""How many examples a law is tried on: few while somebody waits, many where everything is tested."""

from hypothesis import settings

THOROUGH = 100
"""What the profile «thorough» of tests/conftest.py runs of a law that does not say how often."""


def examples(thorough: int) -> settings:
    """The settings of a law: so many examples in the profile «thorough», a share of them in a quicker one."""
    return settings(max_examples=max(1, thorough * settings.default.max_examples // THOROUGH))
