"""Translate the expression tree of a standard into an Excel formula.

Excel counts in doubles, so wherever a digit too many could turn a decision the formula rounds to
twelve decimals first: in comparisons and before a whole number is cut off. ROUND of Excel and
LibreOffice is half away from zero, as the scorecard's is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from jiheng.quantities import Status
from jiheng.reports.spans import exact_text
from jiheng.standards.expressions import (
    Arithmetic,
    Both,
    Cases,
    Comparison,
    Condition,
    Expression,
    Function,
    Name,
    Nothing,
    Number,
    children,
    names,
)

Reference = Callable[[str], str]
"""What gives the cell of a name."""

SAFE_PLACES = 12
_CELL = re.compile(r"([A-Z]+)([0-9]+)")
_SHORTEST_AREA = 3
"""Cells below one another that are written as an area; two are easier to read by name."""
_SIGNS = {"==": "=", "!=": "<>"}
_FUNCTIONS = {"min": "MIN", "max": "MAX", "abs": "ABS"}
UNREPORTED, NOT_ASSESSABLE, NOT_APPLICABLE = (
    f'"{status.label}"'
    for status in (Status.UNREPORTED, Status.NOT_ASSESSABLE, Status.NOT_APPLICABLE)
)


def formula_text(expression: Expression | Condition, reference: Reference) -> str:
    """Write a tree as the body of a formula, without the equals sign.

    >>> from jiheng.standards.syntax import parse_expression
    >>> formula_text(parse_expression("max(0, 4 - 0.2 * (1 - rate) / 1%)"), {"rate": "C2"}.get)
    'MAX(0,(4-((0.2*(1-C2))/0.01)))'
    """
    match expression:
        case Number(value, _):
            return number_text(value)
        case Name(code):
            return reference(code)
        case Arithmetic(sign, left, right):
            return f"({formula_text(left, reference)}{sign}{formula_text(right, reference)})"
        case Function("floor", (argument,)):
            return f"INT({_safe(argument, reference)})"
        case Function(name, arguments):
            inside = ",".join(formula_text(one, reference) for one in arguments)
            return f"{_FUNCTIONS[name]}({inside})"
        case Comparison():
            return f"IF({_condition(expression, reference)},1,0)"
        case Both():
            return f"IF({_condition(expression, reference)},1,0)"
        case Cases(cases, otherwise):
            text = formula_text(otherwise, reference)
            for case in reversed(cases):
                then = formula_text(case.then, reference)
                text = f"IF({_condition(case.condition, reference)},{then},{text})"
            return text
        case Nothing(status, _):
            # Words in a sum are an error, which IFERROR of `guarded` turns into 无法判断.
            return f'"{status.label}"'


def number_text(value: Fraction) -> str:
    """Write an exact number: a decimal where it ends, else a quotient; brackets round a minus.

    >>> number_text(Fraction(1, 5)), number_text(Fraction(2, 3)), number_text(Fraction(-1, 2))
    ('0.2', '(2/3)', '(-0.5)')
    """
    text = exact_text(value)
    return f"({text})" if "/" in text or text.startswith("-") else text


def _condition(condition: Condition, reference: Reference) -> str:
    if isinstance(condition, Both):
        inside = ",".join(_condition(one, reference) for one in condition.conditions)
        return f"AND({inside})"
    left, right = _safe(condition.left, reference), _safe(condition.right, reference)
    return f"{left}{_SIGNS.get(condition.sign, condition.sign)}{right}"


def _safe(expression: Expression, reference: Reference) -> str:
    text = formula_text(expression, reference)
    return text if isinstance(expression, Number) else f"ROUND({text},{SAFE_PLACES})"


def guarded(
    expression: Expression,
    cell: Reference,
    *,
    value: Reference | None = None,
    places: int | None = None,
    not_applicable: str = NOT_APPLICABLE,
    applies_when: Expression | None = None,
    bounds: tuple[Fraction, Fraction] | None = None,
) -> str:
    """Write a whole formula that gives the number, or the word for the nothing in its way.

    `cell` gives the cell of a name, `value` what stands for it in the arithmetic where that is
    not the cell itself. `places` rounds the number; `not_applicable` is what stands for 不适用
    (a standard may give full points then); `applies_when` is asked first. A number outside
    `bounds` is 无法判断, as it is in a scorecard.
    """
    value = value or cell
    body = formula_text(expression, value)
    if places is not None:
        # A tie that a double holds a little off would be cut the wrong way.
        body = f"ROUND(ROUND({body},{SAFE_PLACES}),{places})"
    if bounds is not None:
        exact, (low, high) = _safe(expression, value), map(number_text, bounds)
        body = f"IF(AND({exact}>={low},{exact}<={high}),{body},{NOT_ASSESSABLE})"
    zero = _zero_divisions(expression, value, not_applicable)
    cells = [cell(code) for code in names(expression)]
    text = when_numbers(cells, f"IFERROR({body},{zero})", not_applicable)
    if applies_when is not None:
        asked = f"IF(ROUND({formula_text(applies_when, value)},{SAFE_PLACES})=1"
        cells = [cell(code) for code in names(applies_when)]
        text = when_numbers(cells, f"{asked},{text},{not_applicable})", not_applicable)
    return f"={text}"


def when_numbers(
    cells: Sequence[str], then: str, not_applicable: str = NOT_APPLICABLE, passed: str = ""
) -> str:
    """Write: `then` where all cells hold numbers, else the strongest of their nothings.

    A blank cell is 未填报; words that are no status are 无法判断. `passed` counts the cells that
    need hold no number.

    >>> when_numbers([], "1")
    '1'
    """
    if not cells:
        return then
    parts = areas(cells)
    unreported = _any(parts, ('""', UNREPORTED))
    not_assessable = _any(parts, (NOT_ASSESSABLE,))
    other = f"IF({_any(parts, (NOT_APPLICABLE,))},{not_applicable},{NOT_ASSESSABLE})"
    nothing = f"IF({unreported},{UNREPORTED},IF({not_assessable},{NOT_ASSESSABLE},{other}))"
    held = f"COUNT({','.join(parts)}){'+' if passed else ''}{passed}"
    return f"IF({held}={len(cells)},{then},{nothing})"


def typed_value(cell: str, blank: str, taken: str = "", *, otherwise: str = NOT_ASSESSABLE) -> str:
    """Write what a cell that somebody types into stands for: its number, or a nothing.

    A blank cell gives `blank`; the three words stay what they are, other words and errors are
    无法判断 unless `otherwise` reads them; `taken` replaces the number.

    >>> typed_value("C4", "0")[:48]
    'IF(ISERROR(C4),"无法判断",IF(ISNUMBER(C4),C4,IF(TRIM'
    """
    word = f"TRIM({cell})"
    words = ",".join(f"{word}={one}" for one in (UNREPORTED, NOT_APPLICABLE, NOT_ASSESSABLE))
    text = f'IF({word}="",{blank},IF(OR({words}),{word},{otherwise}))'
    return f"IF(ISERROR({cell}),{NOT_ASSESSABLE},IF(ISNUMBER({cell}),{taken or cell},{text}))"


def is_unchanged(cell: str, exported: str, *, words: bool) -> str:
    """Write whether a cell still holds what it held when the workbook was made.

    >>> is_unchanged("C4", "0.5", words=False), is_unchanged("C4", "不适用", words=True)
    ('IF(ISNUMBER(C4),ROUND(C4-(0.5),9)=0,FALSE)', 'IF(ISNUMBER(C4),FALSE,C4="不适用")')
    """
    if words:
        return f'IF(ISNUMBER({cell}),FALSE,{cell}="{exported}")'
    return f"IF(ISNUMBER({cell}),ROUND({cell}-({exported}),9)=0,FALSE)"


def areas(cells: Sequence[str]) -> list[str]:
    """Write cells that stand below one another as areas: Excel takes 255 arguments at most.

    >>> areas(["F4", "F5", "F6", "F8", "G9"])
    ['F4:F6', 'F8', 'G9']
    """
    runs: list[list[str]] = []
    for cell in cells:
        if runs and _below(runs[-1][-1]) == cell:
            runs[-1].append(cell)
        else:
            runs.append([cell])
    return [
        part
        for run in runs
        for part in ([f"{run[0]}:{run[-1]}"] if len(run) >= _SHORTEST_AREA else run)
    ]


def _below(cell: str) -> str:
    found = _CELL.fullmatch(cell)
    return f"{found[1]}{int(found[2]) + 1}" if found else ""


def _any(parts: Sequence[str], words: Sequence[str]) -> str:
    return f"OR({','.join(_holds(part, word) for part in parts for word in words)})"


def _holds(part: str, word: str) -> str:
    if ":" not in part:
        return f"{part}={word}"
    return f"COUNTBLANK({part})>0" if word == '""' else f"COUNTIF({part},{word})>0"


def _zero_divisions(expression: Expression, reference: Reference, not_applicable: str) -> str:
    """Write what a failed division stands for: 0÷0 is 不适用, x÷0 无法判断, which comes first."""
    failed: list[str] = []
    empty: list[str] = []
    for one in _divisions(expression):
        if isinstance(one.right, Number):
            continue
        left, right = _safe(one.left, reference), _safe(one.right, reference)
        failed.append(f"AND({left}<>0,{right}=0)")
        empty.append(f"AND({left}=0,{right}=0)")
    if not empty:
        return NOT_ASSESSABLE
    asked = [f"IF(OR({','.join(empty)}),{not_applicable},{NOT_ASSESSABLE})"]
    if len(empty) > 1:
        asked.insert(0, f"IF(OR({','.join(failed)}),{NOT_ASSESSABLE}")
        asked[1] += ")"
    return f"IFERROR({','.join(asked)},{NOT_ASSESSABLE})"


def _divisions(expression: Expression | Condition) -> Iterator[Arithmetic]:
    if isinstance(expression, Arithmetic) and expression.sign == "/":
        yield expression
    for child in children(expression):
        yield from _divisions(child)


def money_power(expression: Expression | Condition, is_amount: Callable[[str], bool]) -> int | None:
    """Give the power of money in a tree, None where powers are mixed.

    A tree of power 0 gives the same number in 元 and in 万元, one of power 1 an amount.

    >>> from jiheng.standards.syntax import parse_expression
    >>> amount = lambda code: code.startswith("y")
    >>> [money_power(parse_expression(text), amount) for text in ("ya / yb - 1", "ya", "ya + 1")]
    [0, 1, None]
    """
    match expression:
        case Name(code):
            return 1 if is_amount(code) else 0
        case Arithmetic("*" | "/" as sign, left, right):
            first, second = money_power(left, is_amount), money_power(right, is_amount)
            if first is None or second is None:
                return None
            return first + second if sign == "*" else first - second
        case Comparison(_, left, right):
            return None if _shared((left, right), is_amount) is None else 0
        case Both(conditions):
            return None if _shared(conditions, is_amount) is None else 0
        case Cases(cases, otherwise):
            if any(money_power(case.condition, is_amount) is None for case in cases):
                return None
            return _shared((*(case.then for case in cases), otherwise), is_amount)
        case _:
            parts = children(expression)
            return _shared(parts, is_amount) if parts else 0


def _shared(
    parts: Sequence[Expression | Condition], is_amount: Callable[[str], bool]
) -> int | None:
    # A zero and a nothing fit any power.
    free = [part for part in parts if part != Number(Fraction(0)) and not isinstance(part, Nothing)]
    powers = {money_power(part, is_amount) for part in free} or {0}
    return powers.pop() if len(powers) == 1 else None
