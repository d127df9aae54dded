"""Tell the rows under a header apart: data, the template's example, totals, notes under the table."""

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum

from jiheng.forms.catalogue import FormSheet
from jiheng.forms.rows.cells import Column, clean
from jiheng.forms.rows.total_words import is_subtotal, is_total, narrow
from jiheng.forms.tables import EXAMPLE_MARK


class RowKind(Enum):
    """Name what a row under the header is."""

    DATA = "data"
    BLANK = "blank"
    EXAMPLE = "example"
    TOTAL = "total"
    SUBTOTAL = "subtotal"
    NOTE = "note"


_REMARK = re.compile(
    r"(?:[*※]|备?注|附注|(?:填表|填报|编制|编报|口径|数据|情况)?说明|(?:数据|资料)来源)"
    r"\(?[0-9一二三四五六七八九十]*\)?[:.、]|[*※]\S|备?注[0-9]"
)
_SIGNATURE = re.compile(
    r"(?:填表|填报|填列|制表|编制|经办|审核|复核|校核|初审|复审|审批|批准|联系|负责"
    r"|(?:单位|部门|财务|项目)负责)人?(?:\([^()]*\))?:"
    r"|(?:分管|主管|单位)领导(?:\([^()]*\))?:"
    r"|(?:联系)?电话:|联系方式:|(?:填表|填报|制表|编制)?(?:日期|时间):"
    r"|(?:填表|填报|编制)?(?:单位|部门)(?:\((?:公章|盖章|签章)\))?:"
)
NUMBERS = frozenset({"number", "figure"})
"""Kinds of columns that hold figures."""

TOTALS = frozenset({RowKind.TOTAL, RowKind.SUBTOTAL})
"""Kinds of rows that add up others."""
_LABELS = frozenset({"text", "code", "long", "choice"})


class RowKinds:
    """Tell the rows of one sheet apart, which lie on a form by `columns` (field to number)."""

    def __init__(self, sheet: FormSheet, columns: Mapping[str, int]) -> None:
        self._sheet, self._columns = sheet, columns
        self._labels = [
            columns[column.name]
            for column in sheet.columns
            if column.name in columns and self._is_label(column)
        ]
        self._numbers = [
            columns[column.name]
            for column in sheet.columns
            if column.name in columns and column.kind in NUMBERS
        ]

    def kinds(self, rows: Sequence[Sequence[str]]) -> Iterator[RowKind]:
        """Give the kind of each row, in their order."""
        is_under_a_note = False
        for row in rows:
            texts = [clean(text) for text in row]
            filled = [text for text in texts if text]
            if not filled:
                yield RowKind.BLANK
            elif self._is_example(texts):
                yield RowKind.EXAMPLE
            elif self._is_note(texts, filled) or (is_under_a_note and len(filled) == 1):
                # What follows a note alone in its row goes on with it.
                is_under_a_note = True
                yield RowKind.NOTE
            else:
                is_under_a_note = False
                yield self._total(texts, filled[0]) or RowKind.DATA

    def _is_label(self, column: Column) -> bool:
        is_named = column.required or column.name in self._sheet.form.key
        return is_named and column.kind in _LABELS

    def _total(self, texts: Sequence[str], first: str) -> RowKind | None:
        labels = [texts[at] for at in self._labels if at < len(texts)]
        if any(map(is_subtotal, (first, *labels))):
            return RowKind.SUBTOTAL
        if self._sheet.form.has_total_row or not any(map(is_total, (first, *labels))):
            return None
        return RowKind.TOTAL

    def _is_note(self, texts: Sequence[str], filled: Sequence[str]) -> bool:
        first = narrow(filled[0])
        if _SIGNATURE.match(first):
            return True
        has_figures = any(
            char.isdigit() for at in self._numbers if at < len(texts) for char in texts[at]
        )
        return _REMARK.match(first) is not None and not has_figures

    def _is_example(self, texts: Sequence[str]) -> bool:
        """Tell whether a row is the template's own; one that says anything else is data."""
        first = self._sheet.columns[0]
        at = self._columns.get(first.name, len(texts))
        if at >= len(texts) or texts[at] != clean(EXAMPLE_MARK + first.example):
            return False
        examples = dict.fromkeys(range(len(texts)), "")
        for column in self._sheet.columns:
            if column.name in self._columns:
                examples[self._columns[column.name]] = clean(column.example)
        return all(text in {"", examples[other]} for other, text in enumerate(texts) if other != at)
