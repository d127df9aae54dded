"""SM005: one part of a list is larger than the whole."""

import re
from collections.abc import Iterator

from jiheng.checks.prose.lists import parts_lists
from jiheng.checks.prose.single_part import single_parts
from jiheng.checks.reading import Reading
from jiheng.checks.relations import Verdict
from jiheng.checks.relations.numbers import plain
from jiheng.checks.rule import Outcome, Rule
from jiheng.checks.sentences import Mention

_ONE = re.compile(r"其中(?:有|的)?[一两某](?:份|个|项|家|处|笔)")


class PartOverTotal(Rule):
    """其中的一项大于总数。

    为什么：部分不会大于全部。不管“其中”有没有列全，只要有一项比总数还大，必有一处写错。
    依据：部门决算报表编审中的表内勾稽关系（推定）。
    反例：
        服务对象707人，其中困难群众261人、老年人926人。
    正例：
        服务对象707人，其中困难群众261人、老年人296人。
    """

    code = "SM005"
    name = "其中项大于总数"

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Judge every part of every list."""
        for found in parts_lists(reading):
            whole = found.total.figure.exact
            if len(found.parts) > 1 and all(part.figure.exact > whole for part in found.parts):
                # What is larger throughout is no list of parts.
                continue
            first = found.parts[0]
            if first.sentence is not found.total.sentence and _ONE.search(first.lead):
                # …68万元。其中一份合同91万元: one of the things spoken of, not of the amount.
                continue
            for part in found.parts:
                if not any(_holds(other, part) for other in found.others):
                    yield self._judge(found.total, part)
        for total, part in single_parts(reading):
            yield self._judge(total, part)

    def _judge(self, total: Mention, part: Mention) -> Outcome:
        whole, piece = total.figure.interval, part.figure.interval
        operands = (part.figure, total.figure)
        is_over = piece.low is not None and whole.high is not None and piece.low > whole.high
        if not is_over or total.figure.exact < 0:
            return Outcome((), Verdict.HOLDS)
        name = part.label or "其中一项"
        finding = self.found(
            f"“{name}”{plain(part.figure)}，大于“{total.label or '总数'}”{plain(total.figure)}",
            tuple(figure.quote for figure in operands),
            part.sentence.text,
            expected=f"不大于{plain(total.figure)}",
            calculation=f"{plain(part.figure)}＞{plain(total.figure)}",
        )
        return Outcome(operands, Verdict.CONTRADICTED, finding, part.figure)


def _holds(other: Mention, part: Mention) -> bool:
    """Tell whether another figure before the list is large enough to be the whole."""
    return other.figure.exact >= part.figure.exact
