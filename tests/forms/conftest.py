"""Small folders and workbooks, written for one test each."""

import csv
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from jiheng.forms import FormError, inspect

Rows = Sequence[Sequence[str]]
PROFILE: Rows = [
    ["项目", "内容"],
    ["部门名称", "示例局"],
    ["地区", "示例市"],
    ["年度", "2021"],
    ["评分标准", "guangzhou-department-2021"],
    ["版本", "定稿"],
]


@pytest.fixture
def folder(tmp_path: Path) -> Callable[..., Path]:
    """Write csv files by title; the profile is added unless it is given or None."""

    def write(tables: Mapping[str, Rows | None] | None = None) -> Path:
        place = tmp_path / "填报"
        place.mkdir(exist_ok=True)
        for title, rows in {"部门概况": PROFILE, **(tables or {})}.items():
            if rows is not None:
                with (place / f"{title}.csv").open("w", encoding="utf-8", newline="") as file:
                    csv.writer(file, lineterminator="\n").writerows(rows)
        return place

    return write


@pytest.fixture
def workbook(tmp_path: Path) -> Callable[..., Path]:
    """Write an xlsx with openpyxl; `change(book)` may spoil it before it is saved."""

    def write(
        tables: Mapping[str, Sequence[Sequence[Any]] | None] | None = None,
        change: Callable[[openpyxl.Workbook], None] | None = None,
    ) -> Path:
        book = openpyxl.Workbook()
        book.remove(book.active)
        for title, rows in {"部门概况": PROFILE, **(tables or {})}.items():
            if rows is not None:
                page = book.create_sheet(title)
                for row in rows:
                    page.append(list(row))
        if change is not None:
            change(book)
        path = tmp_path / "填报.xlsx"
        book.save(path)
        return path

    return write


@pytest.fixture
def errors_of() -> Callable[[Path], list[FormError]]:
    return lambda path: list(inspect(path).errors)


@pytest.fixture
def only_error() -> Callable[[Path], FormError]:
    """Inspect a path that must give exactly one error or warning."""

    def one(path: Path) -> FormError:
        errors = inspect(path).errors
        assert len(errors) == 1, [str(error) for error in errors]
        return errors[0]

    return one
