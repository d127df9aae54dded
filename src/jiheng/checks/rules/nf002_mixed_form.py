"""NF002: one document prints its numbers in two forms."""

import re
from collections.abc import Iterator

from jiheng.checks.figures import Figure, Kind
from jiheng.checks.finding import Finding, Severity
from jiheng.checks.reading import Reading
from jiheng.checks.relations import Verdict
from jiheng.checks.rule import Outcome, Rule
from jiheng.checks.tables import TableReading

_SHOWN = 6
_FOUR_DIGITS = re.compile(r"\d{4,}")
_MOST_OF = 4


class MixedForm(Rule):
    """同一文件的数字写法不统一。

    为什么：有的金额带千分位分隔符、有的不带，同一列里有的两位小数、有的一位，读者难以分辨是写法不同还是数字有误。
    每份文件只提示一次。
    依据：GB/T 15835—2011 出版物上数字用法，同一文件体例应统一（推定）。
    反例：
        预算安排14,568.00万元，基本支出2,568.00万元，项目支出12000.00万元。
    正例：
        预算安排14,568.00万元，基本支出2,568.00万元，项目支出12,000.00万元。
    """

    code = "NF002"
    name = "数字写法不统一"
    severity = Severity.INFO

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Compare the forms of all amounts, then those of each column."""
        money = [f for f in reading.figures if f.kind is Kind.MONEY and f.exact]
        # 每人1500元 beside 12,000.00万元: figures of each unit have a form of their own.
        for unit in dict.fromkeys(f.unit_symbol for f in money):
            alike = [f for f in money if f.unit_symbol == unit]
            grouped = [f for f in alike if "," in f.number]
            plain = [f for f in alike if _FOUR_DIGITS.search(f.number.partition(".")[0])]
            if grouped and plain:
                fewer = min(plain, grouped, key=len)
                form = "没有千分位分隔符" if fewer is plain else "有千分位分隔符"
                other = "有" if fewer is plain else "没有"
                finding = self._finding(fewer, f"{len(fewer)}个金额{form}，其他金额{other}")
                yield Outcome((), Verdict.TAIL, finding)
                break
        for table in reading.tables:
            odd = _odd_places(table)
            if odd:
                finding = self._finding(odd, f"同一列里{len(odd)}个金额的小数位数与其他行不同")
                yield Outcome((), Verdict.TAIL, finding)
                return

    def _finding(self, figures: list[Figure], message: str) -> Finding:
        shown = figures[:_SHOWN]
        context = "、".join(figure.text.strip() for figure in shown)
        more = "等" if len(figures) > len(shown) else ""
        quotes = tuple(figure.quote for figure in shown)
        return self.found(message, quotes, context + more, repairs=("全文用同一种写法",))


def _odd_places(table: TableReading) -> list[Figure]:
    for column in table.columns:
        figures = [f for _, f in table.filled(column.index) if f.kind is Kind.MONEY and f.exact]
        places = [figure.printed.places for figure in figures]
        if len(set(places)) < 2:
            continue
        usual = max(set(places), key=places.count)
        if not usual:
            # Among whole numbers a figure with decimals is no other form.
            continue
        odd = [figure for figure in figures if figure.printed.places != usual]
        if len(odd) * _MOST_OF <= len(figures):
            return odd
    return []
