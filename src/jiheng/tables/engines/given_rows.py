"""Rows of whole numbers and texts on their way into an engine."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

SQL_TYPES = {"int64": "BIGINT", "string": "VARCHAR"}


def write_csv(file: Path, rows: Iterable[Sequence[Any]]) -> None:
    """Write rows as csv; an empty cell stands for nothing."""
    with file.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(rows)
