"""Make statements of the figures of tables: row label, column title, caption."""

import re
from collections.abc import Iterator
from functools import lru_cache

from jiheng.checks.document import Paragraph
from jiheng.checks.figures import Figure, Kind
from jiheng.checks.reading import Reading
from jiheng.checks.repetition.attribute import Attribute
from jiheng.checks.repetition.contexts import item_of
from jiheng.checks.repetition.names import name_on, own_names
from jiheng.checks.repetition.statement import Statement
from jiheng.checks.repetition.words import (
    clean_subject,
    headed_scopes,
    is_loose,
    read_label,
    scopes_in,
)
from jiheng.checks.tables import Column, TableReading
from jiheng.checks.tables.cells import squeezed
from jiheng.checks.tables.halves import Half, Row, halves
from jiheng.checks.tables.words import without_numbering

_PLAIN_COLUMN = re.compile(
    r"(?:决算数?|金额|合计|小计|本年数?|本年度|决算金额|数额|总计|本年(?:收入|支出)?合计|本年决算数?)?"
)
_ACTUAL = re.compile(
    r"(?:全年|本年|年度|实际|累计|预算)*(?:执行|决算|支出|完成|使用|支付|实际)(?:数|金额|资金|额)?(?:[（(]?B[）)]?)?"
)
_ADJUSTED = re.compile(
    r"(?:全年|调整后|调整|最终)(?:的)?预算(?:数|金额|资金|额)?(?:[（(]?A[）)]?)?"
)
_FIRST = re.compile(r"年初(?:安排)?(?:预算)?(?:数|金额|资金|额)?")
_PLANNED = re.compile(r"(?:年度)?(?:预算|计划)(?:安排)?(?:数|金额|资金|额|总额)?")
_RATE = re.compile(r"(?:预算|支出|资金)*(?:执行|完成|支出)(?:率|进度)(?:[（(][^（()）]*[）)])?")
_SCORE = re.compile(r"(?:自评|实际|最终)?(?:得分|评分)|自评分")
_FULL = re.compile(r"(?:标准)?(?:分值|满分|权重|标准分)(?:[（(][^（()）]*[）)])?")
_COLUMNS = (
    (Attribute.FINAL, _ADJUSTED),
    (Attribute.INITIAL, _FIRST),
    (Attribute.BUDGET, _PLANNED),
    (Attribute.RATE, _RATE),
    (Attribute.SCORE, _SCORE),
    (Attribute.FULL, _FULL),
    (Attribute.SPENT, _ACTUAL),
)
_ALL = re.compile(
    r"(?:年度)?(?:资金|项目资金|预算|部门预算|整体支出)?(?:总额|合计|总计|共计|总数|总资金)|年度资金总额|总分|总得分|部门整体支出"
)
_SCORED = (Attribute.SCORE, Attribute.FULL)
_FUNDS = re.compile(r"资金|预算|支出")
_UNIT = re.compile(r"[（(](?:单位[:：])?(?:元|千元|万元|亿元|%|％|分|A|B)[）)]")
_PAST = re.compile(r"上年|去年|上年度|以前年度")
_LEVEL = re.compile(r"^[一二三]级(?:指标)?(?=得分|分值|权重)")
_WITH_YEAR = re.compile(r"(?:19|20)\d{2}\s*年?度?")
_YEAR = re.compile(r"(?:19|20)\d{2}(?=\s*年)")
_PAIRS = (Kind.MONEY, Kind.RATE, Kind.SCORE, Kind.COUNT, Kind.NUMBER)


def cell_statements(reading: Reading) -> Iterator[Statement]:
    """Give the statements of every table whose rows and columns name their figures."""
    names = own_names(reading)
    for table in reading.tables:
        yield from _of_table(table, reading, names)


def _of_table(table: TableReading, reading: Reading, names: tuple[str, ...]) -> Iterator[Statement]:
    caption = table.table.caption or _line_above(table, reading)
    named = name_on(table)
    subject = "" if named in names else clean_subject(named)
    for half in halves(table):
        for row in half.rows:
            for column in half.columns:
                figure = half.figure(row.index, column.index)
                if figure is None or figure.kind not in _PAIRS:
                    continue
                made = _statement(half, row, column, figure, caption, subject, reading)
                if made is not None:
                    yield made


def _statement(
    half: Half,
    row: Row,
    column: Column,
    figure: Figure,
    caption: str,
    project: str,
    reading: Reading,
) -> Statement | None:
    title = _UNIT.sub("", column.title)
    said, column_subject = _read_column(title, figure.kind)
    if said is Attribute.PLAIN and _is_scored(half):
        said = Attribute.SCORE
    label = _row_label(row, title)
    if _is_of_group(half, row, column.index):
        # The name of merged rows, over a figure of one of them: 二级指标 stands nearer.
        label = without_numbering(half.reading.label(row.index, column.index))
        if label in row.labels:
            return None
    if _ALL.fullmatch(label) or (row.rank and label in ("合计", "总计", "总分")):
        if said in _SCORED and _FUNDS.search(label):
            # The marks for 预算执行 stand in the row of all funds.
            return None
        attribute, subject = said, column_subject or project or item_of(_bare_caption(caption))
        if label == "总计" and _has_year_totals(half):
            attribute = Attribute.TOTAL
        if attribute is Attribute.PLAIN:
            attribute = _captioned(caption)
        if attribute is Attribute.PLAIN:
            return None
    else:
        found = _of_row(label, said, column_subject, title, caption, figure)
        if found is None or (project and found[0] in _SCORED):
            return None
        attribute, subject = found
    year = _year(title + label, caption, reading.year)
    return Statement(
        figure=figure,
        attribute=attribute,
        subject=subject,
        context=project,
        head="",
        scope=scopes_in(label + title) | headed_scopes(caption),
        year=year,
        period="",
        is_own=True,
        is_loose=is_loose(title + label) or bool(re.search("月", caption)),
        is_unclear=False,
        is_standing=True,
        label=f"{label}{title}" if label else title,
        passage=half.reading.row_text(row.index),
        window="",
        is_in_table=True,
        block=half.reading.block,
    )


def _is_of_group(half: Half, row: Row, column: int) -> bool:
    """Tell whether the last label of a row is merged over more rows than a figure's cell."""
    cells = half.reading.table.rows[row.index]
    named = [cell for c in half.label_columns if (cell := cells[c]) and cell.text.strip()]
    own = cells[column]
    return bool(named) and own is not None and named[-1].row_span > own.row_span


def _of_row(
    label: str, said: Attribute, column_subject: str, title: str, caption: str, figure: Figure
) -> tuple[Attribute, str] | None:
    """Give what a plain row's figure says, and of what; None where row and column do not tell."""
    own, row_subject = read_label(label, figure.kind)
    if said in _SCORED:
        own, row_subject = Attribute.PLAIN, clean_subject(label)
    if own is Attribute.CARRY or re.search("结转|结余", label):
        attribute = own
    elif said is Attribute.PLAIN:
        attribute = own
        if own is Attribute.PLAIN:
            if not _PLAIN_COLUMN.fullmatch(title):
                return None
            attribute = _captioned(caption)
    elif said is Attribute.SPENT and own in (Attribute.INCOME, Attribute.TOTAL):
        attribute = own
    else:
        attribute = said
    if not row_subject and own is Attribute.PLAIN:
        return None
    return attribute, "/".join(part for part in (row_subject, column_subject) if part)


@lru_cache(maxsize=16)
def _is_scored(half: Half) -> bool:
    """Tell whether the columns of figures hold full marks and scores."""
    return any(_FULL.fullmatch(_UNIT.sub("", column.title)) for column in half.columns)


def _bare_caption(caption: str) -> str:
    return re.sub(
        r"^(?:附[表件]\s*\d*[：:]?)?(?:(?:19|20)\d{2}\s*年度?)?|(?:明细|汇总|总|情况|概况)*表.*$",
        "",
        caption,
    )


def _has_year_totals(half: Half) -> bool:
    """Tell whether 总计 stands for the year and what was carried over, as in a 收支总表."""
    return any(re.search(r"本年(?:收入|支出)合计", row.label) for row in half.rows)


def _row_label(row: Row, title: str) -> str:
    """Give the name of a row; that of the whole group for a column of subtotals."""
    names = [name for name in row.labels if re.search("[\u4e00-\u9fff]", name)]
    name = without_numbering(names[0]) if names and title in ("小计", "合计") else row.name
    return squeezed(re.sub(r"^(?:其中|减|加)[：:]?", "", name))


def _read_column(title: str, kind: Kind) -> tuple[Attribute, str]:
    # The year is no part of the subject: 2021年决算.
    title = _LEVEL.sub("", _WITH_YEAR.sub("", title))
    words = re.sub(r"^(?:项目|收入|支出)(?=[预决执得])", "", title)
    for attribute, pattern in _COLUMNS:
        if pattern.fullmatch(words):
            return attribute, ""
    if _PLAIN_COLUMN.fullmatch(title):
        return Attribute.PLAIN, ""
    attribute, subject = read_label(title, kind)
    return attribute, subject


def _captioned(caption: str) -> Attribute:
    """Give what all figures of a table are by its caption: 支出决算表."""
    if re.search(r"收入支出|收支", caption):
        return Attribute.PLAIN
    for attribute, word in ((Attribute.SPENT, "支出"), (Attribute.INCOME, "收入")):
        if word in caption and not (word == "支出" and "预算" in caption and "决算" not in caption):
            return attribute
    return Attribute.PLAIN


def _year(words: str, caption: str, report: int | None) -> int | None:
    named = _YEAR.search(words)
    if named:
        return int(named[0])
    if _PAST.search(words) and report is not None:
        return report - 1
    named = _YEAR.search(caption)
    return int(named[0]) if named else report


def _line_above(table: TableReading, reading: Reading) -> str:
    """Give the short line above a table that has no caption."""
    for index in range(table.block - 1, max(-1, table.block - 3), -1):
        block = reading.document.blocks[index]
        if not isinstance(block, Paragraph):
            break
        text = block.text.strip()
        if len(text) <= 40 and "单位：" not in text:
            return text
    return ""
