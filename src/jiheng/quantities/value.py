"""A value is an exact number or one of three named nothings, never a silent zero."""

from dataclasses import dataclass
from fractions import Fraction
from typing import NoReturn

from jiheng.quantities.status import Status


@dataclass(frozen=True)
class Missing:
    """Stand for a figure that is not there, with the kind of nothing and the reason.

    It has no truth value and no numeric value, so that no line of code can take it for zero.

    Raises:
        ValueError: `status` is REPORTED.

    >>> Missing(Status.UNREPORTED, "未见决算表").label
    '未填报'
    """

    status: Status
    reason: str = ""

    def __post_init__(self) -> None:
        if self.status is Status.REPORTED:
            raise ValueError("Missing 不能是“已填报”：已填报的值应为精确数")

    @property
    def label(self) -> str:
        """Give the Chinese term of the status."""
        return self.status.label

    def __bool__(self) -> NoReturn:
        raise TypeError(f"“{self.label}”没有真假：请用 isinstance(x, Missing) 判断")


Value = Fraction | Missing
"""What every figure is: exact, or missing with a status."""

# The state a user can still cure comes first, so that a result names the cure.
_PRECEDENCE = (Status.UNREPORTED, Status.NOT_ASSESSABLE, Status.NOT_APPLICABLE)


def strongest(first: Missing, *others: Missing) -> Missing:
    """Choose which nothing a result shows: 未填报 before 无法判断 before 不适用.

    Between equals the first wins, so that the reason shown is the first one met.

    >>> strongest(Missing(Status.NOT_APPLICABLE), Missing(Status.UNREPORTED, "甲")).reason
    '甲'
    """
    return min((first, *others), key=lambda missing: _PRECEDENCE.index(missing.status))


def status_of(value: Value) -> Status:
    """Give the status of any value.

    >>> status_of(Fraction(0))
    <Status.REPORTED: 'reported'>
    """
    return value.status if isinstance(value, Missing) else Status.REPORTED
