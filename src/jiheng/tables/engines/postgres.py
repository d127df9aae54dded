"""PostgreSQL: the tables stay where a city keeps them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from jiheng.tables.engines.given_rows import SQL_TYPES
from jiheng.tables.ibis_door import Dialect


class PostgresEngine:
    """Run SQL in a database, in one session; what is kept on the way is temporary."""

    dialect: Dialect = "postgres"

    def __init__(self, address: str) -> None:
        import psycopg

        self._connection = psycopg.connect(address, autocommit=True)

    def columns(self, name: str) -> dict[str, str]:
        """Give the columns of a table and their types."""
        query = (
            "SELECT column_name, data_type FROM information_schema.columns WHERE table_name = %s"
        )
        return dict(self._connection.execute(query, [name]).fetchall())

    def keep(self, name: str, query: str) -> None:
        """Compute a query once and keep its rows under a name."""
        self.forget(name)
        self._run(f'CREATE TEMP TABLE "{name}" AS {query}')
        self._run(f'ANALYZE "{name}"')

    def put(self, name: str, columns: Mapping[str, str], rows: Sequence[Sequence[Any]]) -> None:
        """Keep rows of whole numbers and texts under a name."""
        self.forget(name)
        typed = ", ".join(f'"{one}" {SQL_TYPES[kind]}' for one, kind in columns.items())
        self._run(f'CREATE TEMP TABLE "{name}" ({typed})')
        with self._connection.cursor().copy(f'COPY "{name}" FROM STDIN') as copy:
            for row in rows:
                copy.write_row(row)

    def forget(self, name: str) -> None:
        """Drop what was kept under a name."""
        self._run(f'DROP TABLE IF EXISTS pg_temp."{name}"')

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """Fetch the rows of a query."""
        return self._connection.execute(query).fetchall()  # type: ignore[arg-type, call-overload, no-any-return, unused-ignore]

    def close(self) -> None:
        """Let everything go."""
        self._connection.close()

    def _run(self, sql: str) -> None:
        self._connection.execute(sql)  # type: ignore[arg-type, call-overload, unused-ignore]
