"""What stands behind the check gets every call as it was made, and its answer comes back unchanged."""

import inspect
from typing import Any

import pytest

from omt_desktop.workflow.access.access import Access
from omt_desktop.workflow.guarded.evaluations import GuardedEvaluations
from omt_desktop.workflow.guarded.patients import GuardedPatients
from tests.builders import A_DOCTOR


class _Echo:
    """Answers every call with its name and what it was given."""

    def __getattr__(self, name: str) -> Any:
        return lambda *given: (name, *given)


GUARDED = [GuardedPatients, GuardedEvaluations]
METHODS = [(kind, name) for kind in GUARDED for name in vars(kind) if not name.startswith("_")]


@pytest.mark.parametrize(("kind", "name"), METHODS, ids=[f"{kind.__name__}.{name}" for kind, name in METHODS])
def test_the_call_goes_through_as_it_is(kind: Any, name: str) -> None:
    given = [f"argument {number}" for number in range(len(inspect.signature(getattr(kind, name)).parameters) - 1)]
    answer = getattr(kind(_Echo(), Access(A_DOCTOR)), name)(*given)
    assert answer in ((name, *given), None)
