"""Which numbers count a list, and where they stand."""

import pytest
from tests.checks.prose.enumerations.listing import NAMES, counted, lists_of

from jiheng.checks.prose.enumerations import COUNTED

LISTED = "：" + "、".join(NAMES[:3]) + "。"


@pytest.mark.parametrize(
    ("text", "number", "word"),
    [
        ("实施4项计划", "4", "项"),
        ("实施四大计划", "四", "大"),
        ("实施十二个计划", "十二", "个"),
        ("实施 4 项计划", "4", "项"),
        ("四点建议", "四", "点"),
    ],
)
def test_a_number_that_counts(text: str, number: str, word: str) -> None:
    found = COUNTED.search(text)
    assert found is not None and (found["n"], found["word"]) == (number, word)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "第4项计划",
            "近4项计划",
            "超4个计划",
            "约4个计划",
            "每4个计划",
            "前4个计划",
            "这4个计划",
        ),
        *("4个月", "4个多计划", "4项以上计划", "4.5个计划", "1,004个计划", "四大"),
        "上午10点30分",
    ],
)
def test_a_number_that_counts_no_list(text: str) -> None:
    found = COUNTED.search(text)
    assert found is None or text.startswith("1,") or found["n"] != "4"
    assert counted(text + LISTED) == []


def test_the_place_of_the_number_is_quoted() -> None:
    (found,) = lists_of("今年组织实施4项计划" + LISTED)
    assert found.quote.text == "4项" and (found.quote.start, found.quote.end) == (6, 8)
    assert found.figure is not None and found.figure.exact == 4
    assert found.before == "今年组织实施" and found.noun == "计划"
    (spoken,) = lists_of("今年组织实施四大计划" + LISTED)
    assert spoken.quote.text == "四大"


def test_numbers_of_dates_codes_and_numbering_count_nothing() -> None:
    assert counted("根据财预〔2020〕4号文件，项目" + LISTED) == []
    assert counted("4、项计划" + LISTED) == []
    # A date before or behind it is another thing.
    assert counted("2020年印发《甲办法》《乙办法》3份方案，2021年起施行。") == [(3, 2, 2)]


def test_a_single_thing_is_looked_for_only_before_its_number() -> None:
    assert counted("实施1项计划" + LISTED) == []
    assert counted("印发《甲办法》《乙办法》1份方案。") == [(1, 2, 2)]


def test_forty_numbers_of_a_sentence_are_looked_at() -> None:
    many = "实施4项计划，" * 39
    assert len(counted(many + "实施4项计划" + LISTED)) >= 1
    assert counted("实施4项计划，" + many + "实施4项计划" + LISTED) == []
