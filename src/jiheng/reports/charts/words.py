"""Say what a chart shows: a summary in Chinese, its numbers as a table, the alternative text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from fractions import Fraction
from typing import Any

from jiheng.reports.charts.choice import MOST_ROWS, part_shown
from jiheng.reports.document import Align, Cell, Chart, Column, Table
from jiheng.reports.spans import Figure, exact_text, plain_text

__all__ = ["JUDGED", "alt_text", "chart_from", "chart_notes", "chart_text"]

_NOTHING = "—"
_LONGEST = 8000
"""Characters of an alternative text; a PDF string counts two bytes or four for each."""
JUDGED: Mapping[bool | None, str] = {True: "达到目标", False: "未达到目标", None: "无法判断"}
"""The words for whether a target was reached."""
_HEADINGS = {
    "budget": "预算",
    "spent": "支出",
    "rate": "执行率",
    "full": "满分",
    "points": "得分",
    "target": "目标值",
    "actual": "实际值",
    "completion": "完成率",
}


def chart_notes(kind: str, what: str, rows: Sequence[Any], every: Sequence[Any]) -> dict[str, Any]:
    """Write down a chart's words and numbers as plain JSON, to travel inside its specification.

    ``what`` names the rows ("计划"); ``rows`` are dataclasses of a name and figures, the drawn
    ones of ``every``.
    """
    names = [f.name for f in fields(rows[0]) if f.name in _HEADINGS]
    used = [n for n in names if any(getattr(row, n) is not None for row in rows)]
    headings = [
        _HEADINGS[name] + _shared_unit([getattr(row, name) for row in rows]) for name in used
    ]
    return {
        "kind": kind,
        "part": part_shown(kind, len(rows), len(every)),
        "summary": _summary(kind, what, every) + _drawn(kind, len(rows), len(every)),
        "header": [what, *headings],
        "rows": [[row.name, *(_packed(getattr(row, name)) for name in used)] for row in rows],
    }


def chart_text(spec: Mapping[str, Any]) -> tuple[str, Table]:
    """Give the sentences and the small data table of a specification made by ``charts``.

    Raises ValueError for a specification without them.
    """
    notes = spec.get("usermeta", {}).get("jiheng")
    if notes is None:
        raise ValueError("这张图没有附文字说明：应由 jiheng.reports.charts 生成")
    header = tuple(Cell.of(text) for text in notes["header"])
    rows = tuple(
        (Cell.of(name, header=True), *(_unpacked(packed) for packed in packed_cells))
        for name, *packed_cells in notes["rows"]
    )
    columns = (Column(3), *(Column(2, Align.RIGHT) for _ in header[1:]))
    return notes["summary"], Table("", columns, (header,), rows)


def chart_from(spec: Mapping[str, Any], title: str) -> Chart:
    """Make the document's chart block from a specification: summary and data table included.

    The title names the rows drawn where they are not all.
    """
    summary, data = chart_text(spec)
    part = spec["usermeta"]["jiheng"]["part"]
    return Chart(spec, f"{title}（{part}）" if part else title, summary, data)


def alt_text(chart: Chart) -> str:
    """Write the text that stands for the picture: title, summary and every number drawn.

    A PDF takes no string of more than 32,767 bytes: beyond `MOST_ROWS` rows or a text that long
    the numbers are left out, and a summary that is still too long is cut.
    """
    parts = [f"{chart.title}。", chart.summary]
    if chart.data is not None and len(chart.data.rows) <= MOST_ROWS:
        heads = [plain_text(cell.spans) for cell in chart.data.header[0]]
        for row in chart.data.rows:
            name, *cells = (plain_text(cell.spans) for cell in row)
            said = [
                f"{head}{text}"
                for head, text in zip(heads[1:], cells, strict=True)
                if text != _NOTHING
            ]
            parts.append(f"{name}：{'，'.join(said)}。")
    whole = "".join(parts)
    return whole if len(whole) <= _LONGEST else "".join(parts[:2])[:_LONGEST]


def _drawn(kind: str, drawn: int, count: int) -> str:
    part = part_shown(kind, drawn, count)
    return f"图中为{part}。" if part else ""


def _shared_unit(figures: Sequence[Figure | None]) -> str:
    """Name in a heading the unit that the figures below it leave out."""
    units = {
        figure.unit
        for figure in figures
        if figure is not None and figure.value is not None and figure.unit not in figure.text
    }
    return f"（{units.pop()}）" if len(units) == 1 else ""


def _packed(figure: Figure | None) -> dict[str, str | None] | None:
    if figure is None:
        return None
    value = None if figure.value is None else exact_text(figure.value)
    return {
        "text": figure.text,
        "fact": figure.fact,
        "value": value,
        "unit": figure.unit,
        "source": figure.source,
    }


def _unpacked(packed: Mapping[str, Any] | None) -> Cell:
    if packed is None:
        return Cell.of(_NOTHING)
    value = None if packed["value"] is None else Fraction(packed["value"])
    return Cell.of(Figure(packed["text"], packed["fact"], value, packed["unit"], packed["source"]))


def _summary(kind: str, what: str, rows: Sequence[Any]) -> str:
    match kind:
        case "execution":
            pairs = [(row.name, row.budget, row.spent) for row in rows]
            opening = f"条形图，对比各{what}的预算与支出，共{len(rows)}项。"
            return opening + _reached(pairs, "支出达到预算", "支出低于预算")
        case "points":
            pairs = [(row.name, row.full, row.points) for row in rows]
            opening = f"条形图，对比各{what}的满分与得分，共{len(rows)}项。"
            return opening + _reached(pairs, "得满分", "未得满分")
        case _:
            opening = f"条形图，以100%为目标线，列出各{what}的完成率，共{len(rows)}项。"
            return opening + _judged(rows)


def _judged(rows: Sequence[Any]) -> str:
    """Count the targets that were reached, and name the others, by what is known of them."""
    said = [f"{JUDGED[True]}的{sum(row.reached is True for row in rows)}项"]
    for verdict in (False, None):
        names = [
            row.name
            if row.completion.value is not None or verdict is False
            # Why it cannot be judged: 未填报, 不适用, 无法判断.
            else f"{row.name}（{_why(row)}）"
            for row in rows
            if row.reached is verdict
        ]
        if names:
            said.append(f"{JUDGED[verdict]}的{len(names)}项：{_listed(names)}")
    return "；".join(said) + "。"


def _why(row: Any) -> str:
    """Give the status word of what is missing, else that there is no rate."""
    missing = [one.text for one in (row.actual, row.target) if one.value is None]
    return missing[0] if missing else "没有完成率"


def _reached(pairs: Sequence[tuple[str, Figure, Figure]], full: str, short: str) -> str:
    """Count who reached the mark, and name who fell short and who cannot be compared."""
    reached, below, missing = 0, [], []
    for name, mark, got in pairs:
        if mark.value is None or got.value is None:
            missing.append(f"{name}（{got.text if got.value is None else mark.text}）")
        elif got.value >= mark.value:
            reached += 1
        else:
            below.append(name)
    said = [f"{full}的{reached}项"]
    if below:
        said.append(f"{short}的{len(below)}项：{_listed(below)}")
    if missing:
        said.append(f"不能比较的{len(missing)}项：{_listed(missing)}")
    return "；".join(said) + "。"


def _listed(names: Sequence[str]) -> str:
    return "、".join(names[:MOST_ROWS]) + ("等" if len(names) > MOST_ROWS else "")
