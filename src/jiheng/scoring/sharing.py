"""Share out points by weight so that the printed shares still add up."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from jiheng.quantities import print_points


def share_out(points: Fraction, weights: Sequence[Fraction], places: int) -> list[Fraction]:
    """Share points out in proportion to weights, each share at `places` decimals.

    Largest remainder: every share is first cut off, then the last units go to the largest
    remainders, the earlier weight first among equals. The shares add up to `points` exactly.

    Raises:
        ValueError: if a weight is negative, all are zero, or `points` has more places.

    >>> [str(share) for share in share_out(Fraction(10), [Fraction(1)] * 3, 2)]
    ['167/50', '333/100', '333/100']
    """
    total = sum(weights, Fraction(0))
    unit = Fraction(1, 10**places)
    if total <= 0 or any(weight < 0 for weight in weights):
        raise ValueError("权重应为非负数且合计大于零")
    if (points / unit).denominator != 1:
        raise ValueError("待分配的分值位数超出规定的小数位数")
    exact = [points * weight / total / unit for weight in weights]
    whole = [share.numerator // share.denominator for share in exact]
    left = int(points / unit) - sum(whole)
    by_remainder = sorted(range(len(exact)), key=lambda i: (whole[i] - exact[i], i))
    for place in by_remainder[:left]:
        whole[place] += 1
    return [unit * share for share in whole]


def remainder_notes(
    weights: Sequence[Fraction], shares: Sequence[Fraction], kept: Fraction = Fraction(0)
) -> list[str]:
    """Say of every share that is not its exact proportion where the odd unit comes from.

    Weights of 0 take no part. Equal weights may so differ by one unit (3.34, 3.33, 3.33). `kept`
    are the points that those taking part hold beside their shares.

    >>> remainder_notes([Fraction(1)] * 2, [Fraction(5)] * 2)
    ['', '']
    """
    total = sum(
        (share for share, weight in zip(shares, weights, strict=True) if weight), Fraction()
    )
    whole = sum(weights, Fraction(0))
    note = f"满分按最大余数法分配，各项满分合计等于{print_points(total + kept)}分。"
    return [
        note if weight and share * whole != weight * total else ""
        for share, weight in zip(shares, weights, strict=True)
    ]
