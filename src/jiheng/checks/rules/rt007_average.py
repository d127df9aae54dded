"""RT007: an average or unit cost that is not the amount divided by the count."""

import re
from collections.abc import Iterator

from jiheng.checks.figures import Kind
from jiheng.checks.prose.segments import before
from jiheng.checks.reading import Reading
from jiheng.checks.relations import Verdict, judge, ratio
from jiheng.checks.rule import Outcome, Rule
from jiheng.checks.sentences import Mention

_AVERAGE = re.compile(
    r"(?:(?:平均)?每(?P<per>[\u4e00-\u9fff]{1,2}?)(?:平均|均)?|平均[\u4e00-\u9fff]{0,3}|(?P<by>[人户家件次台套期班场])均|单位成本|单价|均价)"
    r"[\u4e00-\u9fff]{0,6}?(?:为|约|达|花费|成本|支出|费用)?\s*$"
)
_SINGLE = re.compile(r"单([个项家户人次件台套]|课题|项目)")
"""Names what the average is of: 5家机构，费用131万元，单项平均15万元 is not of 5家."""
_BY = re.compile(r"(?P<by>[人户])均|按(?P<one>[人户])头?(?:平均|计)")
_OF = {"人": ("人", "人次", "名", "位"), "户": ("户", "户次")}
_PRODUCT = ("计", "共计", "合计", "小计", "共")
_LIMIT = re.compile(r"最高|不超过|标准|定额|上限|不低于|控制在|限额|补助标准|最低")


class Average(Rule):
    """人均、单位成本与总额除以数量不符。

    为什么：“340套，花费7.76万元，每套平均228.24元”，总额除以数量就是平均数。
    只在前面恰有一个总额和一个数量时判断。
    依据：平均数的定义（推定）。
    反例：
        配发物资340套，实际花费7.67万元，每套平均228.24元。
    正例：
        配发物资340套，实际花费7.76万元，每套平均228.24元。
    """

    code = "RT007"
    name = "平均数与总额、数量不符"

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Judge every average amount with one amount and one count before it."""
        for sentence in reading.prose:
            for mention in sentence.mentions:
                match = _AVERAGE.search(mention.lead)
                if match is None or _LIMIT.search(mention.lead):
                    continue
                if mention.figure.kind is Kind.MONEY:
                    yield from self._judge(mention)
                elif mention.figure.kind is Kind.COUNT and (match["per"] or match["by"]):
                    yield from self._judge_count(mention, match["per"] or match["by"])

    def _judge_count(self, average: Mention, per: str) -> Iterator[Outcome]:
        """Judge 21期，覆盖1680人次，每期平均80人次: the count is of what 每 names."""
        near = before(average)
        wholes = [m for m in near if m.figure.is_comparable(average.figure)]
        counts = [m for m in near if m.figure.unit_symbol and per.startswith(m.figure.unit_symbol)]
        if len(wholes) != 1 or len(counts) != 1 or average.figure.hedge is not None:
            return
        judgement = judge(ratio(average.figure, wholes[0].figure, counts[0].figure))
        if judgement.verdict is Verdict.TAIL:
            # Averages of people are printed as whole numbers.
            yield Outcome(judgement.operands, Verdict.HOLDS)
            return
        message = f"平均数写{average.figure.text.strip()}，总数除以{per}数应为{judgement.expected}"
        yield self.outcome(judgement, message, average.sentence.text)

    def _judge(self, average: Mention) -> Iterator[Outcome]:
        mentions = average.sentence.mentions
        near = [m for m in mentions[: mentions.index(average)] if not m.depth]
        amounts = [m for m in near if m.figure.kind is Kind.MONEY]
        following = mentions[mentions.index(average) + 1 :][:1]
        if following and following[0].lead in _PRODUCT:
            # 7人、每人8000元、计56000元
            amounts, near = list(following), near[-1:]
        counts = [m for m in near if m.figure.kind is Kind.COUNT]
        single = _SINGLE.search(average.lead)
        if single is not None:
            counts = [m for m in counts if m.figure.unit_symbol == single[1]]
        by = _BY.search(average.lead)
        if by is not None and len(counts) > 1:
            # 17批次、79人次，人均133.52元: of people, whatever else is counted.
            counts = [m for m in counts if m.figure.unit_symbol in _OF[by["by"] or by["one"]]]
        if len(amounts) != 1 or not counts or average.figure.hedge is not None:
            return
        if amounts[0].figure.hedge is not None or any(m.figure.hedge for m in counts):
            return
        tried = [judge(ratio(average.figure, amounts[0].figure, m.figure)) for m in counts]
        best = next((j for j in tried if j.verdict in (Verdict.HOLDS, Verdict.TAIL)), tried[-1])
        if best.verdict is Verdict.CONTRADICTED and len(counts) > 1 and not best.is_slip:
            yield Outcome(best.operands, Verdict.UNDECIDED)
            return
        message = f"平均数写{average.figure.text.strip()}，总额除以数量应为{best.expected}"
        yield self.outcome(best, message, average.sentence.text)
