"""Lists behind their number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.checks.prose.enumerations.listing import HAN, NAMES, counted, lists_of

sizes = st.integers(2, len(NAMES))


@given(
    listed=sizes,
    stated=st.integers(2, 9),
    link=st.sampled_from(["：", "（", "，分别是", "，具体为：", "，依次为", "，即", "——"]),
    last=st.sampled_from(["、", "和", "以及"]),
)
def test_every_way_to_open_a_list_gives_its_items(
    listed: int, stated: int, link: str, last: str
) -> None:
    names = NAMES[:listed]
    words = "、".join(names[:-1]) + last + names[-1]
    if link == "（" and "、" not in words:
        words = "、".join(names)
    text = f"组织实施{HAN[stated]}项计划{link}{words}{'）' if link == '（' else ''}。"
    if "、" not in words:
        # 甲和乙 may be one thing.
        assert counted(text) == []
        return
    (found,) = lists_of(text)
    assert found.number == stated and found.unit == "项" and found.noun.startswith("计划")
    assert found.items.most == listed
    assert found.items.least == (
        listed if last == "、" or "、".join(names) == words else listed - 1
    )
    assert not found.is_before and found.is_certain
    # In brackets there may be some of many.
    assert found.is_open is (link == "（" and stated > listed + 2)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Semicolons.
        ("落实三项任务：推进平台建设；优化服务；加强监管。", [(3, 3, 3)]),
        ("落实三项任务：推进平台、园区；优化服务、监管；另行研究。", [(3, 3, 3)]),
        ("落实两项任务：平台、园区；另行研究服务、监管；三；四。", [(2, 2, 2)]),
        # A clause behind it: the list ends at the comma, but that is not sure.
        ("落实三项任务：推进平台、园区建设，共100万元。", [(3, 2, 2)]),
        # Brackets within a list are no items.
        ("实施两大计划：研发计划（含材料、能源）、创新计划。", [(2, 2, 2)]),
        # A note between number and list.
        ("覆盖3个县（区）：东山县、西河县、南海区。", [(3, 3, 3)]),
        # Far behind its number.
        ("支持3个项目开展评价，即维修项目、采购项目、培训项目。", [(3, 3, 3)]),
        ("评价3个重点项目为维修项目、采购项目、培训项目。", [(3, 3, 3)]),
        # Amounts of places.
        ("下达3个地区：东山县12.5万元、西河县7万元、南海区8万元。", [(3, 3, 3)]),
        # Amounts or counts of other things: each piece has a number of its own.
        ("下达3个项目：维修12.5万元、采购7万元、培训8万元。", []),
        ("共12个项目，包括新建项目1个、续建项目11个。", []),
        # Numbered: another reader's.
        ("落实三项任务：1）平台、园区；2）服务。", []),
        # One thing, or no marks.
        ("落实三项任务：推进平台。", []),
        # A comma within brackets is a clause, not a list.
        ("落实三项任务（平台、园区，均已完成）。", []),
        ("落实三项任务（均已完成）。", []),
    ],
)
def test_where_a_list_ends(text: str, expected: list[tuple[int, int, int]]) -> None:
    assert counted(text) == expected


@pytest.mark.parametrize(
    ("text", "is_open"),
    [
        ("覆盖9家卫生院，包括白塔卫生院、青龙卫生院、柳河卫生院。", True),
        ("覆盖5家卫生院，包括白塔卫生院、青龙卫生院、柳河卫生院。", False),
        ("覆盖6家卫生院，包括白塔卫生院、青龙卫生院、柳河卫生院。", True),
        ("覆盖9家卫生院，主要包括白塔卫生院、青龙卫生院、柳河卫生院。", True),
        ("覆盖9家卫生院：白塔卫生院、青龙卫生院、柳河卫生院等。", True),
        ("覆盖9家卫生院：白塔卫生院、青龙卫生院、柳河卫生院等单位。", True),
        ("覆盖9家卫生院：如白塔卫生院、青龙卫生院、柳河卫生院。", True),
        ("覆盖9家卫生院：如东卫生院、青龙卫生院、柳河卫生院。", False),
        ("覆盖9家卫生院：白塔卫生院、青龙卫生院、柳河卫生院。", False),
        ("覆盖9家卫生院（白塔卫生院、青龙卫生院、柳河卫生院）。", True),
        ("覆盖4家卫生院（白塔卫生院、青龙卫生院、柳河卫生院）。", False),
    ],
)
def test_whether_a_list_is_only_a_selection(text: str, is_open: bool) -> None:
    (found,) = lists_of(text)
    assert (found.items.least, found.is_open) == (3, is_open)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "对4个对象作了压减，甲项目政策安排30万元；乙项目政策安排40万元；丙项目政策安排50万元。",
            [(4, 3, 3)],
        ),
        (
            "对3个对象按照有关规定和程序要求压减支出：甲项目政策安排30万元；乙项目政策安排40万元；丙项目政策安排50万元。",
            [(3, 3, 3)],
        ),
        # What is built otherwise is no item of the list.
        (
            "对3个对象作了压减，甲项目政策安排30万元；乙项目政策安排40万元；丙项目政策安排50人参加。",
            [(3, 2, 2)],
        ),
        # Too far from the number.
        (
            "对9个对象作了压减，甲项目政策安排30万元；乙项目政策安排40万元；丙项目政策安排50万元。",
            [],
        ),
        # 其中 names some of one.
        ("对2个对象作了压减，其中项目安排30万元；乙项目政策安排40万元。", []),
        ("对2个对象，甲项目政策安排30万元。", []),
        # The clause holds a list or a number of its own.
        ("对3个对象、部门作了压减，甲项目政策安排30万元；乙项目政策安排40万元。", []),
    ],
)
def test_pieces_with_figures(text: str, expected: list[tuple[int, int, int]]) -> None:
    assert counted(text) == expected
