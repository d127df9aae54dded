"""The tables that are scored: their columns, and what is wrong with those a user gives.

Every figure is a whole number of a small unit, so that nothing is ever rounded on the way in:
money in fen, weights in hundredths of a point, what indicators state in ten-thousandths.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

MONEY = Fraction(1, 100)
WEIGHT = Fraction(1, 100)
INDICATOR = Fraction(1, 10_000)


class TableError(ValueError):
    """Say in one Chinese sentence what is wrong with the tables, where, and what to do."""


@dataclass(frozen=True)
class Field:
    """Hold one column: its type, whether it must be there, and what it means."""

    name: str
    kind: str
    meaning: str
    required: bool = True


@dataclass(frozen=True)
class Layout:
    """Hold one table: its name, Chinese title and columns."""

    name: str
    title: str
    fields: tuple[Field, ...]

    def kinds(self) -> dict[str, str]:
        """Give the columns and their types."""
        return {field.name: field.kind for field in self.fields}


def _figure(name: str, meaning: str) -> tuple[Field, Field]:
    status = f"{name}为空时是哪一种空缺"
    return (
        Field(name, "int64", meaning, required=False),
        Field(f"{name}_status", "int64", status, required=False),
    )


INDICATORS = Layout(
    "indicators",
    "绩效指标",
    (
        Field("project", "int64", "所属项目的编号"),
        Field("position", "int64", "在项目中的次序，同一项目内不重复"),
        Field("level1", "string", "一级指标：产出、效益、满意度……"),
        Field("level2", "string", "二级指标", required=False),
        Field("nature", "string", "指标性质：≥、＞写作>、≤、<、=、区间、定性"),
        Field("unit", "string", "计量单位；百分数写%", required=False),
        *_figure("weight", "分值，以百分之一分为单位的整数"),
        *_figure("target", "指标值，以万分之一为单位的整数（95%为9500）；区间的下限"),
        Field("target_high", "int64", "区间的上限，单位同上", required=False),
        *_figure("actual", "实际完成值，单位同上"),
        Field("tier", "int64", "定性指标的完成档次：1达成、2部分达成、3未达成", required=False),
        *_figure("awarded", "定性指标的评定得分，以万分之一分为单位的整数"),
    ),
)
PROJECTS = Layout(
    "projects",
    "项目",
    (
        Field("project", "int64", "编号，不重复"),
        Field("organisation", "int64", "所属单位（部门）的编号"),
        *_figure("completed", "项目是否全部完成：1是、0否"),
        *_figure("initial_budget", "年初预算数，以分（钱）为单位的整数"),
        *_figure("adjusted_budget", "全年预算数，单位同上；也是汇总时的权重"),
        *_figure("spent", "全年执行数，单位同上"),
    ),
)
ORGANISATIONS = Layout(
    "organisations",
    "单位",
    (
        Field("organisation", "int64", "编号，不重复"),
        Field("name", "string", "名称"),
        Field("region", "int64", "所在地区（县区）的编号"),
    ),
)
REGIONS = Layout(
    "regions",
    "地区",
    (
        Field("region", "int64", "编号，不重复"),
        Field("name", "string", "名称"),
        Field("parent", "int64", "上级地区的编号；省级为空"),
    ),
)
LAYOUTS = (INDICATORS, PROJECTS, ORGANISATIONS, REGIONS)


def fitted(layout: Layout, found: Mapping[str, str], where: str) -> tuple[str, ...]:
    """Give the columns of a layout that a table has.

    `found` maps the table's columns to `int64`, `string`, or the engine's word for another type.

    Raises:
        TableError: a column is missing or of another type.
    """
    words = {"int64": "整数", "string": "文字"}
    present = []
    for field in layout.fields:
        kind = found.get(field.name)
        if kind is None:
            if not field.required:
                continue
            what = f"{where}没有“{field.name}”列（{field.meaning}）"
            raise TableError(f"{what}；{layout.title}表的各列见手册“大表的格式”。")
        if kind != field.kind:
            what = f"{where}的“{field.name}”列是{kind}，应为{words[field.kind]}（{field.meaning}）"
            raise TableError(f"{what}，请转换后再评分。")
        present.append(field.name)
    return tuple(present)
