"""Random sentences, and texts that no person writes."""

import random
import string

import pytest
from benchmarks.checks.fuzzing.oracle import hold_result
from benchmarks.checks.fuzzing.texts import ENDLESS, ODD, hurt, random_text, report
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jiheng.checks import check_document
from jiheng.checks.document import Cell, Document, Paragraph, Place, Table
from jiheng.checks.figures import read_tokens
from jiheng.checks.guarding import BLANK, guarded
from jiheng.checks.sentences import cut_sentences

BOUNDED = settings(
    max_examples=30, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
CHARACTERS = st.sampled_from(
    string.digits
    + ",.%％，。；：、（）()《》“”-—～ \n"
    + "一二三十百万亿元个家分年月成倍其中合计为占增加减少比上年"
    + ODD
)


def of(*texts: str) -> Document:
    """Make a document of paragraphs."""
    blocks = tuple(Paragraph(text, Place(paragraph=n)) for n, text in enumerate(texts, 1))
    return Document("甲.txt", "txt", blocks)


@given(seed=st.integers(0, 10**6), size=st.sampled_from((5, 80, 600)))
@BOUNDED
def test_random_texts_are_checked_twice_alike(seed: int, size: int) -> None:
    rng = random.Random(seed)
    document = of(random_text(rng, size), hurt(rng, report(rng, size)))
    result = check_document(document)
    hold_result(document, result)
    assert check_document(document) == result


@given(texts=st.lists(st.text(CHARACTERS, min_size=1, max_size=60), min_size=1, max_size=4))
@BOUNDED
def test_any_characters_are_checked(texts: list[str]) -> None:
    document = of(*texts)
    hold_result(document, check_document(document))


@given(
    rows=st.lists(
        st.lists(st.text(CHARACTERS, max_size=9), min_size=3, max_size=3), min_size=1, max_size=6
    )
)
@BOUNDED
def test_any_table_is_checked(rows: list[list[str]]) -> None:
    cells = tuple(
        tuple(Cell(text, Place(table=1, row=r, column=c)) for c, text in enumerate(row, 1))
        for r, row in enumerate(rows, 1)
    )
    document = Document("甲.docx", "docx", (Table(cells, Place(table=1)),))
    hold_result(document, check_document(document))


@pytest.mark.parametrize("piece", ENDLESS)
def test_endless_repetition_ends(piece: str) -> None:
    document = of((piece * 1_500)[:1_500] + "1万元")
    hold_result(document, check_document(document))


def test_a_number_of_five_thousand_digits_is_no_figure() -> None:
    document = of("收入" + "1" * 5_000 + "万元。", "支出12万元。")
    assert check_document(document).coverage.figures == 1


def test_positions_stay_under_guard() -> None:
    text = "甲" + " " * 90 + "乙" + "…" * 300 + "丙" + "1,2" * 40 + "丁\ue001"
    (block,) = guarded(of(text)).paragraphs
    assert len(block.text) == len(text)
    assert [block.text.index(mark) for mark in "甲乙丙丁"] == [
        text.index(mark) for mark in "甲乙丙丁"
    ]
    assert block.text.endswith(f"{BLANK}丁{BLANK}")


def test_what_reports_hold_needs_no_guard() -> None:
    document = of("目录" + "…" * 150 + "1", "甲" + " " * 50 + "乙", "1,234,567,890.12元")
    assert guarded(document) is document


def test_merged_cells_stay_one_under_guard() -> None:
    cell = Cell("x" * 300, Place(table=1, row=1, column=1), column_span=2)
    other = Cell("1", Place(table=1, row=1, column=3))
    (table,) = guarded(
        Document("甲", "docx", (Table(((cell, cell, other, None),), Place()),))
    ).tables
    (row,) = table.rows
    assert row[0] is row[1] and BLANK in row[0].text
    assert row[2] is other and row[3] is None


def test_quotes_of_a_guarded_text_are_verbatim() -> None:
    document = of("支出“" + "x" * 300 + "1万元", "完成率120")
    result = check_document(document)
    hold_result(document, result)
    assert not any(BLANK in f.context + f.message for f in result.findings)


def cut(text: str) -> list[str]:
    """Give the sentences of a text."""
    place = Place(paragraph=1)
    return [s.text for s in cut_sentences(text, read_tokens(text, place), place, 0, 0)]


@pytest.mark.parametrize("piece", ["收入1.23万元，", "三个", "甲", "1月2日", "收入１２，"])
def test_sentences_without_an_end_are_cut_and_lose_nothing(piece: str) -> None:
    text = piece * 3_000
    sentences = cut(text)
    assert "".join(sentences) == text
    assert max(map(len, sentences)) <= 1_500


def test_a_long_list_is_cut_at_a_comma() -> None:
    sentences = cut("收入1.23万元，" * 300)
    assert all(sentence.endswith("，") for sentence in sentences)
    assert len(cut("收入1.23万元，" * 90 + "共1万元。")) == 1
