"""Exact quantities: values and their statuses, units, intervals, reading and printing."""

from jiheng.quantities.arithmetic import (
    Operand,
    absolute,
    add,
    compare,
    divide,
    floor,
    maximum,
    minimum,
    multiply,
    negate,
    subtract,
    total,
)
from jiheng.quantities.decimals import parse_decimal
from jiheng.quantities.errors import QuantityError
from jiheng.quantities.hedges import Hedge, HedgeKind
from jiheng.quantities.interval import Interval
from jiheng.quantities.numerals import chinese_numeral, parse_chinese_numeral
from jiheng.quantities.parsing import parse_quantity
from jiheng.quantities.printed import Printed
from jiheng.quantities.printing import (
    in_brackets,
    print_amount,
    print_change,
    print_count,
    print_number,
    print_points,
    print_rate,
)
from jiheng.quantities.rounding import round_half_up
from jiheng.quantities.status import Status
from jiheng.quantities.terminal import display_width, fold, pad
from jiheng.quantities.units import Unit, count_unit, unit
from jiheng.quantities.value import Missing, Value, status_of, strongest

__all__ = [
    "Hedge",
    "HedgeKind",
    "Interval",
    "Missing",
    "Operand",
    "Printed",
    "QuantityError",
    "Status",
    "Unit",
    "Value",
    "absolute",
    "add",
    "chinese_numeral",
    "compare",
    "count_unit",
    "display_width",
    "divide",
    "floor",
    "fold",
    "in_brackets",
    "maximum",
    "minimum",
    "multiply",
    "negate",
    "pad",
    "parse_chinese_numeral",
    "parse_decimal",
    "parse_quantity",
    "print_amount",
    "print_change",
    "print_count",
    "print_number",
    "print_points",
    "print_rate",
    "round_half_up",
    "status_of",
    "strongest",
    "subtract",
    "total",
    "unit",
]
