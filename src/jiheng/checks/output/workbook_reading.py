"""Read back what an officer decided in a 核验结果 workbook."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import python_calamine

from jiheng.checks.output.decisions import SHEET, Decision
from jiheng.checks.suppression import CODE, FINGERPRINT, Suppression, SuppressionError

_ADVICE = "请在 jiheng check --format xlsx 写出的工作簿里填写“处理意见”和“说明”后再用。"
_NEEDED = ("代码", "原文", "处理意见", "说明", "指纹")
_LARGEST = 64 * 1024 * 1024
_LARGEST_UNPACKED = 256 * 1024 * 1024

Rows = list[list[str]]


def read_decisions(path: Path) -> tuple[Suppression, ...]:
    """Read the rows whose 处理意见 is 核对无误, each with its 说明 as the reason.

    Raises:
        SuppressionError: it is no such workbook, or rows are wrong; all rows at once.
        OSError: the file cannot be opened.
    """
    rows = _sheet_rows(path)
    headers = [cell.strip() for cell in rows[0]] if rows else []
    if lacking := [name for name in _NEEDED if name not in headers]:
        fault = f"“{SHEET}”表第1行缺少列：{'、'.join(lacking)}"
        raise SuppressionError(path, [fault], _ADVICE)
    found: list[Suppression] = []
    faults: list[str] = []
    for number, row in enumerate(rows[1:], 2):
        cells = {name: row[headers.index(name)].strip() for name in _NEEDED}
        wrong = list(_faults(cells))
        faults += [f"第{number}行：{fault}" for fault in wrong]
        if not wrong and cells["处理意见"] == Decision.CORRECT:
            found.append(
                Suppression(
                    reason=cells["说明"],
                    fingerprint=cells["指纹"],
                    code=cells["代码"],
                    quote=cells["原文"],
                )
            )
    if faults:
        raise SuppressionError(path, faults, _ADVICE)
    return tuple(found)


def _faults(cells: dict[str, str]) -> Iterator[str]:
    choice = cells["处理意见"]
    if not choice:
        return
    if choice not in list(Decision):
        yield f"处理意见“{choice}”不在可选范围内：{'、'.join(Decision)}"
        return
    if choice != Decision.CORRECT:
        return
    if not cells["说明"]:
        yield "处理意见是“核对无误”，却没有写说明"
    if not FINGERPRINT.fullmatch(cells["指纹"]):
        yield f"指纹“{cells['指纹']}”不对，应为写出时的 16 位，请勿改动"
    if cells["代码"] and not CODE.fullmatch(cells["代码"]):
        yield f"代码“{cells['代码']}”不对，请勿改动"


def _sheet_rows(path: Path) -> Rows:
    """Give the cells of the 核验结果 sheet as texts.

    Raises:
        SuppressionError: the file is no workbook, too large, or has no such sheet.
    """
    try:
        # Open first, so that a missing or locked file is told as such.
        with path.open("rb") as file, zipfile.ZipFile(file) as package:
            unpacked = sum(part.file_size for part in package.infolist())
            if path.stat().st_size > _LARGEST or unpacked > _LARGEST_UNPACKED:
                raise SuppressionError(path, ["文件太大，不是核验结果工作簿"], _ADVICE)
        book = python_calamine.CalamineWorkbook.from_path(str(path))
        if SHEET not in book.sheet_names:
            raise SuppressionError(path, [f"没有“{SHEET}”表"], _ADVICE)
        loaded = book.get_sheet_by_name(SHEET).to_python(skip_empty_area=False)
    except (zipfile.BadZipFile, python_calamine.CalamineError):
        raise SuppressionError(path, ["不是 xlsx 工作簿，或已损坏"], _ADVICE) from None
    return [[str(cell) for cell in row] for row in loaded]
