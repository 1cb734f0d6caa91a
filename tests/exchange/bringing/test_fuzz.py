"""Twenty thousand inputs, from near misses to noise: each is read, or refused in one sentence."""

import json
from collections import Counter
from pathlib import Path

import pytest

from omt_desktop.exchange.bringing.lines import incoming_of, line_of
from omt_desktop.workflow.bringing.incoming import IncomingPatient, Refused
from omt_desktop.workflow.bringing.person import patient_of
from omt_desktop.workflow.errors import NotOurFile
from tests.exchange.bringing.shaken_inputs import READERS, inputs

pytestmark = pytest.mark.slow
EACH = 5_000
"""Inputs for each of the four readers."""


@pytest.mark.parametrize("kind", list(READERS))
def test_every_input_is_read_or_refused(kind: str, tmp_path: Path) -> None:
    read, near = READERS[kind]
    ends: Counter[str] = Counter()
    for data in inputs(near, EACH):
        try:
            found = list(read(data, tmp_path / "input"))
        except NotOurFile as refused:
            ends["refused"] += 1
            ends["not one sentence"] += "\n" in str(refused) or not str(refused)
            continue
        ends["read"] += 1
        for one in found:
            if isinstance(one, IncomingPatient):
                assert patient_of(one.values).family_name
            if isinstance(one, Refused):
                assert one.where and one.problem
            assert incoming_of(json.loads(line_of(one))) == one
    assert ends["not one sentence"] == 0
    assert min(ends["read"], ends["refused"]) > 10
