"""What scoring a row gives, packed into one whole number: points, reason and status.

`points × 65536 + reason × 4 + status`. Points are in units of the last printed place. The
status of a row is 0 where it has a value; among several nothings the greatest number is the
one a result shows (未填报 before 无法判断 before 不适用).
"""

from __future__ import annotations

from jiheng.quantities import Status

STATUS_CODES = {
    Status.REPORTED: 0,
    Status.NOT_APPLICABLE: 1,
    Status.NOT_ASSESSABLE: 2,
    Status.UNREPORTED: 3,
}
STATUSES = {code: status for status, code in STATUS_CODES.items()}

POINTS = 65536
REASON = 4
REASONS = POINTS // REASON
"""How many reasons a standard can have."""

OUT_OF_BOUNDS = 4
"""The reason of points that lie outside those the criterion can give; 1 to 3 are statuses."""
FIRST_BRANCH = 16
"""The first reason that is a branch of a rule."""


def pack(points: int, reason: int, status: int = 0) -> int:
    """Pack an outcome.

    >>> unpack(pack(950, 17)), unpack(pack(0, 3, 3))
    ((950, 17, 0), (0, 3, 3))
    """
    return points * POINTS + reason * REASON + status


def unpack(outcome: int) -> tuple[int, int, int]:
    """Give points, reason and status of an outcome."""
    rest = outcome % POINTS
    return outcome // POINTS, rest // REASON, rest % REASON
