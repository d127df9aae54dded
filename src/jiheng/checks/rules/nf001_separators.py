"""NF001: thousands separators at places where none can stand."""

import re
from collections.abc import Iterator

from jiheng.checks.figures import Figure, Kind
from jiheng.checks.prose.passages import Passage
from jiheng.checks.reading import Reading
from jiheng.checks.relations import Verdict
from jiheng.checks.rule import Outcome, Rule
from jiheng.quantities import print_number

_SHORT = 2
_YEARS = re.compile(r"(?:19|20)\d{2}")
_TWO_NUMBERS = re.compile(r"\d+\.\d+,\d+\.\d+(?!\d)")
"""Two amounts with a comma between: 收、支各是4125.49,4143.91万元."""
_COMMA_AFTER_POINT = re.compile(r"(?<![\d,.])\d+\.\d+,\d+(?:\.\d+)?\s*(?:万元|亿元|元|万|亿)")


class Separators(Rule):
    """千分位分隔符位置不对。

    为什么：分隔符每三位一个。“14,8134.51”不是一个合法的数，可能只是逗号错位，也可能漏了或多了数字，要查原始数据。
    依据：GB/T 15835—2011 出版物上数字用法，4.1.3（推定）。
    反例：
        基础研究计划预算148,134.51万元，支出14,8134.51万元。
    正例：
        基础研究计划预算148,134.51万元，支出148,134.51万元。
    """

    code = "NF001"
    name = "千分位分隔符错误"

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Judge every figure with separators."""
        contexts = {
            figure: sentence.text for sentence in reading.prose for figure in sentence.figures
        }
        for figure in reading.figures:
            if figure.is_malformed and not _is_list(figure):
                yield self._figure(figure, contexts.get(figure, ""), reading)
            elif "," in figure.number:
                yield Outcome((), Verdict.HOLDS)
        for passage in reading.passages:
            for match in _COMMA_AFTER_POINT.finditer(passage.text):
                if _TWO_NUMBERS.match(match[0]):
                    continue
                yield self._outcome(passage, match)

    def _figure(self, figure: Figure, context: str, reading: Reading) -> Outcome:
        whole, _, decimals = figure.number.replace(",", "").partition(".")
        meant = print_number(int(whole), 0) + (f".{decimals}" if decimals else "")
        finding = self.found(
            f"“{figure.number}”的分隔符位置不对",
            (figure.quote,),
            context or _row(figure, reading),
            expected=figure.text.strip().replace(figure.number, meant),
            calculation=f"去掉分隔符为{whole}{'.' + decimals if decimals else ''}，每三位一分为{meant}",
            repairs=(f"将“{figure.number}”改为“{meant}”，并核对原始数据",),
        )
        return Outcome((figure,), Verdict.CONTRADICTED, finding)

    def _outcome(self, passage: Passage, match: re.Match[str]) -> Outcome:
        finding = self.found(
            f"“{match[0].strip()}”的小数点之后又有分隔符",
            (passage.quote(*match.span()),),
            passage.sentence_at(match.start()),
            expected="小数点与分隔符不要颠倒",
        )
        return Outcome((), Verdict.CONTRADICTED, finding)


def _is_list(figure: Figure) -> bool:
    """Tell whether commas separate short numbers (3,5,7号线) or years, not thousands."""
    groups = figure.number.partition(".")[0].split(",")
    if any(_YEARS.fullmatch(group) for group in groups):
        return True
    is_short = all(len(group) <= _SHORT for group in groups)
    return is_short and "." not in figure.number and figure.kind is not Kind.MONEY


def _row(figure: Figure, reading: Reading) -> str:
    place = figure.place
    for table in reading.tables:
        if table.table.place.table == place.table and place.row is not None:
            rows = table.table.rows
            if place.row <= len(rows):
                return table.row_text(place.row - 1)
    return figure.text
