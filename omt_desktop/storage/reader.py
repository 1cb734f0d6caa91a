"""Reading what is felt while it is waited for: prepared statements on a connection that stays open.

A connection of the pool, its transaction and its result objects cost several times what the indexes answer in. Each
statement here is a transaction of its own, which sees what was committed last.
"""

from collections.abc import Sequence
from threading import Lock
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Engine, PoolProxiedConnection, event
from sqlalchemy.exc import DBAPIError

from omt_desktop.storage.prepared import Prepared


class Reader:
    """One connection of its own, opened by the first reading; it is closed with the pool of the engine."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._lock = Lock()
        self._connection: PoolProxiedConnection | None = None
        self._driver: Any = None
        event.listen(engine, "engine_disposed", lambda engine: self.close())

    def rows(self, statement: Prepared, **values: object) -> list[Any]:
        """All rows as plain tuples; DBAPIError as SQLAlchemy raises it."""
        sql, ordered = statement.for_driver(self._engine.dialect, values)
        return self.execute(sql, ordered)

    def execute(self, sql: str, values: Sequence[object]) -> list[Any]:
        """All rows of the statement; only this method asks the driver."""
        with self._lock:
            driver = self._driver or self._open()
            try:
                found: list[Any] = driver.execute(sql, values).fetchall()
            except self._engine.dialect.loaded_dbapi.Error as problem:
                raise DBAPIError(None, None, problem) from None
            return found

    def close(self) -> None:
        """Closes the connection; a later reading opens another."""
        with self._lock:
            connection, self._connection, self._driver = self._connection, None, None
        if connection is not None:
            connection.close()

    def _open(self) -> Any:
        connection = self._engine.raw_connection()
        connection.detach()
        self._connection, self._driver = connection, connection.dbapi_connection
        return self._driver


_READERS: "WeakKeyDictionary[Engine, Reader]" = WeakKeyDictionary()


def reader_of(engine: Engine) -> Reader:
    """The one reader of the engine."""
    if engine not in _READERS:
        _READERS[engine] = Reader(engine)
    return _READERS[engine]
