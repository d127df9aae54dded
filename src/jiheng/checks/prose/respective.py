"""Find shares that are listed apart from their parts: 甲256万元、乙27万元，分别占90.5%和9.5%."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jiheng.checks.figures import Kind
from jiheng.checks.prose.roles import CHANGES
from jiheng.checks.reading import Reading
from jiheng.checks.sentences import Mention

_RATE = Kind.RATE.value
_SHARES = re.compile(
    rf"分别占(?P<base>[^，。；{_RATE}]{{0,14}}?)(?:的)?(?P<rates>{_RATE}(?:\s*[、和及，]\s*{_RATE})+)"
)
_KINDS = (Kind.MONEY, Kind.COUNT)


@dataclass(frozen=True, eq=False)
class RespectiveShares:
    """Hold parts and their shares in the same order; `whole` is the figure right before the
    parts, if it can be compared with them.
    """

    parts: tuple[Mention, ...]
    rates: tuple[Mention, ...]
    whole: Mention | None
    base: str


def respective_shares(reading: Reading) -> Iterator[RespectiveShares]:
    """Give every list of parts followed by the list of their shares."""
    for sentence in reading.prose:
        for match in _SHARES.finditer(sentence.skeleton):
            inside = range(match.start("rates"), match.end("rates"))
            rates = [m for m in sentence.mentions if m.position in inside]
            before = [m for m in sentence.mentions if m.position < match.start() and not m.depth]
            parts = before[-len(rates) :]
            if len(parts) < len(rates) or any(
                m.figure.kind not in _KINDS
                or m.role in CHANGES
                or not m.figure.is_comparable(parts[0].figure)
                for m in parts
            ):
                continue
            whole = before[-len(rates) - 1] if len(before) > len(rates) else None
            if whole is not None and not whole.figure.is_comparable(parts[0].figure):
                whole = None
            yield RespectiveShares(tuple(parts), tuple(rates), whole, match["base"])
