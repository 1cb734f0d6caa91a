"""From the click to the closed, sealed file: proved printable, laid out, sealed, checked and kept in the database."""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from omt_desktop.domain.assess import assess
from omt_desktop.workflow.signature import Meaning, Signature
from tests.bench.measuring import Line, absolute, milliseconds
from tests.builders import a_patient
from tests.clinic import CONTENT, HEALTHY
from tests.practice import open_new_practice

_ROUNDS = 5
_AT_MOST_MS = 500.0


def sealing() -> Line:
    """All that signing does after the passphrase was proved; the first round makes the keys and does not count."""
    with TemporaryDirectory() as name:
        services = open_new_practice(Path(name) / "data")
        try:
            patient = services.patients.add(a_patient(id=""))
            record = services.evaluations.create(patient, HEALTHY, CONTENT.stamp, "review")
            now = services.clock.now()
            signature = Signature(services.access.person.id, "Dr. Ada Invented", Meaning.AUTHOR, now, "5a" * 32)
            signed = replace(record, signatures=(signature,))
            recommendation = assess(HEALTHY, CONTENT.vocabulary, CONTENT.rules)

            def seal() -> None:
                services.sealed_reports.prove_printable(record, recommendation, CONTENT)
                services.sealed_reports.keep(signed, recommendation, CONTENT)

            values = [milliseconds(seal) for _ in range(_ROUNDS + 1)][1:]
        finally:
            services.close()
    return absolute("signed report, from the passphrase to the kept file", values, _AT_MOST_MS)
