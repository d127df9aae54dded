"""No rule of tables finds fault with a table that adds up, and no table breaks a rule."""

from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.checks.builder import build_document

from jiheng.checks.engine import check_document
from jiheng.checks.finding import Severity
from jiheng.checks.rules import all_rules

TABLE_RULES = [
    rule
    for rule in all_rules()
    if rule.code[:4] in ("SM10", "RT10", "SC00") or rule.code == "XT001"
]
WORDS = [
    "合计",
    "小计",
    "其中：甲",
    "一、乙",
    "（一）丙",
    "201",
    "20101",
    "分值",
    "得分",
    "执行率",
    "预算数",
]
CELLS = st.one_of(
    st.sampled_from(["", "—", "不详", "^^", "<<", "总计", "扣1分", "100%", "0", *WORDS]),
    st.integers(-99, 99999).map(str),
    st.integers(0, 999999).map(lambda n: f"{n // 100}.{n % 100:02d}"),
)


def money(cents: int) -> str:
    return f"{cents // 100:,}.{cents % 100:02d}"


@settings(max_examples=40)
@given(st.lists(st.tuples(st.integers(1, 10**7), st.integers(0, 10**7)), min_size=2, max_size=6))
@example([(1, 2), (1, 101), (2, 100), (997, 798)])
def test_a_table_that_adds_up_is_clean(rows: list[tuple[int, int]]) -> None:
    lines = ["单位：万元", "| 项目 | 合计 | 基本支出 | 项目支出 | 占比 |"]
    whole = sum(a + b for a, b in rows)
    for number, (a, b) in enumerate(rows):
        share = ((a + b) * 20000 + whole) // (2 * whole)
        lines.append(
            f"| 第{number}项 | {money(a + b)} | {money(a)} | {money(b)} | {money(share)}% |"
        )
    ours, theirs = sum(a for a, _ in rows), sum(b for _, b in rows)
    lines.append(f"| 合计 | {money(whole)} | {money(ours)} | {money(theirs)} | 100.00% |")
    result = check_document(build_document("\n".join(lines)), TABLE_RULES)
    assert [f for f in result.findings if f.severity is not Severity.INFO] == []
    assert result.coverage.checked >= 3 * len(rows)


@settings(max_examples=60)
@given(
    st.integers(1, 6).flatmap(
        lambda n: st.lists(st.lists(CELLS, min_size=n, max_size=n), min_size=1, max_size=9)
    )
)
def test_no_table_breaks_a_rule(rows: list[list[str]]) -> None:
    rows[0] = [cell if cell not in ("^^", "<<") else "项目" for cell in rows[0]]
    for row in rows[1:]:
        row[0] = row[0] if row[0] != "<<" else "项目"
    text = "\n".join("| " + " | ".join(row) + " |" for row in rows)
    result = check_document(build_document(text), TABLE_RULES)
    assert result.coverage.checked <= result.coverage.figures
