import pytest
from tests.checks.builder import build_document

from jiheng.checks.prose.years import report_year, year_places
from jiheng.checks.reading import Reading

BODY = "2023年完成采购。\n2023年完成验收。\n2023年组织自评。\n2023年盘点资产。\n"


@pytest.mark.parametrize(
    ("title", "is_wrong"),
    [
        ("2023年度部门决算说明", False),
        ("2032年度部门决算说明", True),
        ("2013年度部门决算说明", True),
    ],
)
def test_the_text_belies_a_wrong_title(title: str, is_wrong: bool) -> None:
    reading = Reading(build_document(f"{title}\n{BODY}"))
    found = report_year(reading, list(year_places(reading)))
    assert found is not None
    assert found.year == 2023
    assert (found.wrong_title is not None) == is_wrong


def test_a_title_stands_where_its_year_is_named_again() -> None:
    reading = Reading(build_document(f"2024年度部门决算说明\n{BODY}2024年公开。"))
    found = report_year(reading, list(year_places(reading)))
    assert found is not None
    assert (found.year, found.wrong_title) == (2024, None)


def test_ranges_and_document_numbers_name_no_single_year() -> None:
    text = "按财预〔2020〕10号，2021—2025年规划，二〇二三年实施，2024年度总结。"
    reading = Reading(build_document(text))
    assert [place.year for place in year_places(reading)] == [2023, 2024]


def test_without_a_title_and_with_few_years_nothing_is_claimed() -> None:
    reading = Reading(build_document("2023年完成采购，比2022年增加。"))
    assert report_year(reading, list(year_places(reading))) is None
