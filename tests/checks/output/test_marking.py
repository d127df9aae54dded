"""Operands are found where they stand, and not inside other numbers."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.checks.output.sample import SENTENCE, make_document, rate_finding, table_finding

from jiheng.checks import Place, Quote
from jiheng.checks.output.marking import (
    bracketed,
    context_spans,
    merged,
    occurrences,
    span_in,
)

HERE = Place(paragraph=1)


def test_the_operands_of_a_sentence_are_marked():
    texts = make_document().texts
    spans = context_spans(rate_finding(), texts)
    assert (
        bracketed(SENTENCE, spans) == "2021年预算【120.0万元】，支出【96.3万元】，执行率【81.3%】。"
    )


def test_the_stated_position_decides_between_equal_words():
    text = "去年支出5万元，今年支出5万元。"
    second = text.rindex("5万元")
    finding = rate_finding(1, "预算120.0万元，支出96.3万元，执行率81.3%。")
    changed = type(finding)(
        finding.code,
        finding.name,
        finding.severity,
        "",
        (Quote("5万元", HERE, second, second + 3),),
        text,
    )
    assert context_spans(changed, {HERE: text}) == [(second, second + 3)]


def test_operands_elsewhere_are_not_marked_in_the_sentence():
    spans = context_spans(table_finding(), make_document().texts)
    assert bracketed("合计 31", spans) == "合计 【31】"


@pytest.mark.parametrize(
    ("text", "words", "count"),
    [
        ("2015年5个", "5个", 1),
        ("15个", "5个", 0),
        ("1.5个", "5个", 0),
        ("支出5个", "5", 1),
        ("支出51个", "5", 0),
        ("甲", "", 0),
    ],
)
def test_a_longer_number_is_not_cut(text, words, count):
    assert len(occurrences(text, words)) == count


def test_a_quote_that_moved_is_found_nearby():
    quote = Quote("81.3%", HERE, 20, 25)
    assert span_in("（一）执行率81.3%，另一处81.3%。", quote) == (15, 20)
    assert span_in("没有这个数", quote) is None


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 9)), max_size=8))
def test_merged_spans_cover_the_same_and_do_not_overlap(parts):
    spans = [(start, start + length) for start, length in parts]
    found = merged(spans)
    covered = {at for start, end in spans for at in range(start, end)}
    assert {at for start, end in found for at in range(start, end)} == covered
    assert all(before[1] <= after[0] for before, after in pairwise(found))


def test_a_long_sentence_is_cut_about_its_operands():
    text = "甲" * 200 + "81.3%" + "乙" * 200
    assert bracketed(text, [(200, 205)], around=3) == "…甲甲甲【81.3%】乙乙乙…"
    assert bracketed("甲" * 9, [], around=3) == "甲" * 6 + "…"
