"""The written form of conditions, both what it says and how it refuses."""

import pytest

from omt_desktop.domain.condition import (
    All,
    Answered,
    Any,
    Awaits,
    Compares,
    Condition,
    Has,
    Known,
    Not,
    OneOf,
    OverMonths,
    RuleFires,
    SomeRecord,
    WithinWeeks,
)
from omt_desktop.domain.condition_text import ConditionError, parse_condition

DVT = OneOf("hx.dvt", ("acute",))
OLD = Compares("age", ">=", 65)


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("hx.dvt = acute", DVT),
        ("  hx.dvt   =acute  ", DVT),
        ("hx.cancer in past, current", OneOf("hx.cancer", ("past", "current"))),
        ("flag.x has bladder_change, saddle_numbness", Has("flag.x", ("bladder_change", "saddle_numbness"))),
        ("hx.risk has at_least 2 of a, b, c", Has("hx.risk", ("a", "b", "c"), 2)),
        ("hx.fractures not empty", Has("hx.fractures")),
        ("hx.dvt answered", Answered("hx.dvt")),
        ("not hx.dvt answered", Not(Answered("hx.dvt"))),
        ("age >= 65", OLD),
        ("hx.t_score > -2.5", Compares("hx.t_score", ">", -2.5)),
        ("vitals.spo2<92", Compares("vitals.spo2", "<", 92)),
        ("vitals.pef <= 50", Compares("vitals.pef", "<=", 50)),
        ("record.date within 6 weeks", WithinWeeks("record.date", 6)),
        ("record.date over 12 months", OverMonths("record.date", 12)),
        ("hx.dvt = acute and age >= 65", All((DVT, OLD))),
        ("hx.dvt = acute or age >= 65", Any((DVT, OLD))),
        ("hx.dvt = acute or age >= 65 and hx.dvt = acute", Any((DVT, All((OLD, DVT))))),
        ("(hx.dvt = acute or age >= 65) and hx.dvt = acute", All((Any((DVT, OLD)), DVT))),
        ("not not hx.dvt = acute", Not(Not(DVT))),
        ("known(hx.dvt = acute)", Known(DVT)),
        ("awaits(age >= 65)", Awaits(OLD)),
        (
            "some(hx.fractures: record.low_trauma = yes)",
            SomeRecord("hx.fractures", OneOf("record.low_trauma", ("yes",))),
        ),
        ("rule RF-70 or rule RF-71", Any((RuleFires("RF-70"), RuleFires("RF-71")))),
        ("hx.dvt = known", OneOf("hx.dvt", ("known",))),
        ("hx.dvt in some, rule, empty", OneOf("hx.dvt", ("some", "rule", "empty"))),
    ],
)
def test_what_it_says(text: str, condition: Condition) -> None:
    assert parse_condition(text) == condition


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "expected a name, found the end"),
        ("hx.dvt", "expected a test such as «=», «in», «has», «not empty», found the end"),
        ("hx.dvt is acute", "expected a test such as «=», «in», «has», «not empty», found is"),
        ("hx.dvt =", "expected a name, found the end"),
        ("hx.dvt = and", "expected a name, found and"),
        ("hx.dvt in a,", "expected a name, found the end"),
        ("hx.dvt in a b", "expected the end, found b"),
        ("hx.dvt has at_least two of a", "expected a whole number, found two"),
        ("hx.dvt has at_least 2 a", "expected «of», found a"),
        ("hx.dvt not full", "expected «empty», found full"),
        ("age >= old", "expected a number, found old"),
        ("age >= and", "expected a number, found and"),
        ("age >= nan", "expected a number, found nan"),
        ("age >=", "expected a number, found the end"),
        ("record.date within 2.5 weeks", "expected a whole number, found 2.5"),
        ("record.date over -1 months", "expected a whole number, found -1"),
        ("record.date within 6 days", "expected «weeks», found days"),
        ("record.date over 6 weeks", "expected «months», found weeks"),
        ("(age > 3", "expected «)», found the end"),
        ("known age > 3", "expected «(», found age"),
        ("some(hx.fractures age > 3)", "expected «:», found age"),
        ("some(and: age > 3)", "expected a name, found and"),
        ("rule or", "expected a name, found or"),
        ("age > 3 and", "expected a name, found the end"),
        ("age > 3)", "expected the end, found )"),
        ("hx.dvt = acute!", "a character that no condition has at position 15"),
        ("€", "a character that no condition has at position 1"),
    ],
)
def test_refusals_quote_the_text_and_say_what_was_expected(text: str, said: str) -> None:
    with pytest.raises(ConditionError) as refused:
        parse_condition(text)
    assert str(refused.value) == f"in «{text}»: {said}"
