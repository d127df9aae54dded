"""The one module that knows Ibis: typed tables in, SQL text of an engine out.

Everything else of this room handles columns only through operators (+ − × < = & |) and the
functions here, so that another way to write SQL could take the place of Ibis.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module
from typing import Any, Literal

import ibis
from sqlglot import expressions as glot

Dialect = Literal["duckdb", "postgres", "spark"]
Column = Any
"""A column or a scalar expression of Ibis; Ibis gives them no common type."""
Table = Any

# What one step names is computed once: Ibis would write it out wherever the next step uses it.
ibis.options.sql.fuse_selects = False

_IBIS = {"duckdb": "duckdb", "postgres": "postgres", "spark": "pyspark"}
_WHOLE = "jiheng_whole_division"


@ibis.udf.scalar.builtin(name=_WHOLE)  # type: ignore[untyped-decorator]
def _whole_division(x: int, y: int) -> int:  # type: ignore[empty-body]
    """Stand for x ÷ y without its remainder; its name is changed for each engine."""


def table(name: str, columns: Mapping[str, str]) -> Table:
    """Name a table that the engine has, with the types of its columns."""
    return ibis.table(ibis.schema(dict(columns)), name=name)


def whole_division(x: Column, y: Column) -> Column:
    """Divide whole numbers, x ≥ 0 and y > 0, and drop the remainder; never by way of a float."""
    return _whole_division(x, y)


def case(whens: Sequence[tuple[Column, Column]], otherwise: Column) -> Column:
    """Take the value of the first condition that holds; a condition on nothing does not."""
    if not whens:
        return otherwise
    return ibis.cases(*((when, _typed(then)) for when, then in whens), else_=_typed(otherwise))


def _typed(value: Column) -> Column:
    return ibis.literal(value, "int64") if isinstance(value, int) else value


def number(value: int) -> Column:
    """Give a whole number as a column."""
    return ibis.literal(value, "int64")


def text(value: str) -> Column:
    """Give a text as a column."""
    return ibis.literal(value)


def nothing(kind: str = "int64") -> Column:
    """Give an empty value."""
    return ibis.null(kind)


def greatest(one: Column, other: Column) -> Column:
    """Give the greater of two columns that are never empty."""
    return ibis.greatest(one, other)


def any_of(conditions: Iterable[Column]) -> Column:
    """Hold where one of the conditions holds."""
    result: Column = False
    for one in conditions:
        result = one if result is False else result | one
    return result


def union(*tables: Table) -> Table:
    """Put tables of the same columns below each other."""
    return ibis.union(*tables, distinct=False) if len(tables) > 1 else tables[0]


def row_number() -> Column:
    """Number the rows of a window from 0."""
    return ibis.row_number()


def window(group: Sequence[Column], order: Sequence[Column] = ()) -> Any:
    """Give the window of the rows that share a group, in an order."""
    return ibis.window(group_by=list(group), order_by=list(order) or None)


def running(group: Sequence[Column], order: Sequence[Column]) -> Any:
    """Give the window from the first row of a group to this one."""
    return ibis.cumulative_window(group_by=list(group), order_by=list(order))


def descending(column: Column) -> Column:
    """Order by a column from the greatest down."""
    return ibis.desc(column)


def count_rows() -> Column:
    """Count the rows of a group."""
    return ibis._.count()


def sql_text(query: Table, dialect: Dialect) -> str:
    """Write a query in the SQL of an engine."""
    compiler = import_module(f"ibis.backends.sql.compilers.{_IBIS[dialect]}").compiler
    # A copy, since Ibis lets one node stand in several places; inner calls come first.
    tree = compiler.to_sqlglot(query.unbind()).copy()
    for call in reversed(list(tree.find_all(glot.Anonymous))):
        if str(call.this).lower() == _WHOLE:
            call.replace(_divided(call, dialect))
    for total in reversed(list(tree.find_all(glot.Sum))):
        # Engines add 64 bits up in wider types, which Parquet would hold as a float.
        whole = total.parent if isinstance(total.parent, glot.Window) else total
        whole.replace(glot.cast(whole.copy(), "bigint"))
    return str(tree.sql(dialect=dialect))


def _divided(call: Any, dialect: Dialect) -> Any:
    name = {"duckdb": "divide", "postgres": "div", "spark": "div"}[dialect]
    divided = glot.Anonymous(this=name, expressions=[one.copy() for one in call.expressions])
    # PostgreSQL divides as numeric, which is exact but no bigint.
    return glot.cast(divided, "bigint") if dialect == "postgres" else divided
