"""Read a label: what it says (预算, 支出, 得分 …), of what, for which 口径 and period."""

import re
from functools import lru_cache

from jiheng.checks.figures import Kind
from jiheng.checks.repetition.attribute import Attribute

_MARKS = Kind.YEAR.value + Kind.DATE.value + Kind.NUMBERING.value
_NOISE = re.compile(rf"[\s{_MARKS}“”‘’\"'《》<>【】\[\]]+|[（(][^（()）]*[）)]?")
_TAIL = re.compile(
    r"(?:约?为|是|达到?|约?合计|累计|预计|总计|共计|(?<![累预会统])计|共?(?<![所现原含])有|了|(?<!平)均|各|的|仅|就|数额|金额|总额|总数|数量|总量"
    r"|数|(?<![限余差定税份名])额|规模|总规模|实现|由|从|变为|调整为|增至|降至|升至|(?:增加|增长|上升|提高|提升|扩大|减少|下降)?到|等于|共|：|:|＝|=)$"
)
_HEAD = re.compile(
    r"^(?:其中|为(?!民)|变为|(?:收入|支出)方(?=本年|收入|支出)|(?:.*之和)?(?:减去|加上)|[加减](?=本年|上年|年初)|比(?![例重赛])|较(?=上|去|年)|(?:上年|去年|上一年)(?:度|同期)?(?![末底结]|年末)|同期|包括|包含|主要|用于|具体|分别|此外|另外|同时|另有?|以及|其他各?项|并|及|和|与|在(?![用职编校建册岗途])|由|从|对照|根据|即|共计?"
    r"|已经?|累计|预计|到(?!位)|本年度?|今年|当年|全年|年度|年内|全部|截[至止](?:目前|年末|年底|年终)?|目前|年[末底](?!结)"
    r"|[一二三四五六七八九十]是|完成|实现|取得|获得|获(?![批评奖])|实际(?!控)|本部门|我部门|本单位|我单位|我[局厅委办]|本[局厅委办]|部门整体|部门|单位|整体"
    r"|总体|本项目|该项目|项目总|项目共|各?项目(?=[全年实自支预])|上述|该|涉及|总(?!装)|合计|总计)"
)
_EXPRESSION = re.compile(r"[=＝÷×/＊*+＋－]")
_TOTALS = re.compile(
    r"(?:收入(?:[、和与/及]?支出?)?|收?[、和与/及]?支|支出|收支)(?:决算)?(?:总计|总规模|总额)(?:均|各|为|达)*$|总计(?:为)?$"
)
_PUT_FIRST = (
    (
        Attribute.BUDGET,
        re.compile(r"(?:预算安排|安排预算|预算)(?P<s>.{2,}(?:经费|资金|费|补助|补贴))$"),
    ),
    (
        Attribute.SPENT,
        re.compile(r"(?:已|实际)*(?:支出|支付|使用)(?P<s>.{2,}(?:经费|资金|费|补助|补贴))$"),
    ),
)
_COMPLETION = re.compile(
    r"(?P<subject>.*?)(?:预算|资金|支出|整体|总体|项目)*(?:预算执行|支出执行|执行|支出完成|预算完成|资金执行|资金使用|支付"
    r"|支出)(?:率|进度|比率)$"
)
_GOALS = re.compile(r"目标|指标|任务|计划|工作|数量|时效|质量")
_OF_BUDGET = re.compile(
    r"(?:完成|占|为|达到?|执行)?(?P<base>年初|调整后?|全年|年度)?的?(?:支出)?预算(?:数|总额|安排)?的?$"
)
_CARRY = re.compile(
    r"(?P<s>.*?)(?P<when>年初|年末|上年|年底)(?:财政拨款)?结[转余](?:[和与、]?结?余)?(?:资金)?$"
)
_MONEY = (
    (
        Attribute.INITIAL,
        re.compile(r"(?P<s>.*?)(?:部门)?年初(?:安排|批复|部门|支出|的)*预算(?:安排|批复|数)*$"),
    ),
    (Attribute.INITIAL, re.compile(r"(?P<s>.*?)年初(?:安排|批复)数?$")),
    (
        Attribute.FINAL,
        re.compile(
            r"(?P<s>.*?)(?:调整后|调整|全年|最终)(?:的)?(?:年度|全年|支出|部门|总)*预算(?:安排|批复|指标|数)*$"
        ),
    ),
    (
        Attribute.BUDGET,
        re.compile(r"(?P<s>.*?)(?:全年|年度|本年|共|已)*(?:安排|批复|下达)(?:资金|金额|数|预算)*$"),
    ),
    (
        Attribute.BUDGET,
        re.compile(r"(?P<s>.*?)(?:年度|支出|部门)*预算(?:安排|批复|指标|总|数|资金|支出)*$"),
    ),
    (
        Attribute.SPENT,
        re.compile(
            r"(?P<s>.*?)(?:全年|实际|累计|已|决算|总|全部|资金)*(?:支出决算|决算支出|支出|执行数?|决算|使用|支付|开支)(?:合计|数|总|资金)*$"
        ),
    ),
    (Attribute.INCOME, re.compile(r"(?P<s>.*?)(?:决算|总)*收入(?:合计|决算|数)*$")),
)
_SCORES = (
    (Attribute.FULL, re.compile(r"(?P<s>.*?)(?:该部分|共)?(?:满分|分值|权重|总分值)(?:为|共)?$")),
    (
        Attribute.SCORE,
        re.compile(
            r"(?P<s>.*?)(?:绩效|部分|综合|最终|实际|整体支出|部门整体支出)*(?:自评|评价)*(?:总|最终|综合|实际)?(?:得分|评分|实得|得|自评|总分|自评分)$"
        ),
    ),
)
_SCOPES = re.compile(
    r"不?含[^，。；、（）()]{2,8}|不包[括含][^，。；]{2,8}|剔除|扣除|可比|同口径|中小企业|小微企业|原(?:报|决算)|口径|一般公共预算|财政拨款"
    r"|政府性基金(?:预算)?|国有资本经营(?:预算)?|自有资金|非财政|其他资金|[省市区县州]?本级|局机关|机关本级|中央|上级|转移支付|全省|全国|全市|全区"
    r"|全县|全州|全球|世界|我省|我市|我区|我县"
    r"|第三方|复核|复评|再评价|重点评价|抽[查评]|专家|财政评价|院内|线上|线下|电话|问卷|统计局|快报|上年披露|追溯|重述|更正"
)
_HEADED_SCOPES = re.compile(r"一般公共预算|财政拨款|政府性基金(?:预算)?|国有资本经营(?:预算)?")
_HERE = frozenset({"我省", "我市", "我区", "我县"})
_EDGES = re.compile(r"^[、，的和与及]+|(?:[、，的和与]|(?<!涉)及)+$")
_MONTHS = re.compile(r"(?:上|下)半年|[一二三四]季度|前[一二三]季度")
_CUMULATIVE = re.compile(
    r"累计|以来|历年|历次|近[两二三四五六七八九十\d]+年|[两二三四五六七八九十\d]+年(?:来|间|内)|期间|“十[二三四五]五”"
)
_AIM = re.compile(
    r"目标|力争|拟|规划|计划(?=[投建达实完引培])|应达|要求|下一?年|明年|不低于|不少于|预期|任务数"
)
_LOOSE = re.compile(
    r"预计|初步|快报|估计|其余|剩余|单价|平均|人均|每|最高|最低|单个|单项|个别|以上|以下|之一|第[一二三四五六七八九十]"
)
_STANDING = re.compile(
    r"(?:[增降升]至|达到?|总[数量]|数量|共有|拥有|保有量|余额|总额|规模)(?:为|约|达到?|共)?\s*$"
)
_GENERIC = re.compile(
    r"服务对象|受益(?:群众|对象|人口|人数|人次|户数?)|社会公众|群众|公众|企业|满意度|满意率|完成率|及时率|合格率|达标率|覆盖率|回收率|有效|利用率|控制率|执行率"
    r"|问卷|发放|收回|回收|参训|参加|培训|人次|人数|人员|合格|验收|抽查|检查|验收|抽检|总成本|成本|单位|平均|每期|支持|投入|资金|金额|总投资"
    r"|绩效|目标|指标|质量|数量|时效|项目|任务|工作|年度|总体|其他|活动|举办|开展|组织|服务|产出|效益|过程|管理|决策|投资|支出|预算|收入"
    r"|合同|补助|补贴|奖励|设备|经费|费用|差旅|会议|委托|业务|印刷|办公|劳务|咨询|物业|工程|货物|采购|基本|公用|财政|拨款|完成|实际|新增|共|其中|优|良|中|差"
)
_EVENTS = re.compile(r"(?:放款|发放贷款|贷款发放|投放贷款|放贷)(?:金?额|总额|规模)?$")
_MOST_LABEL = 40
_LONGEST_PUBLIC = 8
TELLING = 4


@lru_cache(maxsize=8192)
def read_label(lead: str, kind: Kind) -> tuple[Attribute, str]:
    """Tell what the words before a figure say, and of what.

    >>> read_label("城东道路改造项目全年预算数为", Kind.MONEY)
    (<Attribute.FINAL: '全年预算'>, '城东道路改造项目')
    """
    words = _EXPRESSION.split(_NOISE.sub("", lead))[-1]
    if kind is Kind.RATE:
        return _read_rate(words)
    if kind is Kind.MONEY and (found := _TOTALS.search(words)):
        before = _headless(words[: found.start()])
        return Attribute.TOTAL, clean_subject(before)
    whole = _tailless(words)
    if kind is Kind.MONEY:
        if match := _CARRY.match(whole):
            when = "年初" if match["when"] in ("年初", "上年") else "年末"
            return Attribute.CARRY, clean_subject(match["s"]) + when
        for attribute, pattern in _PUT_FIRST:
            match = pattern.match(_headless(whole))
            if match:
                return attribute, clean_subject(match["s"])
        for attribute, pattern in _MONEY:
            match = pattern.match(whole)
            if match:
                return attribute, clean_subject(match["s"])
    if kind in (Kind.SCORE, Kind.NUMBER):
        for attribute, pattern in _SCORES:
            match = pattern.match(whole)
            if match:
                return attribute, clean_subject(match["s"])
    return Attribute.PLAIN, clean_subject(whole)


def _read_rate(words: str) -> tuple[Attribute, str]:
    whole = _tailless(words)
    match = _OF_BUDGET.search(words)
    if match:
        is_initial = match["base"] == "年初"
        attribute = Attribute.INITIAL_RATE if is_initial else Attribute.RATE
        return attribute, clean_subject(words[: match.start()])
    match = _COMPLETION.match(whole) or re.match(r"(?P<subject>.*?)完成率$", whole)
    if match and not _GOALS.search(match["subject"][-2:]):
        return Attribute.RATE, clean_subject(match["subject"])
    return Attribute.PLAIN, clean_subject(whole)


def clean_subject(words: str) -> str:
    """Take off a subject what does not tell one thing from another.

    >>> clean_subject("其中：本部门基本支出")
    '基本'
    """
    text = re.sub(r"^(?:其中：)?各项目(?:合计|共计?)?$", "项目", _NOISE.sub("", words))
    text = re.split(r"[：:]", text)[-1] if text[-1:] not in ("：", ":") else text
    text = _SCOPES.sub("", _headless(_tailless(text)))
    text = re.sub(
        r"(?:资金支出|项目支出|支出|年初|全年|年度|本年|当年|调整后|实际|累计|已)+$", _kept, text
    )
    text = _EDGES.sub("", _headless(_tailless(text)))
    if "三公" in text and len(text) <= _LONGEST_PUBLIC:
        return "三公经费"
    return "政府采购" if text == "采购" else text


def _kept(match: re.Match[str]) -> str:
    return "项目" if match[0].startswith("项目支出") else ""


def _tailless(text: str) -> str:
    while text and (shorter := _TAIL.sub("", text)) != text:
        text = shorter
    return text


def _headless(text: str) -> str:
    while text and (shorter := _HEAD.sub("", text)) != text:
        text = shorter
    return text


@lru_cache(maxsize=4096)
def is_telling(subject: str) -> bool:
    """Tell whether a subject names one thing and no other: not 满意度, 培训人数.

    >>> is_telling("国家重点实验室"), is_telling("服务对象满意度")
    (True, False)
    """
    return len(_GENERIC.sub("", subject)) >= TELLING and len(subject) <= _MOST_LABEL


def scopes_in(text: str) -> frozenset[str]:
    """Give the words of a passage that set its 口径."""
    return frozenset(_SCOPES.findall(text)) - {"口径"}


def without_here(scope: frozenset[str], here: str) -> frozenset[str]:
    """Leave out what only says “of this place”; a count without it means the same.

    `here` is the word for the whole place that the document reports on (全市).
    """
    return scope - _HERE - {here}


def headed_scopes(heading: str) -> frozenset[str]:
    """Give the words of a heading or caption that set the 口径 of all below it."""
    return frozenset(_HEADED_SCOPES.findall(heading))


def without_scopes(text: str) -> str:
    """Take the words out that set the 口径."""
    return _SCOPES.sub("", text)


def period_in(words: str) -> str:
    """Give the period that words set: 目标, 累计, part of a year; "" for the year.

    >>> period_in("三年来累计培训"), period_in("本年培训")
    ('累计', '')
    """
    for name, pattern in (("目标", _AIM), ("累计", _CUMULATIVE)):
        if pattern.search(words):
            return name
    part = _MONTHS.search(words)
    return part[0] if part else ""


def is_loose(words: str) -> bool:
    """Tell whether words make a figure no plain statement (预计, 人均, 最高)."""
    return _LOOSE.search(words) is not None


def is_standing(lead: str) -> bool:
    """Tell whether words call a count a total or a level reached, which is one in a year.

    >>> is_standing("国家重点实验室增至"), is_standing("组织培训")
    (True, False)
    """
    return _STANDING.search(lead) is not None


def event_of(lead: str) -> str:
    """Give the act that an amount is the size of, in one wording; "" where there is none.

    >>> event_of("为6000家企业放款")
    '发放贷款'
    """
    return "发放贷款" if _EVENTS.search(_tailless(_NOISE.sub("", lead))) else ""
