"""Lay the results out as tables, for the terminal and for docs/checks-benchmark.md."""

from collections.abc import Sequence
from fractions import Fraction

from benchmarks.checks.generator.builder import print_decimal
from benchmarks.checks.injector import CLASSES
from benchmarks.checks.measuring import MANY, SEVERITIES, Results, Score

LABELS = {
    "digit_swap": "相邻数字对调",
    "dropped_digit": "漏一位数字",
    "unit": "单位写错",
    "separator": "千分位写错",
    "decimal_shift": "小数点移位",
    "rate": "比率写错",
    "sum": "合计或分项写错",
    "repeated_figure": "同一数前后不一",
    "table_total": "表内合计不符",
    "score_total": "得分合计不符",
    "weights": "分值不符",
    "list_count": "列举个数不符",
    "year": "年份写错",
    "growth_sign": "增减方向写反",
    "name": "名称写错",
    "impossible_rate": "不可能的比率",
    MANY: "一份里 3—6 处错",
}
SEVERITY_LABELS = {"error": "错误", "warning": "存疑", "info": "提示"}
Table = list[list[str]]


def percent(score: Score) -> str:
    """Print a rate with one decimal, half up, or a dash where nothing was tried."""
    if score.rate is None:
        return "—"
    return f"{print_decimal(score.rate * 100, 1, False)}%"


def recall(results: Results, styles: Sequence[str]) -> Table:
    """One row per class, one column per style."""
    rows = [["错误种类", *styles, "合计", "次数"]]
    for error in (*CLASSES, MANY):
        cells = [percent(results.recall.get((style, error), Score())) for style in styles]
        total = results.total(styles, error)
        rows.append([LABELS[error], *cells, percent(total), str(total.tries)])
    total = results.total(styles)
    cells = [percent(results.total([style])) for style in styles]
    rows.append(["全部（每份一处错）", *cells, percent(total), str(total.tries)])
    return rows


def alarms(results: Results, styles: Sequence[str]) -> Table:
    """False alarms on clean reports: how many, and per 1,000 characters."""
    labels = [SEVERITY_LABELS[severity] for severity in SEVERITIES]
    rows = [["样式", "文件数", "字数", *labels, *(f"{label}/千字" for label in labels)]]
    for name, members in [*((style, [style]) for style in styles), ("合计", list(styles))]:
        characters = sum(results.characters[style] for style in members)
        counts = [
            sum(results.alarms[style, severity] for style in members) for severity in SEVERITIES
        ]
        each = [
            print_decimal(Fraction(count * 1000, characters), 3, False) if characters else "—"
            for count in counts
        ]
        files = sum(results.documents[style] for style in members)
        rows.append([name, str(files), str(characters), *map(str, counts), *each])
    return rows


def relations(results: Results) -> Table:
    """For each kind of relation, how often a contradiction in it was found."""
    rows = [["勾稽关系", "被破坏", "被发现", "召回"]]
    for kind, score in sorted(results.by_kind.items()):
        rows.append([kind, str(score.tries), str(score.hits), percent(score)])
    return rows


def precision(results: Results, styles: Sequence[str]) -> Table:
    """Of the findings new in corrupted reports, how many point at the error."""
    rows = [["样式", "新发现", "指向错处", "精确率"]]
    total = Score()
    for style in styles:
        score = results.pointed.get(style, Score())
        total.hits += score.hits
        total.tries += score.tries
        rows.append([style, str(score.tries), str(score.hits), percent(score)])
    rows.append(["合计", str(total.tries), str(total.hits), percent(total)])
    return rows


def formats(results: Results) -> Table:
    """Recall and seconds per document by format."""
    rows = [["格式", "召回", "次数", "平均每份（毫秒）", "最慢（毫秒）"]]
    for form, spent in results.seconds.items():
        score = results.by_format.get(form, Score())
        mean, worst = (int(1000 * seconds) for seconds in (sum(spent) / len(spent), max(spent)))
        rows.append([form, percent(score), str(score.tries), str(mean), str(worst)])
    return rows


def codes(results: Results) -> Table:
    """The rules that raised the false alarms."""
    rows = [["规则", "级别", "误报次数"]]
    for (code, severity), count in sorted(results.alarm_codes.items()):
        rows.append([code, SEVERITY_LABELS[severity], str(count)])
    return rows


def markdown(table: Table) -> str:
    """Print a table as Markdown."""
    head, *body = table
    lines = [head, ["---"] * len(head), *body]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
