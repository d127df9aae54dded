"""SM002: figures listed before their total do not add up to it."""

import re
from collections.abc import Iterator

from jiheng.checks.figures import Kind
from jiheng.checks.finding import Severity
from jiheng.checks.prose.parts import column_of, is_cell
from jiheng.checks.prose.roles import CHANGES, Role
from jiheng.checks.reading import Reading
from jiheng.checks.relations import Verdict, judge, parts_and_total
from jiheng.checks.rule import Outcome, Rule
from jiheng.checks.sentences import FIGURES, Mention, Sentence

_TOTAL = re.compile(
    rf"(?:^|[，、\s{FIGURES}])(?:[两二三四五六七八九十]+项|以上|上述)?(?P<word>合计|共计|总计|合共|加总|共)"
    r"(?:为|达|得)?\s*$"
)
_SUMMED = (Kind.MONEY, Kind.COUNT, Kind.NUMBER, Kind.SCORE)
_NOT_PARTS = (*CHANGES, Role.PAST, Role.FROM, Role.SHARE, Role.COMPLETION)
_FULL_MARKS = re.compile(r"^[/／]|满分|分值|权重")
"""14.75分/15分 is one score, and the part behind the stroke is no item."""
_CUMULATIVE = re.compile(r"累计|历年|五年|三年来|截至")
_MOST_PARTS, _MOST_LAST = 40, 8
"""Figures of a list in prose, and figures at its end that may be a sum of their own."""


class ListAndTotal(Rule):
    """先列各项、后写合计，相加不等于合计。

    为什么：“甲3场、乙5场，合计9场”是逐项写完再加总的写法，加总错了说明有一项或合计写错。
    依据：部门决算报表编审中的表内勾稽关系（推定）。
    反例：
        全年举办培训班12期、专题讲座8场，投入经费30.50万元、41.20万元，合计71.80万元。
    正例：
        全年举办培训班12期、专题讲座8场，投入经费30.50万元、41.20万元，合计71.70万元。
    """

    code = "SM002"
    name = "列举之和与合计不符"

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Judge every total that ends a list of figures of the same unit."""
        for sentence in reading.prose:
            for mention in sentence.mentions:
                match = _TOTAL.search(_before(mention))
                if mention.figure.kind in _SUMMED and match and not is_cell(mention):
                    yield from self._judge(mention, sentence, is_plain=match["word"] == "共")

    def _judge(self, total: Mention, sentence: Sentence, *, is_plain: bool) -> Iterator[Outcome]:
        start = _list_start(total)
        near = _before_total(total, sentence)
        same = [m for m in near if start <= m.position]
        columns = _columns(near)
        if len(columns) > 1 and any(
            len(column) > 1 and parts_and_total(total.figure, [m.figure for m in column]).holds()
            for column in columns
        ):
            yield Outcome((total.figure, *(m.figure for m in near)), Verdict.HOLDS)
            return
        is_piece = len(same) < len(near) and len(same) <= len(columns)
        if total.figure.kind is Kind.SCORE and columns and (len(columns) > 1 or is_piece):
            # 效益20分，得20分；…: full marks and marks are not added, each piece has its own.
            same = columns[-1]
        if not 2 <= len(same) <= _MOST_PARTS or total.figure.hedge is not None:
            return
        if any(m.figure.hedge is not None or m.role in _NOT_PARTS for m in same):
            return
        judgement = judge(parts_and_total(total.figure, [m.figure for m in same]))
        if judgement.verdict is Verdict.CONTRADICTED and (
            _ends_in_sum(total, same) or _all_before_add_up(total, sentence)
        ):
            yield Outcome(judgement.operands, Verdict.HOLDS)
            return
        if judgement.verdict is Verdict.CONTRADICTED and not judgement.is_slip:
            words = sentence.skeleton[start : total.position]
            if _CUMULATIVE.search(words) or "其中" in words or len({m.year for m in same}) > 1:
                yield Outcome(judgement.operands, Verdict.UNDECIDED)
                return
        message = f"所列{len(same)}项相加为{judgement.expected}，合计写{total.figure.text.strip()}"
        # 共 also begins something new (…，共服务企业20家), so that it alone proves nothing.
        severity = Severity.WARNING if is_plain and not judgement.is_slip else None
        yield self.outcome(judgement, message, sentence.text, severity=severity)


def _before_total(total: Mention, sentence: Sentence) -> list[Mention]:
    """Give the figures of a sentence, over its semicolons, that a total at its end may add up."""
    return [
        m
        for m in sentence.mentions
        if m.position < total.position
        and m.depth == total.depth
        and m.figure.is_comparable(total.figure)
        and not _FULL_MARKS.search(m.lead)
    ]


def _columns(mentions: list[Mention]) -> list[list[Mention]]:
    """Cut figures into columns (满分, 得分, 扣分), that of the marks got last."""
    found: dict[str, list[Mention]] = {}
    for mention in mentions:
        found.setdefault(column_of(mention), []).append(mention)
    return [found[key] for key in sorted(found, key=_got_last)]


def _got_last(column: str) -> int:
    return ("分", "得分").index(column) + 1 if column in ("分", "得分") else 0


def _ends_in_sum(total: Mention, parts: list[Mention]) -> bool:
    """Tell whether the last of the figures already add up to the total."""
    return any(
        parts_and_total(total.figure, [m.figure for m in parts[start:]]).holds()
        for start in range(max(1, len(parts) - _MOST_LAST), len(parts) - 1)
    )


def _all_before_add_up(total: Mention, sentence: Sentence) -> bool:
    """Tell whether all figures of the sentence, over its semicolons, add up to the total."""
    parts = [m.figure for m in _before_total(total, sentence)]
    return parts_and_total(total.figure, parts).holds()


def _before(mention: Mention) -> str:
    """Give the words before a figure with the mark in front of them."""
    start = max(0, mention.position - len(mention.lead) - 1)
    return mention.sentence.skeleton[start : mention.position]


def _list_start(total: Mention) -> int:
    skeleton = total.sentence.skeleton
    marks = "；;：:（(" if total.depth else "；;：:"
    return max((skeleton.rfind(mark, 0, total.position) for mark in marks), default=-1) + 1
