"""Statements put into SQL once, and run by the driver itself where saving is felt.

SQLAlchemy's own execution costs several times what the encrypted commit of one answer does; the SQL that it makes, run
on the connection below it and in its transaction, costs next to nothing. Errors are then the driver's own.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, CursorResult, Dialect
from sqlalchemy.sql import Executable
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.elements import CompilerElement


class Prepared:
    """A Core statement whose values are all named parameters. It is compiled when it first runs."""

    def __init__(self, statement: Executable) -> None:
        if not isinstance(statement, CompilerElement):
            raise TypeError("only a statement of SQLAlchemy Core can be prepared")
        self._statement = statement
        self._sql = ""
        self._names: Sequence[str] = ()
        self._given: Mapping[str, Any] = {}

    def run(self, connection: Connection, **values: object) -> CursorResult[Any]:
        """Runs once with these values."""
        sql = self._compiled(connection.dialect)
        return connection.exec_driver_sql(sql, self._in_order(values))

    def quick(self, connection: Connection, **values: object) -> Any:
        """Runs once with these values and returns the driver's cursor, at a third of the cost of `run`."""
        sql = self._compiled(connection.dialect)
        return connection.connection.cursor().execute(sql, self._in_order(values))

    def run_each(self, connection: Connection, rows: Sequence[Mapping[str, object]]) -> None:
        """Runs once for each of the rows; not at all for none."""
        if rows:
            sql = self._compiled(connection.dialect)
            connection.connection.cursor().executemany(sql, [self._in_order(row) for row in rows])

    def for_driver(self, dialect: Dialect, values: Mapping[str, object]) -> tuple[str, tuple[object, ...]]:
        """The SQL with its values in order, for a connection of the driver itself."""
        return self._compiled(dialect), self._in_order(values)

    def _compiled(self, dialect: Dialect) -> str:
        if not self._sql:
            compiled = self._statement.compile(dialect=dialect, compile_kwargs={"render_postcompile": True})
            if not isinstance(compiled, SQLCompiler):
                raise TypeError("only a statement that reads or writes rows can be prepared")
            self._names = compiled.positiontup or ()
            self._given = {name: value for name, value in compiled.params.items() if value is not None}
            self._sql = str(compiled)
        return self._sql

    def _in_order(self, values: Mapping[str, object]) -> tuple[object, ...]:
        if not self._given:
            return tuple([values[name] for name in self._names])
        return tuple([values[name] if name in values else self._given[name] for name in self._names])
