"""Tell from the words before a figure what part it plays: budget, spending, change, base …"""

import re
from enum import Enum

from jiheng.checks.figures import Kind

_UP = (
    "增加|增长|提高|上升|提升|上涨|扩大|增收|增支|多支|多收|净增|多支出|多|升|(?<![调追新激递累])增"
)
_DOWN = "减少|下降|降低|缩减|压减|回落|下滑|减收|减支|少收|少支|压缩|少支出|少|降|(?<![核调追递累扣削审])减"
_END = r"(?:了|额|数|约|幅度?|率|比例|率?达到?|百分比|\s)*(?:为|达到?|约|近|超过?|共)?\s*$"
_RISE = re.compile(
    rf"(?:(?:{_UP}){_END}|增幅(?:为|达到?|约)?$|增(?:长|加)?速(?:度)?(?:为|达到?|约)?$)"
)
_FALL = re.compile(rf"(?:(?:{_DOWN}){_END}|降幅(?:为|达到?|约)?$|减幅(?:为|达到?|约)?$)")
_NOT_A_CHANGE = re.compile(
    r"(?:新增|不少|至少|最少|不多|最多|较多|许多|增减|同比增减|多于|少于|不低于|不高于)\S{0,2}$"
)
_REACHED = re.compile(
    r"(?:增加|增长|提高|上升|提升|下降|降低|减少|压减|扩大|缩减|变|调整|调增|调减|调整后?)[到至为]\s*(?:了|约)?$|增至$|降至$|升至$|调整为$"
)
_FROM = re.compile(r"(?:^|[，。；\s])?(?:由|从)[^，。；]{0,16}$")
_YEAR = Kind.YEAR.value
_PAST = re.compile(
    rf"上年(?!度?末?(?:结转|结余))|去年|上一年|同期|前年|基期|(?:比|较|与|同){_YEAR}[^，。；]{{0,8}}$"
)
_BUDGET = re.compile(
    r"预算|计划|下达|到位|安排|指标|目标数|批复|应[支缴付完]|核定|总投资|申报数|年初数|任务数|应当|可用"
)
_SPENT = re.compile(
    r"支出|投入|执行|使用|支付|决算|实际|完成|已支|已付|拨付|开支|发生|列支|支用|实现"
)
_NO_ROLE = re.compile(
    r"(?:一般公共|公共财政|政府性基金|国有资本经营|社会保险基金|财政专户)预算|预算(?:单位|绩效|管理|部门|[内外]|编制)"
    r"|绩效(?:指标|目标)|指标库"
)
"""Names that hold 预算 or 指标 and say nothing of budget or spending."""
_COMPLETION = re.compile(
    r"(?:执行|完成|支出|支付|使用|拨付|到位|兑[付现]|下达|支用|预算|支出预算)(?:的)?(?:率|进度|比例|比率)"
    r"|完成[^，。；]{0,12}(?:预算|计划|任务|目标|指标)[^，。；]{0,6}的?\s*$"
    r"|[为占][^，。；]{0,8}(?:预算|计划|指标)(?:数|总额|安排)?的\s*$"
    r"|占(?:年初|调整后?|全年|年度|本年|当年|批复|下达|总|年|的)*(?:预算|计划|任务|指标|目标)(?:数|总额|安排|任务)?\s*$"
    r"|(?:预算|计划)(?:数|总额|安排)?的\s*$"
)
_SHARE = re.compile(
    r"占(?P<base>[^，。；：占]{0,24}?)(?:比重|比例|比|的比[重例]|的)?(?:为|达到?|约|近|超过?|的)?\s*$"
    r"|(?:所占|其)?(?:比重|比例|份额)(?:为|达到?|约|是)?\s*$"
    r"|(?:^|[，、])(?:为|相当于)(?P<of>[^，。；：]{2,12})的\s*$"
)
_OF_TOTAL = re.compile(r"(?:收入|支出|经费)预算(?:总额|总计|合计)")
"""Totals of which a budget line is a share; of other budgets a rate is how far they are done."""
_RATE_NAME = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{1,6}率|满意度|达标比例)(?:为|达到?|约|近|是|均为)?\s*$"
)


class Role(Enum):
    """Name the part a figure plays in its sentence."""

    PLAIN = "plain"
    BUDGET = "budget"
    SPENT = "spent"
    RISE = "rise"
    FALL = "fall"
    REACHED = "reached"
    FROM = "from"
    PAST = "past"
    COMPLETION = "completion"
    SHARE = "share"
    RATE = "rate"


CHANGES = (Role.RISE, Role.FALL)


def part_played(lead: str, kind: Kind, following: str) -> Role:
    """Give the part a figure plays, from the words directly before it.

    `following` is the text behind the figure: 由120人增加到 makes 120人 the old figure.
    """
    if _REACHED.search(lead):
        return Role.REACHED
    if not _NOT_A_CHANGE.search(lead):
        if _RISE.search(lead):
            return Role.RISE
        if _FALL.search(lead):
            return Role.FALL
    if kind is Kind.RATE and not _FROM.search(lead):
        is_past = _PAST.search(lead) and not re.search("占|完成|为", lead)
        return Role.PAST if is_past else _rate_role(lead)
    if _FROM.search(lead) and following.lstrip()[:1] in (*"增提上降下减调升到至变扩缩",):
        return Role.FROM
    if _PAST.search(lead):
        return Role.PAST
    return _rate_role(lead) if kind is Kind.RATE else _money_role(lead)


def _rate_role(lead: str) -> Role:
    base = re.split("占|为|相当于", lead)[-1]
    if _SHARE.search(lead) and (not re.search(r"预算|计划", base) or _OF_TOTAL.search(base)):
        return Role.SHARE
    if _COMPLETION.search(lead):
        return Role.COMPLETION
    if _SHARE.search(lead):
        return Role.SHARE
    return Role.RATE if _RATE_NAME.search(lead) else Role.PLAIN


def _money_role(lead: str) -> Role:
    """Tell budget from spending by the last word that names either (支出预算 is a budget)."""
    lead = _NO_ROLE.sub("", lead)
    last: tuple[int, Role] | None = None
    for pattern, role in ((_BUDGET, Role.BUDGET), (_SPENT, Role.SPENT)):
        for match in pattern.finditer(lead):
            if last is None or match.end() >= last[0]:
                last = (match.end(), role)
    return last[1] if last else Role.PLAIN


def share_base(lead: str) -> str | None:
    """Give the words of the base of a share: “本年支出合计” of 占本年支出合计的; "" if none.

    None where the words state no share.
    """
    match = _SHARE.search(lead)
    return None if match is None else (match["base"] or match["of"] or "").strip()


def rate_subject(lead: str) -> str:
    """Give what a rate is about: “政府采购” of 政府采购执行率为."""
    text = re.sub(r"(?:为|达到?|约|近|是|均为|的|数)+\s*$", "", lead)
    text = re.sub(
        r"(?:预算|资金|支出|总体|整体|平均|综合|全年|年度|本年)*"
        r"(?:执行|完成|支出|支付|使用|拨付|到位|兑[付现]|下达|支用)?(?:率|进度|比例|比率)$",
        "",
        text,
    )
    text = re.sub(
        r"^(?:[^，。；]*[，。；：])?(?:预算|总体|整体|平均|全年|年度|本年|实际)*", "", text
    )
    return "" if re.search(r"完成|占|为|预算|^(?:收入|支出|资金|项目|总)$", text) else text.strip()
