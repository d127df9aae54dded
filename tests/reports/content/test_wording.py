"""Every public wording function is a doctest; here are the cases between them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiheng.reports.content.wording import (
    clause,
    joined,
    listed,
    month_or_day,
    paragraphs,
    sentence,
    tidy_quotes,
)
from jiheng.reports.spans import plain_text


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("已完成", "已完成。"),
        ("已完成。", "已完成。"),
        ("已完成；", "已完成。"),
        ("已完成。；", "已完成。"),
        ("真的吗？", "真的吗？"),
        ("（已完成。）", "（已完成。）"),
        ("他说“已完成。”", "他说“已完成。”"),
        ("　", ""),
    ],
)
def test_a_sentence_has_one_end(typed: str, printed: str) -> None:
    assert sentence(typed) == printed


@given(st.text(alphabet="甲乙。；，！）”", max_size=12))
def test_ending_a_sentence_twice_changes_nothing(text: str) -> None:
    assert sentence(sentence(text)) == sentence(text)


@given(st.text(alphabet="甲乙。；，！", max_size=12))
def test_a_clause_has_no_end(text: str) -> None:
    assert clause(text)[-1:] not in set("。；，！")


def test_blank_lines_and_typed_indents_are_dropped() -> None:
    assert paragraphs("　　第一段。\n\n  第二段。\r\n") == ["第一段。", "第二段。"]


def test_empty_groups_leave_no_mark() -> None:
    assert plain_text(joined([("甲",), (), ("",), ("乙",)], "，")) == "甲，乙"


def test_quotes_that_are_not_closed_do_no_harm() -> None:
    assert tidy_quotes("“甲") == "“甲"
    assert tidy_quotes("甲”、“乙”") == "甲”“乙”"


@pytest.mark.parametrize(("count", "text"), [(2, "0、1"), (3, "0、1等3项")])
def test_a_long_list_is_counted(count: int, text: str) -> None:
    assert listed([str(at) for at in range(count)], 2) == text


@pytest.mark.parametrize(
    ("typed", "printed"), [("2022-04-05", "2022年4月5日"), ("2022-12", "2022年12月"), ("", "")]
)
def test_dates(typed: str, printed: str) -> None:
    assert month_or_day(typed) == printed
