"""Reading a line of shorthand from left to right, remembering where everything stands."""

import re


class ShorthandError(ValueError):
    """The line cannot be read at `position` (0-based); `expected` are the words that could stand there."""

    def __init__(self, position: int, message: str, expected: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.position = position
        self.message = message
        self.expected = expected


class Scanner:
    """A place in a line, up to the end of the current entry. Case and spaces do not matter."""

    def __init__(self, line: str, start: int, end: int) -> None:
        self._line = line
        self._end = end
        self.position = start
        self._skip_space()

    @property
    def at_end(self) -> bool:
        """Whether the entry is read to its end."""
        return self.position >= self._end

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """The match of the pattern here, read past together with the space behind it; None leaves the place."""
        match = pattern.match(self._line, self.position, self._end)
        if match is None:
            return None
        self.position = match.end()
        self._skip_space()
        return match

    def refuse(self, message: str, expected: tuple[str, ...] = ()) -> ShorthandError:
        """The error that says what is wrong here."""
        return ShorthandError(self.position, message, expected)

    def rest(self) -> str:
        """What is not read yet."""
        return self._line[self.position : self._end]

    def _skip_space(self) -> None:
        while self.position < self._end and self._line[self.position] in " \t,":
            self.position += 1
