"""SC008: points were lost, and the report names no problem and no measure."""

import re
from collections.abc import Iterator

from jiheng.checks.figures import Figure, Kind
from jiheng.checks.finding import Severity
from jiheng.checks.reading import Reading
from jiheng.checks.relations import Verdict
from jiheng.checks.relations.numbers import plain
from jiheng.checks.rule import Outcome, Rule
from jiheng.checks.sentences import Mention

_REPORT = re.compile(r"自评|绩效评价")
_PROBLEMS = re.compile(r"问题|不足|困难|短板|薄弱|扣分|偏差|原因|有待|不够|未能|未完成|未达")
_MEASURES = re.compile(r"措施|建议|改进|下一步|整改|打算|今后|将进一步|努力方向|完善")
_TOTAL = re.compile(
    r"(?:自评|总|综合|评价|最终)(?:总)?(?:得分|评分|分数?|分值)?(?:为|是|：|:|\s)*$"
)
_HUNDRED = 100
_HALF = 50
_FEWEST_HEADINGS = 3
_TITLE_PASSAGES = 6


class UnexplainedLosses(Rule):
    """自评有扣分，全文却没有写问题和改进措施。

    为什么：绩效自评要分析未完成目标和扣分的原因，提出改进措施。总分不满100分而全文没有问题、原因、措施，是缺了一节。
    只对有三个以上一级标题的自评报告判断。
    依据：财预〔2020〕10号《项目支出绩效评价管理办法》，自评应说明偏差原因和改进措施（推定）。
    反例：
        2023年度部门整体支出绩效自评报告
        # 一、部门概况
        # 二、资金使用情况
        # 三、自评结论
        经自评，2023年度部门整体支出绩效自评得分94.50分。
    正例：
        2023年度部门整体支出绩效自评报告
        # 一、部门概况
        # 二、资金使用情况
        # 三、自评结论
        经自评，2023年度部门整体支出绩效自评得分94.50分。
        存在支出进度偏慢的问题，下一步将加强监控。
    """

    code = "SC008"
    name = "扣分未说明问题和措施"
    severity = Severity.WARNING

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Look for the words of problems and measures where the total is below 100."""
        title = "".join(s.text for s in reading.sentences[:_TITLE_PASSAGES])
        total = next((m for m in reading.mentions if _is_total(m)), None)
        if total is None or not _REPORT.search(title):
            return
        headings = sum(passage.heading == 1 for passage in reading.passages)
        if headings < _FEWEST_HEADINGS:
            return
        text = "".join(passage.text for passage in reading.passages)
        lacking = [
            name
            for name, words in (("问题", _PROBLEMS), ("措施", _MEASURES))
            if not words.search(text)
        ]
        figure = total.figure
        if not lacking:
            yield Outcome((figure,), Verdict.HOLDS)
            return
        yield self._outcome(total, figure, lacking)

    def _outcome(self, total: Mention, figure: Figure, lacking: list[str]) -> Outcome:
        finding = self.found(
            f"自评{plain(figure)}，有扣分，全文没有写{'和'.join(lacking)}",
            (figure.quote,),
            total.sentence.text,
            severity=None if len(lacking) > 1 else Severity.INFO,
            expected="补写扣分的原因、存在的问题和改进措施",
            calculation=f"100－{figure.number}＝{_lost(figure)}分",
        )
        return Outcome((figure,), Verdict.CONTRADICTED, finding)


def _is_total(mention: Mention) -> bool:
    figure = mention.figure
    return (
        figure.kind is Kind.SCORE
        and _TOTAL.search(mention.lead) is not None
        and _HALF < figure.exact < _HUNDRED
    )


def _lost(figure: Figure) -> str:
    lost = (_HUNDRED - figure.exact) * 10**figure.printed.places
    digits = str(int(lost)).zfill(figure.printed.places + 1)
    places = figure.printed.places
    return f"{digits[:-places]}.{digits[-places:]}" if places else digits
