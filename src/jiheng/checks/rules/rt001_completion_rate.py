"""RT001: a completion rate that does not follow from budget and spending."""

import re
from collections.abc import Iterator

from jiheng.checks.figures import Kind
from jiheng.checks.finding import Severity
from jiheng.checks.prose.explanations import explanation
from jiheng.checks.prose.roles import Role, rate_subject
from jiheng.checks.prose.segments import before
from jiheng.checks.reading import Reading
from jiheng.checks.relations import Judgement, Verdict, judge, ratio, ratio_from_gap
from jiheng.checks.rule import Outcome, Rule
from jiheng.checks.sentences import Mention
from jiheng.quantities import print_number, round_half_up

_KINDS = (Kind.MONEY, Kind.COUNT, Kind.NUMBER)
_BASES = (
    (re.compile(r"年初"), re.compile(r"年初")),
    (re.compile(r"调整|全年"), re.compile(r"调整|全年")),
    (re.compile(r"总(?:计划|任务|目标|指标)"), re.compile(r"总")),
)
_OTHER_SCOPE = re.compile(r"目标|不低于|应达|要求|≥|力争|上年|去年|同期|平均")
_GAP = re.compile(
    r"(?:决算|支出|执行)数?(?:(?P<more>大于|高于|多于|超过|超出)|小于|低于|少于)(?:年初|调整)?预算数?\s*$"
)
_BARE = re.compile(
    r"(?:预算|资金|支出|支付|使用|执行|完成)*(?:率|进度)(?:为|达到?|是)?|完成"
    r"|(?:完成|占|为)?(?:年初|调整|全年|年度)?预算(?:数|总额)?的?"
)
_OWN_SUBJECT = re.compile(
    r"(?P<subject>[“\u4e00-\u9fff][\ue00c”\u4e00-\u9fff]{1,10}?(?:经费|支出|资金|项目|专项))"
    r"(?:控制|完成|支出|执行|压减)?(?:在|为|占)"
)
_SUM = re.compile(r"(?:合计|总计|共计)(?:为)?$")
_REACH = 6
_BRACKET = 2
"""A figure and the bracket behind it are so many characters of a skeleton."""


class CompletionRate(Rule):
    """执行率、完成率与预算数、支出数对不上。

    为什么：执行率＝支出数÷预算数。三个数都写在一处，用计算器一除就能发现，是复核中最常见的退回原因。
    两数按印出的位数视为区间，比率落不进区间才算错；只差末位、可由截尾解释的，列为提示。
    依据：财预〔2020〕10号，项目支出绩效自评表“执行率”栏（公布）。
    反例：
        本年预算200.00万元，实际支出150.00万元，预算执行率85.00%。
    正例：
        本年预算200.00万元，实际支出150.00万元，预算执行率75.00%。
    """

    code = "RT001"
    name = "执行率与分子分母不符"

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Judge every completion rate that has both figures before it."""
        for sentence in reading.prose:
            for mention in sentence.mentions:
                if mention.figure.kind is Kind.RATE and _is_completion(mention):
                    outcome = self._judge(mention, reading)
                    if outcome is not None:
                        yield outcome
                    yield from self._by_gap(mention)

    def _judge(self, rate: Mention, reading: Reading) -> Outcome | None:
        if _OTHER_SCOPE.search(rate.lead):
            return None
        near = _candidates(rate, reading)
        budgets = [m for m in near if m.role is Role.BUDGET]
        spent = [m for m in near if m.role in (Role.SPENT, Role.REACHED)]
        if not spent:
            spent = [m for m in near if m.role is Role.PLAIN]
            if spent and budgets and _is_sum_before(spent[0], budgets[0], rate):
                spent = spent[:1]
        budgets = _of_base(rate, budgets)
        judged: list[tuple[Judgement, Mention, Mention]] = []
        for part in spent[:3]:
            for base in budgets[:3]:
                if part.figure.is_comparable(base.figure) and part is not base:
                    relation = ratio(rate.figure, part.figure, base.figure)
                    judged.append((judge(relation), part, base))
        if not judged:
            return None
        if all(base.figure.exact == 0 for _, _, base in judged):
            return self._zero_base(rate, judged[0][2])
        for judgement, _, _ in judged:
            if judgement.verdict in (Verdict.HOLDS, Verdict.TAIL):
                rounded = self._rounded_up(rate, judgement)
                return rounded or self._outcome(judgement, rate)
        best, part, base = judged[0]
        names_base = any(named.search(rate.lead) for named, _ in _BASES)
        if not names_base and explanation(rate, reading) is not None:
            return Outcome(best.operands, Verdict.HOLDS)
        is_sure = _is_sure(rate, part, base, len(judged)) or best.is_slip
        if not is_sure or _has_other_subject(rate, part, base):
            return Outcome(best.operands, Verdict.UNDECIDED)
        return self._outcome(best, rate, is_certain=_says_all(rate, part, base, len(judged)))

    def _by_gap(self, rate: Mention) -> Iterator[Outcome]:
        """Judge 支出12万元，完成预算100%，决算数大于预算数2万元."""
        mentions = rate.sentence.mentions
        for gap in mentions[mentions.index(rate) + 1 :][:2]:
            match = _GAP.search(gap.lead)
            if match is None or gap.figure.kind is not Kind.MONEY:
                continue
            spent = [
                m
                for m in before(rate)
                if m.figure.is_comparable(gap.figure) and m.role in (Role.SPENT, Role.PLAIN)
            ]
            if spent and _OTHER_SCOPE.search(rate.lead) is None:
                sign = 1 if match["more"] else -1
                relation = ratio_from_gap(rate.figure, spent[0].figure, gap.figure, sign)
                yield self._outcome(judge(relation), rate, is_certain=True)

    def _rounded_up(self, rate: Mention, judgement: Judgement) -> Outcome | None:
        """Doubt a 100% that is only rounded, beside rates printed with decimals."""
        places = max(
            (
                m.figure.printed.places
                for m in rate.sentence.mentions
                if m.figure.kind is Kind.RATE and m.role is Role.COMPLETION
            ),
            default=0,
        )
        _, part, base = judgement.operands
        if rate.figure.exact != 1 or rate.figure.printed.places or not places:
            return None
        exact = round_half_up(part.exact / base.exact * 100, places)
        if exact == 100:
            return None
        finding = self.found(
            f"写100%，按同句其他比率的位数应为{print_number(exact, places)}%",
            tuple(figure.quote for figure in judgement.operands),
            rate.sentence.text,
            severity=Severity.WARNING,
            expected=f"{print_number(exact, places)}%",
            calculation=judgement.calculation,
        )
        return Outcome(judgement.operands, Verdict.TAIL, finding, rate.figure)

    def _zero_base(self, rate: Mention, base: Mention) -> Outcome | None:
        if rate.figure.exact == 0:
            return None
        operands = (rate.figure, base.figure)
        finding = self.found(
            f"“{base.label}”为零，不能算出{rate.figure.text.strip()}",
            tuple(figure.quote for figure in operands),
            rate.sentence.text,
            severity=Severity.WARNING,
            expected="写明比的是哪个预算数",
        )
        return Outcome(operands, Verdict.CONTRADICTED, finding, rate.figure)

    def _outcome(self, judgement: Judgement, rate: Mention, *, is_certain: bool = False) -> Outcome:
        stated, expected = rate.figure.text.strip(), judgement.expected
        message = f"比率写{stated}，按支出数、预算数计算应为{expected}"
        # 投入12万元（预算15万元，执行率80%）: the bracket holds the budget and its rate.
        return self.outcome(
            judgement, message, rate.sentence.text, is_certain=is_certain or rate.depth > 0
        )


def _is_completion(rate: Mention) -> bool:
    """Tell a completion rate by its words, or by its bracket: 执行1,815.70万元（91.65%）."""
    if rate.role is Role.COMPLETION:
        return True
    near = before(rate)
    if rate.lead == "完成":
        # 预算安排10万元，实际列支8万元，完成80%
        return {m.role for m in near[:2]} == {Role.BUDGET, Role.SPENT}
    if rate.lead or not rate.depth:
        return False
    is_next = bool(near) and rate.position - near[0].position == _BRACKET
    return is_next and not near[0].depth and near[0].role is Role.SPENT


def _candidates(rate: Mention, reading: Reading) -> list[Mention]:
    """Give figures before a rate, nearest first, back to the last rate of the same kind."""
    found: list[Mention] = []
    for mention in before(rate):
        if mention.depth != rate.depth and mention.depth:
            continue
        if mention.figure.kind is Kind.RATE and mention.role is Role.COMPLETION:
            break
        if mention.figure.kind in _KINDS:
            found.append(mention)
    found = found[:_REACH]
    roles = {mention.role for mention in found}
    if {Role.BUDGET, Role.SPENT} <= roles or not found:
        return found if found else []
    return found + _previous_sentence(rate, reading)


def _previous_sentence(rate: Mention, reading: Reading) -> list[Mention]:
    sentences = reading.sentences_of(rate.sentence.paragraph)
    if rate.sentence not in sentences:
        return []
    index = sentences.index(rate.sentence)
    if _has_company(rate):
        # 中央资金支出12万元，执行率94%；地方资金支出7万元，执行率95%: each has a budget of its own.
        return []
    if index == 0 or any(
        m.role is Role.COMPLETION and m.figure.kind is Kind.RATE
        for m in sentences[index - 1].mentions
    ):
        return []
    previous = [m for m in sentences[index - 1].mentions if not m.depth]
    return [m for m in reversed(previous) if m.figure.kind is Kind.MONEY][:3]


def _has_company(rate: Mention) -> bool:
    """Tell whether a sentence has several completion rates of money."""
    rates = [m for m in rate.sentence.mentions if m.role is Role.COMPLETION]
    return sum(m.figure.kind is Kind.RATE for m in rates) > 1


def _of_base(rate: Mention, budgets: list[Mention]) -> list[Mention]:
    """Keep the budgets that the rate itself names (完成年初预算的), if it names one."""
    for named, wanted in _BASES:
        if named.search(rate.lead):
            return [m for m in budgets if wanted.search(m.lead + "".join(m.qualifiers))] or []
    return budgets


def _has_other_subject(rate: Mention, part: Mention, base: Mention) -> bool:
    """Tell whether a rate in a clause of its own names another thing than the two figures:
    公用经费支出8万元，预算10万元，“三公”经费控制在预算的80%.
    """
    named = _OWN_SUBJECT.match(rate.lead)
    if named is None or rate.is_of_figure:
        return False
    subject = named["subject"].strip("“”")
    return not any(subject[:2] in m.clause for m in (part, base))


def _says_all(rate: Mention, part: Mention, base: Mention, choices: int) -> bool:
    """Tell whether a rate without a subject of its own directly follows the only two figures
    that it can be of: 预算10万元，支出8万元，执行率80%.
    """
    if choices > 1 or rate.sentence is not part.sentence or rate.sentence is not base.sentence:
        return False
    if _BARE.fullmatch(rate.lead) is None:
        return False
    return set(before(rate)[:2]) == {part, base} or _are_alone(rate, part, base)


def _are_alone(rate: Mention, part: Mention, base: Mention) -> bool:
    """Tell whether a sentence has one budget and one spending, the budget right before the rate:
    执行12万元，上年10万元，增长20%；预算15万元，执行率80%.
    """
    money = [
        m
        for m in rate.sentence.mentions
        if m.figure.is_comparable(base.figure) and m.role in (Role.BUDGET, Role.SPENT)
    ]
    return set(money) == {part, base} and before(rate)[:1] == (base,) and not part.depth


def _is_sum_before(part: Mention, base: Mention, rate: Mention) -> bool:
    """Tell whether a total stands right before the budget and its rate: 货物类4万元，服务类6万元，合计
    10万元；采购预算为12万元，执行率83.3%.
    """
    return before(rate)[:2] == (base, part) and _SUM.search(part.lead) is not None


def _is_sure(rate: Mention, part: Mention, base: Mention, choices: int) -> bool:
    """Tell whether no other figures can be meant."""
    if rate.sentence is not part.sentence or rate.sentence is not base.sentence:
        return False
    if choices > 2 or (part.role is Role.PLAIN and not _is_sum_before(part, base, rate)):
        return False
    if part.year is not None and base.year is not None and part.year != base.year:
        return False
    subject = rate_subject(rate.lead)
    if len(subject) < 2:
        return True
    words = rate.sentence.skeleton[: rate.position - len(rate.lead)]
    return any(subject[i : i + 2] in words for i in range(len(subject) - 1))
