"""The person examined, as far as the record needs to know them."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Patient:
    """A patient of the practice. `id` is ours and never printed; `mrn` is the practice's record number."""

    id: str
    family_name: str
    given_name: str = ""
    mrn: str = ""
    birth_date: date | None = None
    sex: str | None = None
    """`female`, `male`, `other`, or None where it was not recorded."""

    @property
    def full_name(self) -> str:
        """Family name first, as charts sort."""
        return ", ".join(part for part in (self.family_name, self.given_name) if part)
