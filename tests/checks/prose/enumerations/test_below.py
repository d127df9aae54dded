"""Numbered and tabled lists below their number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.checks.prose.enumerations.listing import HAN, NAMES, counted, lists_of

sizes = st.integers(2, len(NAMES))


@given(listed=sizes, stated=st.integers(2, 9), where=st.integers(0, 3))
def test_ordinals_in_one_sentence_in_several_and_in_paragraphs(
    listed: int, stated: int, where: int
) -> None:
    mark = ("；", "。", "\n", "。\n")[where]
    items = mark.join(f"{HAN[n]}是落实{NAMES[n - 1]}" for n in range(1, listed + 1))
    opening = "：" if where < 2 else "：\n"
    assert counted(f"存在{HAN[stated]}个问题{opening}{items}。") == [(stated, listed, listed)]


@given(listed=sizes, stated=st.integers(2, 9))
def test_numbers_in_one_sentence(listed: int, stated: int) -> None:
    items = "；".join(f"（{n}）落实{NAMES[n - 1]}" for n in range(1, listed + 1))
    assert counted(f"安排{HAN[stated]}项措施：{items}。") == [(stated, listed, listed)]


@given(listed=sizes, stated=st.integers(2, 9), form=st.sampled_from(["{}.", "（{}）", "{}、"]))
def test_numbered_paragraphs(listed: int, stated: int, form: str) -> None:
    items = "\n".join(f"{form.format(n)}落实{NAMES[n - 1]}。" for n in range(1, listed + 1))
    text = f"采取以下{HAN[stated]}项措施：\n{items}\n以上均已完成。"
    assert counted(text) == [(stated, listed, listed)]


@pytest.mark.parametrize(
    "text",
    [
        # Another number stands between.
        "存在三个问题，采取两项措施：一是落实甲；二是落实乙。",
        # The list begins at 二是, or far away.
        "存在三个问题：二是落实甲；三是落实乙。",
        "存在三个问题，详见后文所述的各项具体情况、产生问题的背景和有关原因分析以及下一步打算：一是落实甲；二是落实乙。",
        # Lists within one another.
        "存在三个问题：一是甲，其中一是子，二是丑；二是乙。",
        # One item is no list.
        "存在三个问题：一是落实甲。",
        "采取三项措施：\n1.落实甲。",
        "安排三项措施：（1）落实甲。",
        # The numbers skip.
        "采取三项措施：\n1.落实甲。\n3.落实丙。",
        "安排三项措施：（1）落实甲；（3）落实丙。",
        # The list goes on in the next sentence or paragraph.
        "安排三项措施：（1）落实甲；（2）落实乙。（3）落实丙。",
        # Nothing announces what is numbered below.
        "去年安排了三项措施，投入120万元，比上年多出30万元，效果好于预期。\n1.落实甲。\n2.落实乙。",
        # The sentence is not the last of its paragraph.
        "采取三项措施：均已完成。\n1.落实甲。\n2.落实乙。",
    ],
)
def test_what_is_no_list_of_that_number(text: str) -> None:
    assert [one for one in counted(text) if one[0] == 3] == []


def test_a_short_sentence_that_ends_in_its_number_counts_what_is_numbered_below() -> None:
    below = "\n1.落实甲。\n2.落实乙。"
    assert counted("主要问题有三个。" + below) == [(3, 2, 2)]
    assert counted("主要问题有三个方面。" + below) == [(3, 2, 2)]
    assert counted("主要问题有3个。" + below) == [(3, 2, 2)]
    assert counted("上年5个，本年主要问题有3个。" + below) == []
    assert counted("去年解决三个。" + below) == []
    # Something stands between.
    assert counted("主要问题有三个。均已整改。" + below) == []


ROWS = """
单位：万元
| {} | 金额 |
| 甲局 | 12.00 |
| 乙局 | 13.00 |
| 丙局 | 14.00 |
| {} | 39.00 |
"""


@pytest.mark.parametrize(
    ("text", "head", "last", "expected"),
    [
        ("本年支出由4家单位组成，具体如下：", "单位", "合计", [(4, 3, 3)]),
        ("本年支出由4家单位组成，具体如下：", "单位名称", "丁局", [(4, 4, 4)]),
        ("本年支出由4家预算单位构成：", "预算单位", "总计", [(4, 3, 3)]),
        # Neither words nor heading name the rows.
        ("本年支出由4家单位承担。", "单位", "合计", []),
        ("本年支出由4家银行组成，具体如下：", "单位", "合计", []),
        ("本年支出由4家单位组成，具体如下：", "科目", "合计", []),
        # Rows within rows, or one twice.
        ("本年支出由4家单位组成，具体如下：", "单位", "其中：丁局", []),
        ("本年支出由4家单位组成，具体如下：", "单位", "甲局", []),
        ("本年支出由4家单位组成，具体如下：", "单位", "丁局等", []),
    ],
)
def test_the_rows_of_a_table_below(
    text: str, head: str, last: str, expected: list[tuple[int, int, int]]
) -> None:
    assert counted(text + ROWS.format(head, last)) == expected
    if expected:
        (found,) = lists_of(text + ROWS.format(head, last))
        assert found.in_table


def test_a_table_far_below_is_another_one() -> None:
    between = "\n甲。\n乙。\n丙。\n丁。"
    assert (
        counted("本年支出由4家单位组成，具体如下：" + between + ROWS.format("单位", "合计")) == []
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # An item may be explained in paragraphs of its own.
        ("有三个方面：一是支付偏晚。\n二是盘点不及时。\n说明。\n三是量化不足。", [(3, 3, 3)]),
        ("有三个方面：\n一是支付偏晚。\n说明。\n二是盘点不及时。\n三是量化不足。", [(3, 3, 3)]),
        # The next section has a list of its own.
        ("有三个方面：\n一是支付偏晚。\n二是盘点不及时。\n# 二、措施\n三是量化不足。", [(3, 2, 2)]),
        ("有三个方面：\n一是支付偏晚。\n二是盘点不及时。\n一是早支付。\n二是早盘点。", [(3, 2, 2)]),
        ("采取三项措施：\n1.落实甲。\n说明。\n2.落实乙。\n3.落实丙。", [(3, 3, 3)]),
        ("采取三项措施：\n1.落实甲。\n（1）先做。\n（2）后做。\n2.落实乙。", [(3, 2, 2)]),
        ("采取三项措施：\n（1）落实甲。\n（2）落实乙。\n1.另记。", [(3, 2, 2)]),
        ("采取三项措施：\n1.落实甲。\n2.落实乙。\n1.另记。\n2.又记。", [(3, 2, 2)]),
        # Something else stands between the number and the list.
        ("采取三项措施：\n说明。\n1.落实甲。\n2.落实乙。", []),
        ("有三个方面：\n说明。\n一是支付偏晚。\n二是盘点不及时。", []),
    ],
)
def test_ordinals_over_paragraphs(text: str, expected: list[tuple[int, int, int]]) -> None:
    assert counted(text) == expected
