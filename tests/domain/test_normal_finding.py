"""What an explicitly normal finding is, and what is none."""

import pytest

from omt_desktop.domain.evaluation import Finding
from omt_desktop.domain.normal_finding import is_normal, normal_in_words, stated_with_rest
from tests.domain.lumbar_exam import BENDING, GAIT, L3, PSOAS, found


def test_only_the_normal_itself_is_normal() -> None:
    assert is_normal(L3, found(L3, value="normal"))
    assert is_normal(L3, found(L3, value="normal", note="n", by="rest_normal"))
    assert not is_normal(L3, found(L3, value="normal", position="F"))
    assert not is_normal(L3, found(L3, note="n"))
    assert not is_normal(PSOAS, found(PSOAS, tender="no")), "half of it was not said"
    assert not is_normal(BENDING, found(BENDING, value=40))
    assert not is_normal(BENDING, found(BENDING, note="n")), "where nothing is normal, a note is not either"


def test_words_name_every_part_that_is_stated() -> None:
    assert normal_in_words(L3) == "L3: Normal"
    assert normal_in_words(GAIT) == "Gait: Normal"
    assert normal_in_words(PSOAS) == "Psoas: Signs none, Tender no"


def test_a_normal_stated_with_the_rest_says_so() -> None:
    assert stated_with_rest(L3) == Finding("seg.L3", (("by", "rest_normal"), ("value", "normal")))
    assert is_normal(PSOAS, stated_with_rest(PSOAS))
    with pytest.raises(ValueError, match=r"rom\.lumb has no normal finding"):
        stated_with_rest(BENDING)
