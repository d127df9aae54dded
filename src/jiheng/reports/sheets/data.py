"""The sheet 数据: every fact the score reads, as inputs, and the figures computed from them."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from jiheng.forms.dossier import Dossier
from jiheng.forms.figures import unit_of
from jiheng.quantities import Missing, Value
from jiheng.reports.document import Align
from jiheng.reports.sheet_formula import (
    NOT_ASSESSABLE,
    UNREPORTED,
    guarded,
    is_unchanged,
    typed_value,
)
from jiheng.reports.sheets.cells import (
    CENTRED,
    CHANGED,
    CHANGED_TEXT,
    PLAIN,
    decimal_text,
    decimals,
    input_sheet,
    number_or_words,
    opened,
    result,
    words,
    words_formula,
)
from jiheng.reports.workbook import Content, Look, Sheet, SheetCell, Words, address
from jiheng.scoring.readings import Readings
from jiheng.standards import Term, vocabulary
from jiheng.standards.expressions import Expression, names
from jiheng.standards.printing import print_tree

TITLE_TEXT = "数据"
HEADS = ("编码", "指标名称", "填报数", "单位", "计算用数", "算法", "来源", "佐证材料", "变动")
WIDTHS = (32, 30, 16, 8, 16, 36, 40, 26, 8)
INPUT, USED, CHANGE = 2, 4, 8
FIRST_ROW = 3
_YES_NO = "是否"


class DataSheet:
    """Lay out the facts that some formulas read, with those that computed ones are made from."""

    def __init__(self, dossier: Dossier, readings: Readings, codes: Iterable[str]) -> None:
        self._dossier = dossier
        self._readings = readings
        self._terms = vocabulary()
        wanted = self._with_inputs(codes)
        ordered = [code for code in self._terms if code in wanted]
        self.codes = (*ordered, *sorted(wanted - set(ordered)))
        self._rows = {code: FIRST_ROW + place for place, code in enumerate(self.codes)}

    def cell(self, code: str) -> str:
        """Give the cell that holds the figure a formula uses."""
        return f"{TITLE_TEXT}!{address(self._rows[code], USED, fixed=True)}"

    def change(self, code: str) -> str:
        """Give the cell that tells whether a figure differs from the one exported."""
        return f"{TITLE_TEXT}!{address(self._rows[code], CHANGE, fixed=True)}"

    def value(self, code: str) -> str:
        """Give the figure in base units (元), for formulas that mix amounts and other numbers."""
        scale = self.scale(code)
        return self.cell(code) if scale == 1 else f"({self.cell(code)}*{scale})"

    def has(self, code: str) -> bool:
        """Tell whether the sheet has a fact."""
        return code in self._rows

    def is_amount(self, code: str) -> bool:
        """Tell whether a fact is held in 元 and shown in a larger unit."""
        return self.scale(code) != 1

    def scale(self, code: str) -> Fraction:
        """Give how many base units the unit of the sheet stands for: 10000 for 万元."""
        unit = self.unit(code)
        return unit_of(unit).scale if unit and unit_of(unit).dimension == "money" else Fraction(1)

    def unit(self, code: str) -> str:
        """Give the unit a fact is shown in."""
        term = self._terms.get(code)
        if term is not None:
            return term.unit
        fact = self._dossier.fact(code)
        return fact.unit.symbol if fact is not None else ""

    def look(self, code: str) -> Look:
        """Give the look of a fact's number."""
        reading = self._readings.read(code)
        value = reading.value
        known = Fraction(0) if isinstance(value, Missing) else value / self.scale(code)
        places = decimals(known)
        if self.unit(code) == "%":
            # As many decimals as the report prints: 87.145% computed is 87.15% there.
            zeros = "0" * max(2, len(reading.text.rstrip("%").partition(".")[2]))
            more = "##" if self._dossier.fact(code) is not None else ""
            return Look(align=Align.RIGHT, number_format=f"0.{zeros}{more}%")
        if self.unit(code) == _YES_NO:
            return CENTRED
        least = 2 if self.is_amount(code) or self.unit(code) == "分" else 0
        zeros = "0" * max(least, places)
        whole = "#,##0" if zeros == "" else f"#,##0.{zeros}"
        return Look(align=Align.RIGHT, number_format=whole)

    def sheet(self) -> Sheet:
        """Make the sheet."""
        note = (
            "改“填报数”一列（着色的格），评分表随之重算；留空即为未填报，不按零计算；"
            "可写“不适用”“无法判断”，其他文字按无法判断处理。"
        )
        rows = (self._row(code) for code in self.codes)
        return input_sheet(TITLE_TEXT, f"{TITLE_TEXT}（评分所用）", note, HEADS, WIDTHS, rows)

    def _row(self, code: str) -> tuple[SheetCell, ...]:
        reading, look = self._readings.read(code), self.look(code)
        fact, formula = self._dossier.fact(code), self._formula(code)
        how = "" if formula is None else print_tree(formula, self._readings.label)
        used_look = Look(align=look.align, number_format=_plain_format(self, code, look))
        return (
            words(code),
            words(reading.label),
            SheetCell(self._input(code), opened(look)),
            words(self.unit(code), CENTRED),
            SheetCell(result(self._used(code), self.shown(code)), used_look),
            words(how),
            words(str(fact.source) if fact is not None else ("按算法计算" if how else "")),
            words(fact.evidence if fact is not None else "", PLAIN),
            words_formula(self._change(code), "", CHANGED),
        )

    def _input(self, code: str) -> Content:
        fact = self._dossier.fact(code)
        if fact is None:
            return None
        if self.unit(code) == _YES_NO and not isinstance(fact.value, Missing):
            return Words("是" if fact.value == 1 else "否")
        return number_or_words(self.shown(code))

    def shown(self, code: str) -> Value:
        """Give a figure's value in the unit of the sheet."""
        value = self._readings.read(code).value
        return value if isinstance(value, Missing) else value / self.scale(code)

    def _used(self, code: str) -> str:
        """Write the formula of the figure used: what was typed, else what the formula gives."""
        typed = address(self._rows[code], INPUT)
        otherwise = UNREPORTED
        formula = self._formula(code)
        if formula is not None:
            # Amounts occur in these formulas as ratios only, so 万元 counts like 元.
            otherwise = guarded(formula, self._here).removeprefix("=")
        if self.unit(code) != _YES_NO:
            return "=" + typed_value(typed, otherwise, _possible(self._terms.get(code), typed))
        flag = f'IF(TRIM({typed})="是",1,IF(TRIM({typed})="否",0,{NOT_ASSESSABLE}))'
        return "=" + typed_value(typed, otherwise, NOT_ASSESSABLE, otherwise=flag)

    def _change(self, code: str) -> str:
        shown = self.shown(code)
        missing = isinstance(shown, Missing)
        exported = shown.label if isinstance(shown, Missing) else decimal_text(shown)
        same = is_unchanged(self._here(code), exported, words=missing)
        return f'=IF({same},"","{CHANGED_TEXT}")'

    def _here(self, code: str) -> str:
        return address(self._rows[code], USED)

    def _formula(self, code: str) -> Expression | None:
        """Give the formula of a fact that no row states; a row overrides its formula."""
        term: Term | None = self._terms.get(code)
        if term is None or self._dossier.fact(code) is not None:
            return None
        return term.formula

    def _with_inputs(self, codes: Iterable[str]) -> set[str]:
        found: set[str] = set()
        waiting = list(codes)
        while waiting:
            code = waiting.pop()
            if code in found:
                continue
            found.add(code)
            formula = self._formula(code)
            if formula is not None:
                waiting.extend(names(formula))
        return found


def _possible(term: Term | None, typed: str) -> str:
    """Write what counts of a typed number: 无法判断 where the figure can not be (standards)."""
    refused = []
    if term is not None and term.share:
        refused = [f"{typed}<0", f"{typed}>1"]
    elif term is not None and term.kind in ("amount", "count"):
        refused = [] if term.signed else [f"{typed}<0"]
        refused += [f"{typed}<>INT({typed})"] if term.is_whole else []
    if not refused:
        return ""
    wrong = refused[0] if len(refused) == 1 else f"OR({','.join(refused)})"
    return f"IF({wrong},{NOT_ASSESSABLE},{typed})"


def _plain_format(sheet: DataSheet, code: str, look: Look) -> str:
    return "0" if sheet.unit(code) == _YES_NO else look.number_format
