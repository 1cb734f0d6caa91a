"""Units as people write them; stored and exchanged they stay UCUM codes."""

_WRITTEN = {
    "Cel": "°C",
    "mm[Hg]": "mmHg",
    "10*9/L": "× 10⁹/L",
    "wk": "weeks",
    "deg": "°",
    "0-10": "of 10",
}


def unit_in_words(unit: str) -> str:
    """`mmHg` for `mm[Hg]`; a unit that is written as its code stays as it is."""
    return _WRITTEN.get(unit, unit)


def measured(number: str, unit: str) -> str:
    """Number and unit: `36.8 °C`, `122 mmHg`, `68/min`, `45°`."""
    written = unit_in_words(unit)
    space = "" if not written or written == "°" or written.startswith("/") else " "
    return f"{number}{space}{written}"
