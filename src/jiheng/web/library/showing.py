"""An entry as a page shows it: the names of its fields, what changed from version to version."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from jiheng.library.indicators import CONFIDENCES
from jiheng.web.library.models import LibraryVersion

TITLES = {
    "code": "编码",
    "name": "指标名称",
    "category": "项目类别",
    "plans": "科技计划",
    "chain": "创新链环节",
    "field": "行业领域",
    "level1": "一级指标",
    "level2": "二级指标",
    "level3": "三级指标",
    "definition": "指标解释",
    "formula": "计算公式",
    "nature": "指标性质",
    "unit": "计量单位",
    "reference": "参考值",
    "rule": "计分规则",
    "evidence": "取证资料",
    "method": "取值方式",
    "data_source": "数据来源",
    "source": "来源",
    "keywords": "关键词",
    "respondents": "调查对象",
    "scope": "共性或个性",
    "state": "状态",
    "example": "算例",
}
"""The Chinese name of each field of an entry."""
_PARTS = {"value": "值", "year": "年份", "kind": "类型", "document": "文件", "clause": "条款"}


@dataclass(frozen=True)
class Change:
    """One field that a version changed."""

    title: str
    before: str
    after: str


@dataclass(frozen=True)
class ShownVersion:
    """One version with what it changed against the one before."""

    version: LibraryVersion
    changes: tuple[Change, ...]


def shown_versions(versions: Iterable[LibraryVersion]) -> list[ShownVersion]:
    """Give versions, the newest first, each with what it changed."""
    rows = list(versions)
    return [
        ShownVersion(one, _changes(before.content, one.content) if before else ())
        for one, before in zip_longest(rows, rows[1:])
    ]


def _changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[Change, ...]:
    return tuple(
        Change(title, words_of(before.get(name)), words_of(after.get(name)))
        for name, title in TITLES.items()
        if before.get(name) != after.get(name)
    )


def words_of(value: Any) -> str:
    """Write a value of a content as words."""
    if isinstance(value, Mapping):
        return "，".join(
            f"{_PARTS.get(key, key)} {words_of(inner)}" for key, inner in value.items()
        )
    if isinstance(value, list | tuple):
        return "、".join(words_of(inner) for inner in value)
    return "" if value is None else CONFIDENCES.get(str(value), str(value))
