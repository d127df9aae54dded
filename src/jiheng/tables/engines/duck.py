"""DuckDB: the engine inside the program, for one machine."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from jiheng.tables.engines.given_rows import SQL_TYPES, write_csv
from jiheng.tables.ibis_door import Dialect

MEMORY = "1500MB"
_WHOLE = ("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER")
_KINDS = {**dict.fromkeys(_WHOLE, "int64"), "VARCHAR": "string"}


class DuckEngine:
    """Run SQL inside this process; what does not fit into the memory goes to `spill`."""

    dialect: Dialect = "duckdb"

    def __init__(self, spill: Path | None = None, memory: str = MEMORY) -> None:
        import duckdb

        self._connection = duckdb.connect()
        self._connection.execute("SET preserve_insertion_order = false")
        self._connection.execute("SET enable_progress_bar = false")
        self._connection.execute(f"SET memory_limit = '{memory}'")
        if spill is not None:
            self._connection.execute(f"SET temp_directory = '{_quoted(spill)}'")

    def look_at(self, name: str, files: Sequence[Path]) -> None:
        """Give Parquet files a name as one table."""
        listed = ", ".join(f"'{_quoted(file)}'" for file in files)
        self._run(f'CREATE OR REPLACE VIEW "{name}" AS SELECT * FROM read_parquet([{listed}])')

    def columns(self, name: str) -> dict[str, str]:
        """Give the columns of a table and their types: int64, string, or the engine's word."""
        described = self.rows(f'DESCRIBE "{name}"')
        return {str(row[0]): _KINDS.get(str(row[1]), str(row[1])) for row in described}

    def keep(self, name: str, query: str) -> None:
        """Compute a query once and keep its rows under a name."""
        self._run(f'CREATE OR REPLACE TEMP TABLE "{name}" AS {query}')

    def put(self, name: str, columns: Mapping[str, str], rows: Sequence[Sequence[Any]]) -> None:
        """Keep rows of whole numbers and texts under a name."""
        with TemporaryDirectory() as folder:
            file = Path(folder) / "rows.csv"
            write_csv(file, rows)
            types = ", ".join(f"'{one}': '{SQL_TYPES[kind]}'" for one, kind in columns.items())
            how = "auto_detect = false, delim = ',', quote = '\"', escape = '\"', header = false"
            read = f"read_csv('{_quoted(file)}', {how}, columns = {{{types}}})"
            self.keep(name, f"SELECT * FROM {read}")

    def forget(self, name: str) -> None:
        """Drop what was kept under a name."""
        self._run(f'DROP TABLE IF EXISTS "{name}"')

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """Fetch the rows of a query."""
        return list(self._connection.execute(query).fetchall())

    def write(self, query: str, file: Path) -> None:
        """Write the rows of a query as one Parquet file."""
        target = _quoted(file)
        self._run(f"COPY ({query}) TO '{target}' (FORMAT parquet, COMPRESSION zstd)")

    def close(self) -> None:
        """Let everything go."""
        self._connection.close()

    def _run(self, sql: str) -> None:
        self._connection.execute(sql).fetchall()


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
