"""Read the visible sheets of a workbook as text, with remarks on cells that deserve one."""

import datetime
from collections.abc import Callable, Sequence
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

from jiheng.forms.catalogue import is_left_alone
from jiheng.forms.errors import FormError
from jiheng.forms.rows.cells import clean
from jiheng.forms.tables import MAX_ROWS, Mark, RawSheet, letter
from jiheng.forms.xlsx.number_formats import (
    DIGITS,
    GENERAL,
    NumberFormat,
    cell_styles,
    number_text,
    too_long,
)
from jiheng.forms.xlsx.package import open_package, refuse, sheet_parts, verify
from jiheng.forms.xlsx.scan import (
    MAX_CELLS,
    MAX_COLUMNS,
    MAX_FORMULAS,
    SheetScan,
    TooLarge,
    has_content,
    scan_sheet,
)

_AS_VALUE = "复制该格，选择性粘贴为“数值”"
_DATE = Mark("是日期格式的单元格", "数或文字", "把单元格格式改为“文本”后重新填写", is_date=True)
_FORMULA = Mark("是公式，按它现有的结果读取", "", _AS_VALUE, "warning")
_FORMULA_WITHOUT_NUMBER = Mark("是公式，没有可用的结果", "数或文字", f"重新计算后，{_AS_VALUE}")
_FAILED = Mark("公式出错（如 #DIV/0!、#REF!）", "数或文字", "改正公式后，" + _AS_VALUE)
_TOO_LONG = Mark(
    f"数字超过 {DIGITS} 位，末几位已被表格软件改动",
    f"不超过 {DIGITS} 位的数，或文本",
    "先把单元格格式改为“文本”，再重新键入",
)
_SCALED = Mark(
    "单元格格式把数缩小显示，显示的和实际的不同",
    "显示与实际一致的数",
    "把单元格格式改为“数值”，按本表单位重新填写",
)


def read_workbook(
    path: Path, errors: list[FormError], is_form: Callable[[str], bool]
) -> list[RawSheet]:
    """Read the visible sheets of an xlsx workbook; add sheets that are too large to `errors`.

    Of a sheet whose title `is_form` does not know, only is told whether it has content; hidden
    sheets with content are named in one warning.

    Raises:
        FormErrors: the workbook can not be read at all.
    """
    scans: dict[str, SheetScan] = {}
    sheets: dict[str, RawSheet] = {}
    hidden: list[str] = []
    room = MAX_CELLS
    with open_package(path) as package:
        for part in ("xl/sharedStrings.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"):
            verify(package, part)
        styles = cell_styles(package)
        for sheet in sheet_parts(package):
            if not sheet.is_visible:
                if not is_left_alone(clean(sheet.name)) and has_content(package, sheet.part):
                    hidden.append(sheet.name)
                continue
            if not is_form(sheet.name):
                is_filled = has_content(package, sheet.part)
                sheets[sheet.name] = RawSheet(sheet.name, path.name, [], is_filled=is_filled)
                continue
            try:
                scans[sheet.name] = scan_sheet(package, sheet.part, room)
            except TooLarge as large:
                errors.append(_too_large(path, sheet.name, large))
            else:
                room -= scans[sheet.name].area
    if hidden:
        errors.append(_hidden(path, hidden))
    try:
        with CalamineWorkbook.from_path(path) as workbook:
            for name, scan in scans.items():
                sheets[name] = _sheet(workbook, path, name, scan, styles)
    except (CalamineError, ValueError, OSError):
        # Whatever the package check let through, the person gets one sentence.
        refuse(path, "已损坏，读不出来", "完整的 xlsx 文件", "用原文件重新复制一份")
    return list(sheets.values())


def _hidden(path: Path, names: Sequence[str]) -> FormError:
    return FormError(
        f"隐藏的表没有读取：{'、'.join(names)}",
        advice="要读取的，取消隐藏；不要的，删去或在表名前加下划线“_”",
        file=path.name,
        severity="warning",
        is_ignored=True,
    )


def _too_large(path: Path, name: str, large: TooLarge) -> FormError:
    return FormError(
        large.what,
        name,
        large.row,
        letter(large.column),
        expected=f"每表不超过 {MAX_ROWS} 行、{MAX_COLUMNS} 列、{MAX_FORMULAS} 个公式，"
        f"各表行数×列数合计不超过 {MAX_CELLS} 格",
        advice="删去多余的行列，公式粘贴为数值",
        file=path.name,
    )


def _sheet(
    workbook: CalamineWorkbook,
    path: Path,
    name: str,
    scan: SheetScan,
    styles: list[NumberFormat],
) -> RawSheet:
    raw = RawSheet(name, path.name, [], {}, scan.merged)
    # calamine lays cells out densely; the scan has bounded how many there are.
    values = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
    marked = scan.failed | scan.formulas
    for number, row in enumerate(values, start=1):
        texts = []
        for at, value in enumerate(row):
            if value == "" and (number, at) not in marked:
                # Most of a sparse sheet is empty.
                texts.append("")
                continue
            style = scan.style(number, at)
            shown = styles[style] if style < len(styles) else GENERAL
            text, mark = _read(value, shown)
            if (number, at) in scan.failed:
                mark = _FAILED
            elif (number, at) in scan.formulas:
                is_number = isinstance(value, int | float) and not isinstance(value, bool)
                mark = (mark or _FORMULA) if is_number else _FORMULA_WITHOUT_NUMBER
            if mark is not None:
                raw.marks[number, at] = mark
            texts.append(text)
        raw.rows.append(texts)
    _mark_beyond(raw, scan)
    return raw


def _mark_beyond(raw: RawSheet, scan: SheetScan) -> None:
    """Mark failed cells and formulas without a result that calamine left out at the edges."""
    for place in (scan.formulas | scan.failed) - raw.marks.keys():
        number, at = place
        raw.marks[place] = _FAILED if place in scan.failed else _FORMULA_WITHOUT_NUMBER
        while len(raw.rows) < number:
            raw.rows.append([])
        raw.rows[number - 1].extend([""] * (at + 1 - len(raw.rows[number - 1])))


def _read(value: object, shown: NumberFormat) -> tuple[str, Mark | None]:
    if isinstance(value, str):
        return value, None
    if isinstance(value, bool):
        return "是" if value else "否", None
    if isinstance(value, int | float):
        if too_long(value):
            return number_text(value, GENERAL), _TOO_LONG
        return number_text(value, shown), _SCALED if shown.is_scaled else None
    if isinstance(value, datetime.datetime):
        return value.date().isoformat(), _DATE
    return str(value), _DATE
