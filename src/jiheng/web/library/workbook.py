"""The library as a workbook: out as it stands, in with every error at its cell."""

import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jiheng.forms import FormError, FormErrors, form_sheet
from jiheng.forms.filled import fill
from jiheng.forms.reading import read_tables
from jiheng.forms.relations.codes import unique_keys
from jiheng.forms.tables import Table, TableRow
from jiheng.forms.xlsx.sheet_writer import SheetContent
from jiheng.forms.xlsx.template import BLANK_ROWS, write_workbook
from jiheng.library import read_indicator, read_rule_text, rule_text, rule_words
from jiheng.library.indicators import CONFIDENCES
from jiheng.standards import StandardError
from jiheng.web.library.forms import split_words
from jiheng.web.library.models import LibraryEntry
from jiheng.web.library.showing import TITLES

FORM = "library"
MOST_ROWS = 2000
_SAME = (
    *("code", "field", "level1", "level2", "level3", "name", "formula", "nature", "unit"),
    *("method", "data_source", "respondents", "scope", "state"),
)
"""Fields whose name and text are the same in a content and in a row of the form."""
_LISTS = {"plans": "plans", "chain": "chain", "keywords": "keywords", "evidence": "evidence"}
_REFERENCE = ("value", "kind", "year", "document", "clause", "confidence")
_SOURCE = ("document", "clause", "confidence")
_COLUMN_OF = {
    "category": "project_kind",
    "definition": "explanation",
    "rule": "scoring",
    "source": "document",
}
"""The column of the form for a field of a content, where they are named differently."""
_NEEDED = {
    "project_kind": "项目类别",
    "level3": "同类指标的分组",
    "explanation": "指标的含义和口径",
    "nature": "指标性质",
    "scoring": "计分规则",
    "evidence": "取证资料",
    "method": "取值方式",
    "data_source": "数据来源",
    "document": "来源文件",
}
"""Columns that the library needs and a department's own list may leave out."""


@dataclass
class Tried:
    """What a workbook would do: contents to write, lines in words, and errors at cells.

    `editions` are those of the entries as they were compared, by code.
    """

    contents: list[dict[str, Any]] = field(default_factory=list)
    editions: dict[str, int] = field(default_factory=dict)
    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: int = 0
    errors: list[FormError] = field(default_factory=list)
    is_readable: bool = True

    @property
    def wrong(self) -> list[FormError]:
        """List the errors; warnings are none."""
        return [error for error in self.errors if error.severity == "error"]


def write_library(entries: Iterable[LibraryEntry]) -> bytes:
    """Write entries with their use counts as a workbook; none at all gives an empty template."""
    rows = [_cells(entry) for entry in entries]
    room = {"with_example": not rows, "blank_rows": BLANK_ROWS}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "library.xlsx"
        write_workbook(path, [SheetContent(form_sheet(FORM), rows, **room)])
        return path.read_bytes()


def try_workbook(path: Path) -> Tried:
    """Tell what a workbook would do; nothing is written."""
    tried = Tried()
    found: list[FormError] = []
    try:
        tables = read_tables(path, found)
    except FormErrors as unreadable:
        return Tried(errors=list(unreadable.errors), is_readable=False)
    title = form_sheet(FORM).title
    tried.errors = [error for error in found if error.sheet == title]
    table = next((one for one in tables if one.sheet.code == FORM), None)
    if table is None or not table.rows:
        if not tried.wrong:
            what = f"没有可导入的“{title}”表"
            tried.errors.append(
                FormError(what, expected="一行以上的指标", advice="请用导出的工作簿填写")
            )
        return tried
    if len(table.rows) > MOST_ROWS:
        what = f"有 {len(table.rows)} 行"
        tried.errors.append(
            FormError(what, title, expected=f"{MOST_ROWS} 行以内", advice="请分几次导入")
        )
        return tried
    tried.errors += unique_keys(fill([table], tried.errors))
    if not tried.wrong:
        _compare(table, tried)
    return tried


def _compare(table: Table, tried: Tried) -> None:
    codes = [row.cells.get("code", "").strip() for row in table.rows]
    stored = {entry.code: entry for entry in LibraryEntry.objects.filter(code__in=codes)}
    names = [row.cells.get("name", "").strip() for row in table.rows]
    others = LibraryEntry.objects.filter(name__in=names).exclude(code__in=codes)
    named = {entry.name: f"指标库的 {entry.code}" for entry in others}
    for row in table.rows:
        cells = form_sheet(FORM).model.from_cells(row.cells).cells()
        entry = stored.get(cells["code"])
        content = _content(table, row, cells, entry, tried.errors)
        if content is None:
            continue
        same = named.setdefault(content["name"], f"第 {row.number} 行")
        if same != f"第 {row.number} 行":
            advice = "请写明两者的区别，或合为一条"
            tried.errors.append(table.error(row, "name", f"与{same}名称相同", "", advice))
            continue
        changes = _changes(entry.content, content) if entry else []
        if entry is None:
            tried.added.append(f"{content['code']} {content['name']}")
        elif changes:
            tried.changed.append(f"{entry}：{'、'.join(changes)}")
            tried.editions[entry.code] = entry.edition
        else:
            tried.unchanged += 1
            continue
        tried.contents.append(content)


def _content(
    table: Table,
    row: TableRow,
    cells: Mapping[str, str],
    entry: LibraryEntry | None,
    errors: list[FormError],
) -> dict[str, Any] | None:
    absent = [name for name in _NEEDED if not cells.get(name)]
    for name in absent:
        errors.append(table.error(row, name, "没有填写", _NEEDED[name], "指标库的这一栏必填"))
    if absent:
        return None
    kept = {name: entry.content[name] for name in ("example",) if entry and name in entry.content}
    try:
        content = {**_read(cells), **kept}
        read_indicator(content)
    except StandardError as wrong:
        for fault in wrong.faults:
            name = _COLUMN_OF.get(fault.file, fault.file)
            known = {column.name for column in table.sheet.columns}
            at = name if name in known else "code"
            errors.append(table.error(row, at, fault.what, "", fault.advice))
        return None
    return content


def _read(cells: Mapping[str, str]) -> dict[str, Any]:
    """Make a content from a row.

    Raises:
        StandardError: the rule can not be read.
    """
    sure = {word: key for key, word in CONFIDENCES.items()}
    content: dict[str, Any] = {name: cells.get(name, "") for name in _SAME}
    content |= {name: split_words(cells.get(column, "")) for name, column in _LISTS.items()}
    content["category"] = cells.get("project_kind", "")
    content["definition"] = cells.get("explanation", "")
    content["rule"] = read_rule_text(cells.get("scoring", ""))
    given = {
        "value": cells.get("reference", ""),
        "kind": cells.get("reference_kind", ""),
        "year": cells.get("reference_year", "")[:4],
        "document": cells.get("reference_document", ""),
        "clause": cells.get("reference_clause", ""),
        "confidence": sure.get(cells.get("reference_confidence", ""), "inferred"),
    }
    content["reference"] = _filled(given) if given["value"] else "unknown"
    source = {
        "document": cells.get("document", ""),
        "clause": cells.get("clause", ""),
        "confidence": sure.get(cells.get("confidence", ""), "inferred"),
    }
    content["source"] = _filled(source)
    return {name: value for name, value in content.items() if value not in ("", [])}


def _filled(values: Mapping[str, str]) -> dict[str, str]:
    return {name: text for name, text in values.items() if text}


def _changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    return [title for name, title in TITLES.items() if before.get(name) != after.get(name)]


def _cells(entry: LibraryEntry) -> dict[str, str]:
    content = entry.content
    reference = content.get("reference")
    reference = reference if isinstance(reference, dict) else {"confidence": "unknown"}
    source = content.get("source", {})
    cells = {name: str(content.get(name, "")) for name in _SAME}
    cells |= {column: _joined(content.get(name)) for name, column in _LISTS.items()}
    cells |= {
        "state": entry.state,
        "scope": content.get("scope", "个性"),
        "project_kind": entry.category,
        "explanation": content.get("definition", ""),
        "reference": reference.get("value", ""),
        "reference_kind": reference.get("kind", ""),
        "reference_year": reference.get("year", ""),
        "reference_document": reference.get("document", ""),
        "reference_clause": reference.get("clause", ""),
        "reference_confidence": CONFIDENCES.get(reference.get("confidence", ""), ""),
        "scoring": rule_text(content.get("rule", "")),
        "rule": _sentence(entry),
        "document": source.get("document", ""),
        "clause": source.get("clause", ""),
        "confidence": CONFIDENCES.get(source.get("confidence", ""), ""),
        "uses": str(entry.uses),
    }
    return {name: text for name, text in cells.items() if text}


def _sentence(entry: LibraryEntry) -> str:
    try:
        return rule_words(entry.indicator)
    except StandardError:
        return ""


def _joined(value: Any) -> str:
    return value if isinstance(value, str) else "、".join(value or ())
