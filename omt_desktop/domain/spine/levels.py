"""The levels of the spine from the head down, and runs of neighbours among them."""

OA, AA = "OA", "AA"
CERVICAL = tuple(f"C{n}" for n in range(2, 8))
THORACIC = tuple(f"T{n}" for n in range(1, 13))
LUMBAR = tuple(f"L{n}" for n in range(1, 6))
LEVELS = (OA, AA, *CERVICAL, *THORACIC, *LUMBAR)
RIBS = tuple(range(1, 13))

_PLACES = {level: place for place, level in enumerate(LEVELS)}


def run_of_levels(first: str, last: str) -> tuple[str, ...]:
    """The levels from `first` down to `last`, both included; ValueError where `last` lies above `first`."""
    if _PLACES[last] < _PLACES[first]:
        raise ValueError(f"{last} lies above {first}")
    return LEVELS[_PLACES[first] : _PLACES[last] + 1]


def region_of(level: str) -> str:
    """The body region a level counts to; OA and AA count as cervical."""
    if level in THORACIC:
        return "THOR"
    return "LUMB" if level in LUMBAR else "CERV"
