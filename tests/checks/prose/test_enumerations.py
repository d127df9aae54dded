from hypothesis import given
from hypothesis import strategies as st
from tests.checks.builder import build_document

from jiheng.checks.engine import check_document
from jiheng.checks.rules import find_rule

NAMES = (
    "重点研发计划",
    "创新环境计划",
    "基础研究计划",
    "企业创新计划",
    "科普提升计划",
    "人才引进计划",
)
HAN = "零一二三四五六七八九"


@given(listed=st.integers(2, len(NAMES)), stated=st.integers(2, 9), is_digit=st.booleans())
def test_a_list_is_wrong_exactly_when_the_number_is(
    listed: int, stated: int, is_digit: bool
) -> None:
    shown = str(stated) if is_digit else HAN[stated]
    rule = find_rule("CT001")
    assert rule is not None
    for text in (
        f"组织实施{shown}项计划：{'、'.join(NAMES[:listed])}。",
        f"印发了{''.join(f'《{name}》' for name in NAMES[:listed])}{shown}份方案。",
    ):
        found = check_document(build_document(text), [rule]).findings
        assert bool(found) == (listed != stated), text


@given(listed=st.integers(2, len(NAMES)), stated=st.integers(2, 9))
def test_a_list_with_and_so_on_may_be_shorter_but_never_longer(listed: int, stated: int) -> None:
    rule = find_rule("CT001")
    assert rule is not None
    text = f"印发了{''.join(f'《{name}》' for name in NAMES[:listed])}等{stated}份方案。"
    found = check_document(build_document(text), [rule]).findings
    assert bool(found) == (listed > stated), text
