"""SC012: a total score and the points taken that do not make a hundred."""

import re
from collections.abc import Iterator
from itertools import pairwise

from jiheng.checks.figures import Kind
from jiheng.checks.finding import Severity
from jiheng.checks.reading import Reading
from jiheng.checks.relations import Verdict
from jiheng.checks.relations.numbers import plain
from jiheng.checks.rule import Outcome, Rule
from jiheng.checks.sentences import Mention

_HUNDRED = 100
_TOTAL = re.compile(r"(?:总分|总得分|合计|合计得分|综合得分|总评分|共得|共计得?分?)[为是得]?$")
_TAKEN = re.compile(r"(?:共计?|合计|总计?|累计)?(?:扣|失)(?:分|减|除)?(?:合计|共计)?(?:了|为|：)?")
_OTHER_FULL = re.compile(r"加分|附加|奖励|满分(?!为?100分)|分值(?!为?100分)|权重|折算|换算|加权")
_OUT_OF = re.compile(r"(?<!\d)100\s*分|百分制|总分.{0,6}100(?!\d)|满分.{0,6}100(?!\d)")


class TotalAndPointsTaken(Rule):
    """总分加扣分不是100分。

    为什么：自评按百分制，总分与共扣的分紧挨着写，相加应是100分。
    文中写有加分、折算，或满分不是100分的，不判断；只作存疑。
    依据：《项目支出绩效评价管理办法》，评价总分一般为100分（公布）。
    反例：
        自评满分100分。各项得分合计93.20分（共扣8.60分）。
    正例：
        自评满分100分。各项得分合计93.20分（共扣6.80分）。
    """

    code = "SC012"
    name = "总分与扣分之和不是满分"
    severity = Severity.WARNING

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Judge every total score with the points taken right behind it."""
        if not _is_of_hundred(reading):
            return
        for sentence in reading.prose:
            if _OTHER_FULL.search(sentence.text):
                continue
            scores = [m for m in sentence.mentions if m.figure.kind is Kind.SCORE]
            for total, taken in pairwise(scores):
                if _TOTAL.search(total.lead) and _TAKEN.fullmatch(taken.lead):
                    yield self._judge(total, taken)

    def _judge(self, total: Mention, taken: Mention) -> Outcome:
        operands = (total.figure, taken.figure)
        both = total.figure.exact + taken.figure.exact
        if both == _HUNDRED or any(figure.hedge is not None for figure in operands):
            return Outcome(operands, Verdict.HOLDS)
        finding = self.found(
            f"总分{plain(total.figure)}，扣{plain(taken.figure)}，相加不是100分",
            tuple(figure.quote for figure in (taken.figure, total.figure)),
            total.sentence.text,
            expected="相加为100分",
            calculation=f"{plain(total.figure)}＋{plain(taken.figure)}≠100分",
        )
        return Outcome(operands, Verdict.CONTRADICTED, finding, taken.figure)


def _is_of_hundred(reading: Reading) -> bool:
    """Tell whether the document scores out of a hundred: by its words, or a total in its tables."""
    if any(_OUT_OF.search(sentence.text) for sentence in reading.prose):
        return True
    return any(
        figure.exact == _HUNDRED and figure.kind in (Kind.SCORE, Kind.NUMBER)
        for table in reading.tables
        for figure in table.figures
    )
