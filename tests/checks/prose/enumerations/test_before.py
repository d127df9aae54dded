"""Lists that end at their number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.checks.prose.enumerations.listing import HAN, NAMES, counted, lists_of


@given(
    listed=st.integers(2, len(NAMES)),
    stated=st.integers(2, 9),
    mark=st.sampled_from(["", "、", "，"]),
    is_open=st.booleans(),
)
def test_titles_before_a_number(listed: int, stated: int, mark: str, is_open: bool) -> None:
    titles = mark.join(f"《{name}》" for name in NAMES[:listed])
    (found,) = lists_of(f"印发了{titles}{'等' if is_open else ''}{stated}份方案。")
    assert (found.number, found.items.least, found.items.most) == (stated, listed, listed)
    assert found.items.is_quoted and found.is_before and found.is_certain
    assert found.is_open is is_open


@given(listed=st.integers(2, len(NAMES)), stated=st.integers(2, 9))
def test_categories_before_a_number(listed: int, stated: int) -> None:
    (found,) = lists_of(f"从{'、'.join(NAMES[:listed])}{HAN[stated]}个方面进行评价。")
    assert (found.number, found.items.least) == (stated, listed)
    assert found.is_before and found.categories and not found.is_open


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # 和 may join two items or stand in one.
        ("从数量、质量、时效和成本四个方面评价。", [(4, 3, 4)]),
        # 等 keeps a list of pieces open.
        ("购置电脑、打印机、投影仪等5台设备；走访甲村、乙村、丙村等12个村。", [(12, 3, 3)]),
        # Without it, kinds are no pieces.
        ("新建学校、医院、公园12个。", []),
        # Names of projects or offices are what is counted.
        ("智慧校园项目、教师培训专项、校舍维修项目4个项目全部完成自评。", [(4, 3, 3)]),
        # With others before them they are some.
        ("由审计局、教育局牵头，智慧校园项目、教师培训专项、校舍维修项目4个项目完成自评。", []),
        ("除智慧校园项目、教师培训专项、校舍维修项目4个项目外均已完成。", []),
        # Three at least; and no farther from the number than a slip goes.
        ("智慧校园项目、教师培训专项3个项目完成自评。", [(3, 2, 2)]),
        ("智慧校园项目、教师培训专项、校舍维修项目9个项目完成自评。", []),
        # All that 共计 behind names counts.
        ("纳入范围的项目有智慧校园项目、教师培训专项、校舍维修项目，共计4个。", [(4, 3, 3)]),
        ("走访了东山县、西河县、南海区，共4个。", [(4, 3, 3)]),
        # Figures in the list: each item has its own.
        ("新建3个、续建5个、停建2个三类项目。", []),
        # One item, or none.
        ("从数量方面、一个方面评价。", []),
        ("从四个方面评价。", []),
        # One title is no list.
        ("印发了《甲办法》2份方案。", []),
    ],
)
def test_what_is_a_list_before_a_number(text: str, expected: list[tuple[int, int, int]]) -> None:
    assert counted(text) == expected


def test_names_before_their_number_need_no_other_words() -> None:
    (found,) = lists_of("智慧校园项目、教师培训专项、校舍维修项目4个项目全部完成自评。")
    assert found.is_before


def test_a_list_of_titles_may_begin_before_its_first_title() -> None:
    (found,) = lists_of("印发了甲办法、《乙办法》和《丙办法》3份方案。")
    assert found.items.least == 2 and not found.is_certain
    (whole,) = lists_of("印发了《乙办法》和《丙办法》3份方案。")
    assert whole.items.least == 2 and whole.is_certain
