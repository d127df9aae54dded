"""Say of which year a figure is."""

import re

from jiheng.checks.figures import Kind, Mark
from jiheng.checks.reading import Reading
from jiheng.checks.sentences import Mention, Sentence

_LAST = re.compile(r"上年|去年|上一年|上年度|同期|基期")
_NOT_LAST = re.compile(r"上年(?:末|底|年末)?(?:结转|结余)")
_BEFORE_LAST = re.compile(r"前年|上上年")
_OPENS = re.compile(
    r"(?:^|[，。；：:;,、（(])\s*(?:在|到|截[至止]|至)?\s*$|^\s*[一二三四五六七八九十]是$"
)
_BY = re.compile(r"(?:根据|按照?|依据|据)\s*$")
_ACCOUNTS = re.compile(r"\s*(?:年?度)?(?:部门|财政|财务)*(?:决算|预算|报表|账面|年报)")
_FROM = re.compile(r"\s*(?:度|年)?(?:起|以来|开始|启动|成立)")
_QUARTER = re.compile(r"季度|半年")
_MONTHS = re.compile(r"(\d{1,2})\s*月")


class Years:
    """Follow the years that the sentences of a document name."""

    def __init__(self, reading: Reading) -> None:
        self._report = reading.year
        self._reading = reading
        self._left_by: dict[Sentence, tuple[int | None, str]] = {}

    def year_of(self, mention: Mention) -> tuple[int | None, str]:
        """Give the year and the months ("" for a whole year) that a figure is of."""
        words = mention.lead
        if _LAST.search(_NOT_LAST.sub("", words)) and self._report is not None:
            named = _named_in_lead(mention)
            return (named if named is not None else self._report - 1), ""
        if _BEFORE_LAST.search(words) and self._report is not None:
            return self._report - 2, ""
        year, months = self._before(mention.sentence)
        for mark, is_passing in _marks(mention.sentence):
            position = mention.sentence.positions[mark]
            if position >= mention.position:
                break
            is_own = position >= mention.position - len(mention.lead) - 1
            if mark.year is not None and (is_own or not is_passing):
                year, months = mark.year, _months_of(mark)
            elif mark.year is None and mark.kind is Kind.DATE:
                months = _months_of(mark)
        return (self._report if year is None else year), months

    def _before(self, sentence: Sentence) -> tuple[int | None, str]:
        """Give the year that the sentences before one in its paragraph speak of."""
        if sentence not in self._left_by:
            siblings = self._reading.sentences_of(sentence.paragraph)
            year: int | None = None
            for sibling in siblings:
                self._left_by[sibling] = (year, "")
                named = [
                    mark.year
                    for mark, is_passing in _marks(sibling)
                    if not is_passing and mark.year is not None
                ]
                if named:
                    # 2021年支出12万元，2020年为11万元: what follows is of the report's year.
                    year = self._report if self._report in named else named[-1]
            self._left_by.setdefault(sentence, (None, ""))
        return self._left_by[sentence]


def _marks(sentence: Sentence) -> list[tuple[Mark, bool]]:
    """Give the years and months of a sentence; true for those that set nothing for what follows."""
    found: list[tuple[Mark, bool]] = []
    for token in sentence.tokens:
        if not isinstance(token, Mark) or token.kind not in (Kind.YEAR, Kind.DATE):
            continue
        position = sentence.positions[token]
        before, after = sentence.skeleton[:position], sentence.skeleton[position + 1 :]
        opened = before.count("《") > before.count("》") or before.count("“") > before.count("”")
        # Only a year that opens a clause speaks for the clauses after it.
        # 根据2021年度决算批复，支出1万元 is of 2021.
        opens = _OPENS.search(before[-4:]) or (_BY.search(before) and _ACCOUNTS.match(after))
        passing = _FROM.match(after) or not opens
        found.append((token, bool(passing or opened)))
    return found


def _named_in_lead(mention: Mention) -> int | None:
    for mark, _ in _marks(mention.sentence):
        position = mention.sentence.positions[mark]
        if mention.position - len(mention.lead) - 8 <= position < mention.position:
            return mark.year
    return None


def _months_of(mark: Mark) -> str:
    """Give the months that a date names, "" for the end of the year or the whole of it."""
    if _QUARTER.search(mark.text):
        return mark.text
    months = _MONTHS.findall(mark.text)
    if not months or months[-1] == "12":
        return ""
    return "—".join(months) + "月"
