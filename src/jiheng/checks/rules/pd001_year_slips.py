"""PD001: a year that cannot be meant."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from jiheng.checks.finding import Severity
from jiheng.checks.prose.years import ReportYear, YearPlace, report_year, year_places
from jiheng.checks.reading import Reading
from jiheng.checks.relations import Verdict
from jiheng.checks.rule import Outcome, Rule

_PLANS = re.compile(
    r"规划|目标|计划|十[四五六]五|有效期|预计|拟|远景|展望|下一?年|明年|来年|(?<!现)将|预算编制|安排|到期|前完成|期限|届满|打算|预算数?[^，。；执行]{0,10}(?:安排|编制)"
    r"|质保|保修|缺陷责任|保养|租期|租赁|聘期|任期|至今|延期|推迟|延至|建成|以前|起|力争|下一步|滚动|中期|竣工|交付|工期|合同|服务期|建设期|续|后续|思路|编制"
)
_COMPARED = re.compile(r"(?:较|比|与|同|相比|相较于?|对比)\s*$")
_COMPARED_AFTER = re.compile(
    r"^\s*(?:的|年初|决算|预算|同期|支出|收入|度|末|底|[\d,.]+\s*(?:亿元|万元|元)|[^，。；]{0,12}(?:相比|增|减|下降|提高|上升|持平))"
)
_SAME_YEAR_BASE = re.compile(
    r"^\s*(?:年初|年末|部门|批复|调整)?(?:预算|计划|目标|任务|指标|初|末|底|考核|\d{1,2}\s*月|[一二三四]季度|第|平均)"
)
"""2023年支出 may well be compared with 2023年预算 or 2023年初."""
_SPAN_START = re.compile(
    r"(?P<year>(?:19|20)\d{2})\s*年(?P<words>\s*(?:\d{1,2}\s*月)?\s*(?:\d{1,2}\s*日)?)(?:起)?\s*(?:至|到|—|－|-|～|~)+\s*$"
)
_EVALUATED = re.compile(r"(?:评价|自评|评估|考核|报告|统计|核算|会计)[^，。；]{0,8}$")
_LAST_DAY = re.compile(r"^\s*12\s*月\s*31\s*日")
_REFERENCE_DAY = re.compile(r"(?:评价|自评|评估|统计)?基准日(?:期)?(?:为|是|：|定为)?\s*$")
_MONEY_WORDS = re.compile(r"收入|支出|经费|预算|决算|采购|资产|[\d,.]+\s*(?:万元|亿元|元)")
_NEXT_YEAR = re.compile(r"下一?年|明年|来年|次年")
_DONE = re.compile(r"执行|决算|实际|完成")
_FROM = re.compile(r"(?:由|从)\s*$")
_INTO = re.compile(r"(?:增加|增长|提高|上升|提升|减少|下降|降低|变|增|降|升)(?:到|为|至)")
_INTO_BEFORE = re.compile(
    r"(?:增加|增长|提高|上升|提升|减少|下降|降低|变|增|降|升)(?:到|为|至)\s*$"
)
_LAST_YEAR = re.compile(r"(?:上年度?|上一年度?|去年)\s*[（(]\s*$")
_THIS_YEAR = re.compile(r"(?:本年度?|今年|当年|评价年度|报告年度)\s*[（(]\s*$")
_RESULTS = re.compile(
    r"^[^，。；《》]{0,10}(?:决算|支出合计|收入合计|总计|实际支出|实际完成|执行率|完成率|全年执行数|实际执行)"
    r"|^\s*(?:1\s*[—–-]\s*)?12\s*月(?:31\s*日|底)"
)
_OBSERVED = re.compile(
    r"^\s*末[^，。；]{0,16}\d"
    r"|^[^，。；]{0,24}\d[^。；]{0,16}(?:比|较|与|，)(?:上年|去年)[^，。；]{0,10}\d"
    r"|^[^。；]{0,60}(?:实际支出|执行率)[^，。；]{0,4}\d"
    r"|^\s*(?:度)?(?:实现|完成|取得)[^，。；]{0,16}\d"
)
"""Figures of a whole year that is over: its last day, its change on the year before it."""
_YEAR_END_RESULT = re.compile(r"^\s*末(?:累计)?(?:实际)?(?:执行|支出|支付|完成)[^，。；]{0,8}\d")
_SPENT = re.compile(
    r"^(?![^，。；]?[^。；]{0,12}(?:预算|计划|拟))，?[^，。；《》\d]{0,8}(?:投入|支出|收入|执行|完成|争取)(?!预算|计划)[^，。；\d预]{0,8}[\d,.]+\s*(?:万元|亿元)"
)
_OPENS_SENTENCE = re.compile(r"(?:^|[。！？：:\n])\s*$")
_PART_OF_YEAR = re.compile(r"^\s*(?:\d|[一二三四五六七八九十]+月|上半年|第?[一二三四]季度|初)")
_AMOUNTS = re.compile(
    r"^[^，。；《》]{0,14}(?:金额|支出|收入|经费|执行数|采购)[^，。；《》]{0,8}[\d,.]+\s*(?:亿元|万元|元)"
    r"|(?:执行数|执行率|完成率|支出|决算数)[^，。；]{0,6}\d"
)
_OWN_YEAR = re.compile(
    r"^\s*(?:部门整体|整体支出|部门决算|部门预算|一般公共预算|收入支出|支出决算|收入决算|财政拨款|预算执行|绩效自评|项目支出|“?三公|收、?支|收入|支出|财政支出|预算(?:共|合计|安排|资金))"
)
_LETTERS = re.compile(r"通知|办法|文件|印发|方案|《[^》]*$|工作规范|批复")
_LETTER_NUMBER = re.compile(
    r"^[^《》]*》\s*[（(]?[^（）()，。；]{0,12}[〔\[【](?P<year>20\d{2})[〕\]】]"
)
_REVIEW = re.compile(r"自评|决算|绩效评价|部门评价|财政评价")
_ANY_YEAR = re.compile(r"(?<![\d.,])(?P<year>[0-39]\d{3})\s*年(?!前|后|以|历史|来|期|间)(?:度)?")
_BY_THEN = re.compile(
    r"^\s*(?:年?[底末初]|\d{1,2}月(?:\d{1,2}日|底)?)?之?前|^\s*年?[底末](?:完成|实现)"
)
_UNTIL = re.compile(r"(?<!截)[至到]\s*$")
_ONE_AMOUNT = re.compile(r"[^，。；\d]{0,10}[\d,.]+\s*(?:亿元|万元|元|人次?|件|户|个)，")
_AMOUNT_AND_CHANGE = re.compile(
    r"^度?[^，。；\d]{0,10}[\d,.]+\s*(?:亿元|万元|元|人次?|件|户|个)，(?:同比)?(?:增|减|降|升|下降|上升|提高)"
)
_TITLE_PASSAGES, _TITLE_WORDS = 4, 8
_FIRST, _LAST = 1900, 2100
_FAR_AHEAD, _NEAR = 3, 6
_MANY = 2
_MAJORITY = 3
_DECADE = 10
_THEN_OWN = re.compile(r"^[^，。；]{0,6}[\d,.]+\s*(?:万元|亿元|元)(?:相比|比较)")


class YearSlips(Rule):
    """年份写错。

    为什么：套用上年文字时年份最易漏改或误改：与自己比较的年份、“上年（2021年）”不是报告年度的上一年、
    报告年度之后的年份却写已完成的事。规划、目标、有效期中的将来年份和历史年份不在此列。
    依据：报告年度以标题为准，标题与全文不符时以全文为准（推定）。
    反例：
        2023年度部门整体支出绩效自评报告
        2023年支出合计1,200.00万元，与2023年相比增加200.00万元。
    正例：
        2023年度部门整体支出绩效自评报告
        2023年支出合计1,200.00万元，与2022年相比增加200.00万元。
    """

    code = "PD001"
    name = "年份存疑"
    severity = Severity.WARNING

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Judge every year by the report's own."""
        places = list(year_places(reading))
        yield from self._impossible(reading)
        yield from self._same_year_twice(places)
        report = report_year(reading, places)
        if report is None:
            return
        if report.wrong_title is not None:
            count = sum(place.year == report.year for place in places)
            yield self._outcome(
                report.wrong_title,
                f"标题写{report.wrong_title.year}年，全文{count}处写{report.year}年",
                f"{report.year}年",
            )
        else:
            yield from self._restated_title(reading, places)
        compared = Counter(p.year for p in places if _is_compared(p))
        counts = Counter(place.year for place in places)
        headings = _headings(places, report)
        for place in places:
            if place is report.wrong_title:
                continue
            found = (
                _own_words(place, report)
                or _into(place, report)
                or _comparison(place, report, compared)
                or _future(place, report)
                or _heading(place, report, headings)
                or _decade(place, report, counts)
                or _period(place, report)
            )
            if found is not None:
                beside = report.lone_title if place.year > report.year + _FAR_AHEAD else None
                yield self._outcome(place, *found, beside=beside)
            else:
                yield Outcome((), Verdict.HOLDS)

    def _impossible(self, reading: Reading) -> Iterator[Outcome]:
        for passage in reading.passages:
            for match in _ANY_YEAR.finditer(passage.text):
                year = int(match["year"])
                if _FIRST <= year < _LAST or "历史" in passage.text[match.end() : match.end() + 6]:
                    continue
                finding = self.found(
                    f"“{match[0]}”不是可能的年份",
                    (passage.quote(*match.span()),),
                    passage.sentence_at(match.start()),
                )
                yield Outcome((), Verdict.CONTRADICTED, finding)

    def _restated_title(self, reading: Reading, places: list[YearPlace]) -> Iterator[Outcome]:
        """Compare the title with where the text names the same thing: 对宛西县2023年度…进行评价."""
        for passage in reading.text_passages[:_TITLE_PASSAGES]:
            own = [place for place in places if place.passage == passage]
            words = "" if len(own) != 1 else _words_behind(own[0])
            if len(words) < _TITLE_WORDS or "。" in passage.text:
                continue
            again = [p for p in places if p.passage != passage and _words_behind(p) == words]
            is_alone = sum(place.year == own[0].year for place in places) == 1
            if again and is_alone and abs(again[0].year - own[0].year) < _FAR_AHEAD:
                year = again[0].year
                yield self._outcome(
                    own[0],
                    f"标题写{own[0].year}年，正文说到同一名称写{year}年",
                    f"{year}年",
                    beside=again[0],
                )
            return

    def _same_year_twice(self, places: list[YearPlace]) -> Iterator[Outcome]:
        """Judge 2023年支出9万元，2023年支出8万元，增长12.5%: one of them is of another year."""
        for first, second in pairwise(places):
            if first.passage != second.passage or first.year != second.year:
                continue
            between = first.passage.text[first.end : second.start]
            if _ONE_AMOUNT.fullmatch(between) and _AMOUNT_AND_CHANGE.match(second.after):
                last = first.year - 1
                yield self._outcome(
                    second, f"{first.year}年写了两个数，又说增减", f"{last}年", beside=first
                )

    def _outcome(
        self,
        place: YearPlace,
        message: str,
        expected: str,
        severity: Severity | None = None,
        *,
        beside: YearPlace | None = None,
    ) -> Outcome:
        """Tell of a year; `beside` is the title where it may be the one that is wrong."""
        quote = place.passage.quote(place.start, place.end)
        others = () if beside is None else (beside.passage.quote(beside.start, beside.end),)
        finding = self.found(
            message + ("，两处必有一处写错" if others else ""),
            (quote, *others),
            place.passage.sentence_at(place.start),
            severity=severity,
            expected=expected,
            repairs=(f"将“{quote.text}”改为“{expected}”",) if expected.endswith("年") else (),
        )
        return Outcome((), Verdict.CONTRADICTED, finding)


def _words_behind(place: YearPlace) -> str:
    """Give the first words behind a year, without 度 and spaces."""
    return "".join(place.after.split()).removeprefix("度")[:_TITLE_WORDS]


_Found = tuple[str, str] | tuple[str, str, Severity]


def _is_compared(place: YearPlace) -> bool:
    if _FROM.search(place.before) and _INTO.search(place.after):
        return True
    return bool(_COMPARED.search(place.before) and _COMPARED_AFTER.match(place.after))


def _into(place: YearPlace, report: ReportYear) -> _Found | None:
    """Judge 由2022年的…变为2021年的…: the later year comes last."""
    if not _INTO_BEFORE.search(place.before):
        return None
    earlier = re.search(
        r"(?:由|从)\s*((?:19|20)\d{2})\s*年(?!.*(?:由|从)\s*(?:19|20)\d{2})", place.before
    )
    if earlier is None:
        return None
    year = int(earlier[1])
    if place.year > report.year and not _PLANS.search(place.before + place.after):
        return f"报告年度为{report.year}年，文中写变为{place.year}年的数", f"{report.year}年"
    if place.year > year:
        return None
    return f"由{year}年变为{place.year}年，先后颠倒或重复", f"{year + 1}年", Severity.ERROR


def _own_words(place: YearPlace, report: ReportYear) -> _Found | None:
    """Judge 上年（2021年） and 本年（2022年）."""
    for pattern, year, words in (
        (_LAST_YEAR, report.year - 1, "上年"),
        (_THIS_YEAR, report.year, "本年"),
    ):
        if pattern.search(place.before) and place.year != year:
            message = f"报告年度为{report.year}年，{words}应为{year}年，文中写{place.year}年"
            return message, f"{year}年"
    return None


def _comparison(place: YearPlace, report: ReportYear, compared: Counter[int]) -> _Found | None:
    if not _is_compared(place) or _SAME_YEAR_BASE.match(place.after):
        return None
    last = report.year - 1
    own = [int(y) for y in re.findall(r"((?:19|20)\d{2})\s*年", place.before)]
    if place.year > report.year + 1 or place.year in own[-1:]:
        return f"与{place.year}年比较，应与{last}年比较", f"{last}年", Severity.ERROR
    near = "".join(place.passage.sentence_at(place.start).split())
    is_next = f"{report.year + 1}年" in near or _NEXT_YEAR.search(near) is not None
    if place.year == report.year and not own and not is_next:
        return f"报告年度为{report.year}年，却与{place.year}年比较", f"{last}年"
    if place.year == last - _DECADE and _THEN_OWN.search(place.after):
        return f"报告年度为{report.year}年，却与{place.year}年比较", f"{last}年"
    is_alone = compared[place.year] == 1 and compared[last] >= _MANY
    is_money = _MONEY_WORDS.search(place.before + place.after) is not None
    if is_alone and is_money and place.year < last and set(compared) <= {place.year, last}:
        return f"全文其他{compared[last]}处与{last}年比较，此处与{place.year}年比较", f"{last}年"
    return None


def _future(place: YearPlace, report: ReportYear) -> _Found | None:
    sentence = place.before + place.after
    if place.year > report.year + 1:
        is_titled = place.before.count("《") > place.before.count("》")
        if is_titled and _is_after_letter(place):
            return f"文号的年份早于{place.year}年，不会部署{place.year}年的自评", f"{report.year}年"
        if is_titled or _BY_THEN.match(place.after) or _UNTIL.search(place.before):
            return None
        is_cell = place.passage.in_table and not _OWN_YEAR.match(place.after)
        # Nobody plans a budget year so far ahead; a plan's end (规划期至2035年) is no 年度.
        is_far = place.year > report.year + _FAR_AHEAD and (
            _is_budget_year(place) or _OPENS_SENTENCE.search(place.before) is not None
        )
        near = place.before[-_NEAR:] + place.after[:_NEAR] if is_far else sentence
        if _PLANS.search(near) or is_cell:
            return None
        return f"报告年度为{report.year}年，文中写{place.year}年", f"{report.year}年"
    if place.year == report.year + 1 and _states_results(place):
        names_own = f"{report.year}年" in "".join(sentence.split())
        is_over = _YEAR_END_RESULT.match(place.after) is not None
        if not is_over and (_PLANS.search(sentence) or _LETTERS.search(sentence)):
            return None
        if names_own:
            return None
        return f"报告年度为{report.year}年，{place.year}年的结果尚不可知", f"{report.year}年"
    return None


def _is_after_letter(place: YearPlace) -> bool:
    """Tell whether a letter asks for the evaluation of a year long after its own number:
    《关于开展2032年度绩效自评的通知》（财绩〔2023〕16号）.
    """
    number = _LETTER_NUMBER.search(place.after)
    is_review = _REVIEW.search(place.after.split("》")[0]) is not None
    return number is not None and is_review and place.year > int(number["year"]) + 1


def _is_budget_year(place: YearPlace) -> bool:
    """Tell whether a year is one of the accounts: 2032年度."""
    return place.passage.text[: place.end].endswith("度") or place.after.startswith("度")


def _states_results(place: YearPlace) -> bool:
    """Tell whether the words behind a year give results of the whole of it."""
    if _RESULTS.match(place.after):
        return True
    if _PART_OF_YEAR.match(place.after):
        return False
    if _OBSERVED.match(place.after):
        return True
    if _OPENS_SENTENCE.search(place.before) and _SPENT.match(place.after):
        return True
    if "预算" in place.after and not _DONE.search(place.after):
        return False
    is_whole = place.passage.text[: place.end].endswith("度")
    return is_whole and _AMOUNTS.search(place.after) is not None


def _headings(places: list[YearPlace], report: ReportYear) -> dict[int, list[str]]:
    """Give the words behind the year of every heading, by its year; the title counts as one."""
    found: dict[int, list[str]] = {}
    for place in places:
        if place.passage.heading:
            found.setdefault(place.year, []).append(place.after)
    if report.wrong_title is None:
        found.setdefault(report.year, []).append("")
    return found


def _heading(place: YearPlace, report: ReportYear, headings: dict[int, list[str]]) -> _Found | None:
    """Judge the years of headings and captions by those of all other headings."""
    if not place.passage.heading or place.year == report.year:
        return None
    if place.year == report.year + 1 and _PLANS.search(place.after):
        return None
    own = headings.get(report.year, [])
    is_alone = len(headings[place.year]) == 1 and len(own) >= _MANY
    if place.year == report.year - 1 and _is_pair(place.after, own):
        return None
    if is_alone and (place.year > report.year or _OWN_YEAR.match(place.after)):
        return f"其他标题写{report.year}年，此标题写{place.year}年", f"{report.year}年"
    return None


def _is_pair(words: str, others: list[str]) -> bool:
    """Tell whether a heading speaks of last year's accounts beside this year's budget."""
    said = [text for text in others if text]
    is_budget = bool(said) and all("预算" in text and not _DONE.search(text) for text in said)
    return is_budget and _DONE.search(words) is not None


def _period(place: YearPlace, report: ReportYear) -> _Found | None:
    """Judge 评价时段为2023年1月1日至2032年12月31日, 评价基准日为2013年12月31日, and the cell behind 评价年度."""
    start = _SPAN_START.search(place.before)
    if start is not None and int(start["year"]) > place.year:
        return f"起于{start['year']}年，却止于{place.year}年", f"{report.year}年"
    if start is not None and _EVALUATED.search(place.before[: start.start()]):
        is_whole = start["words"].strip().startswith("1月1日") and _LAST_DAY.match(place.after)
        if is_whole and int(start["year"]) == report.year != place.year:
            return f"报告年度为{report.year}年，评价时段却止于{place.year}年", f"{report.year}年"
    if _REFERENCE_DAY.search(place.before) and not report.year <= place.year <= report.year + 1:
        return f"报告年度为{report.year}年，基准日却在{place.year}年", f"{report.year}年"
    return None


def _decade(place: YearPlace, report: ReportYear, counts: Counter[int]) -> _Found | None:
    """Judge 2013年度部门整体支出 in a report of 2023: history does not speak like that."""
    is_far = report.year - place.year >= _DECADE - 1
    is_alone = counts[report.year] >= _MAJORITY and counts[place.year] == 1
    if not (is_far and is_alone and _OWN_YEAR.match(place.after)):
        return None
    if _LETTERS.search(place.before + place.after):
        return None
    return f"全文写{report.year}年度，此处写{place.year}年", f"{report.year}年"
