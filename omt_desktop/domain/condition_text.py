"""The written form of conditions, as resources/clinical uses it.

    condition := all ("or" all)*            all := factor ("and" factor)*
    factor    := "not" factor | "known" "(" condition ")" | "awaits" "(" condition ")"
               | "some" "(" fact ":" condition ")" | "rule" id | "(" condition ")" | test
    test      := subject "=" word | subject "in" words | subject "has" ["at_least" n "of"] words
               | subject "not" "empty" | subject "answered" | subject ("<" "<=" ">" ">=") number
               | subject "within" n "weeks" | subject "over" n "months"
    words     := word ("," word)*

«over 12 months» means that 12 calendar months or more have passed. `not` before a test negates it.
"""

import re

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

_TOKEN = re.compile(r"\s*(<=|>=|[<>=(),:]|[A-Za-z_][\w.\-]*|-?\d+(?:\.\d+)?)")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_COUNT = re.compile(r"\d+")
_JOINTS = frozenset("and or not = < <= > >= ( ) , :".split())
_RESERVED = _JOINTS | frozenset("known awaits some rule in has empty answered within over".split())


class ConditionError(ValueError):
    """The text is not a condition; the message quotes it and says what was expected where."""


def parse_condition(text: str) -> Condition:
    """The condition the text says; ConditionError where it says none."""
    parser = _Parser(text)
    condition = parser.any_of()
    parser.expect_end()
    return condition


class _Parser:
    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = _tokens(text)
        self._at = 0

    def _refuse(self, expected: str) -> ConditionError:
        found = self._tokens[self._at] if self._at < len(self._tokens) else "the end"
        return ConditionError(f"in «{self._text}»: expected {expected}, found {found}")

    def _peek(self) -> str:
        return self._tokens[self._at] if self._at < len(self._tokens) else ""

    def _take(self, *wanted: str) -> bool:
        if self._peek() in wanted:
            self._at += 1
            return True
        return False

    def _need(self, wanted: str) -> None:
        if not self._take(wanted):
            raise self._refuse(f"«{wanted}»")

    def _word(self, taken: frozenset[str] = _RESERVED) -> str:
        word = self._peek()
        if not word or word in taken:
            raise self._refuse("a name")
        self._at += 1
        return word

    def _values(self) -> tuple[str, ...]:
        """Choices may be words that are reserved elsewhere, such as «known»."""
        values = [self._word(_JOINTS)]
        while self._take(","):
            values.append(self._word(_JOINTS))
        return tuple(values)

    def _number(self) -> float:
        return float(self._matching(_NUMBER, "a number"))

    def _count(self) -> int:
        return int(self._matching(_COUNT, "a whole number"))

    def _matching(self, pattern: re.Pattern[str], expected: str) -> str:
        written = self._peek()
        if not pattern.fullmatch(written):
            raise self._refuse(expected)
        self._at += 1
        return written

    def expect_end(self) -> None:
        if self._at < len(self._tokens):
            raise self._refuse("the end")

    def any_of(self) -> Condition:
        parts = [self._all_of()]
        while self._take("or"):
            parts.append(self._all_of())
        return parts[0] if len(parts) == 1 else Any(tuple(parts))

    def _all_of(self) -> Condition:
        parts = [self._factor()]
        while self._take("and"):
            parts.append(self._factor())
        return parts[0] if len(parts) == 1 else All(tuple(parts))

    def _factor(self) -> Condition:
        if self._take("not"):
            return Not(self._factor())
        if self._take("rule"):
            return RuleFires(self._word())
        if self._peek() in ("known", "awaits", "some", "("):
            return self._bracketed()
        return self._test()

    def _bracketed(self) -> Condition:
        opener = self._peek()
        self._at += 1
        if opener != "(":
            self._need("(")
        subject = ""
        if opener == "some":
            subject = self._word()
            self._need(":")
        inner = self.any_of()
        self._need(")")
        if opener == "known":
            return Known(inner)
        if opener == "awaits":
            return Awaits(inner)
        return SomeRecord(subject, inner) if opener == "some" else inner

    def _test(self) -> Condition:
        subject = self._word()
        operator = self._peek()
        self._at += 1
        if operator == "=":
            return OneOf(subject, (self._word(_JOINTS),))
        if operator == "in":
            return OneOf(subject, self._values())
        if operator == "has":
            return self._has(subject)
        if operator == "answered":
            return Answered(subject)
        if operator in ("<", "<=", ">", ">="):
            return Compares(subject, operator, self._number())
        return self._list_or_date_test(subject, operator)

    def _has(self, subject: str) -> Condition:
        at_least = 1
        if self._take("at_least"):
            at_least = self._count()
            self._need("of")
        return Has(subject, self._values(), at_least)

    def _list_or_date_test(self, subject: str, operator: str) -> Condition:
        if operator == "not":
            self._need("empty")
            return Has(subject)
        if operator in ("within", "over"):
            amount = self._count()
            self._need("weeks" if operator == "within" else "months")
            return WithinWeeks(subject, amount) if operator == "within" else OverMonths(subject, amount)
        self._at -= 1
        raise self._refuse("a test such as «=», «in», «has», «not empty»")


def _tokens(text: str) -> list[str]:
    tokens: list[str] = []
    at = 0
    stripped = text.rstrip()
    while at < len(stripped):
        match = _TOKEN.match(stripped, at)
        if match is None:
            raise ConditionError(f"in «{text}»: a character that no condition has at position {at + 1}")
        tokens.append(match[1])
        at = match.end()
    return tokens
