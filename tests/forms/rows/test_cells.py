import pytest

from jiheng.forms.rows.cells import LONGEST_TEXT, CellError, Column, cell_text, clean, read_cell
from jiheng.quantities import Missing, Status, parse_quantity, unit


def read(kind, text, **more):
    return read_cell(Column("name", "名称", kind, **more), text)


def refused(kind, text, **more) -> CellError:
    with pytest.raises(CellError) as caught:
        read(kind, text, **more)
    return caught.value


def test_blanks_and_invisible_characters_around_a_text_go():
    assert clean("\ufeff 市科技局\u3000\u200b") == "市科技局"
    assert clean("一\r\n二\r三") == "一\n二\n三"


@pytest.mark.parametrize("text", ["甲\x00乙", "甲\x07", "甲\x7f乙", "甲\uffff"])
def test_control_characters_are_refused(text):
    assert "控制字符" in refused("long", text).what


def test_a_long_text_may_have_lines_and_tabs_but_a_name_may_not():
    assert read("long", "一\n二\t三") == "一\n二\t三"
    assert "换行" in refused("text", "一\n二").what


def test_a_cell_holds_so_much_and_no_more():
    assert read("long", "甲" * LONGEST_TEXT)
    assert "超过" in refused("long", "甲" * (LONGEST_TEXT + 1)).what


def test_a_required_cell_must_be_filled():
    assert refused("text", " ", required=True).what == "没有填写"
    assert read("text", "", required=False) == ""


@pytest.mark.parametrize("text", ["P 01", "P\u200b01", "P\n01", "P\u300001"])
def test_a_code_has_no_blanks(text):
    assert "空白" in refused("code", text).what


def test_a_code_is_kept_as_it_is():
    assert read("code", " 007-A ") == "007-A"


def test_a_choice_is_one_of_them_or_a_known_synonym():
    choices = {"choices": ("≥", "≤"), "synonyms": {">=": "≥"}}
    assert read("choice", ">=", **choices) == "≥"
    assert read("choice", "", **choices) == ""
    assert refused("choice", "约", **choices).expected == "≥、≤"


def test_a_number_keeps_what_was_typed():
    printed = read("number", "148,134.50", unit="万元")
    assert (printed.text, printed.places, printed.unit) == ("148,134.50", 2, unit("万元"))


def test_an_empty_number_is_unreported_not_zero():
    assert read("number", "", unit="万元") == Missing(Status.UNREPORTED)
    assert read("number", "0", unit="万元").exact == 0
    assert read("number", "不适用", unit="万元") == Missing(Status.NOT_APPLICABLE)


def test_a_wrong_separator_is_refused_with_the_right_one():
    error = refused("number", "14,8134.51", unit="万元")
    assert "148,134.51" in error.advice


@pytest.mark.parametrize("text", ["很多", "2021-03-01", "12万人", "1/2"])
def test_what_is_no_amount_is_refused(text):
    assert refused("number", text, unit="万元")


def test_a_number_of_another_unit_is_refused():
    assert refused("number", "3家", unit="万元").what == "单位不对"


def test_flags():
    assert read("flag", "是") is True
    assert read("flag", "否") is False
    assert read("flag", "") == Missing(Status.UNREPORTED)
    assert refused("flag", "有")


@pytest.mark.parametrize(("text", "value"), [("7", 7), ("０７", 7), ("", None)])
def test_integers(text, value):
    assert read("integer", text) == value


@pytest.mark.parametrize("text", ["7.0", "七", "-1", "7年"])
def test_what_is_no_integer_is_refused(text):
    assert refused("integer", text).what == "不是整数"


@pytest.mark.parametrize(("text", "value"), [("2021", 2021), ("2021年", 2021), ("1990", 1990)])
def test_years(text, value):
    assert read_cell(Column("year", "年度", "integer"), text) == value


@pytest.mark.parametrize("text", ["1989", "2101", "21"])
def test_absurd_years(text):
    with pytest.raises(CellError):
        read_cell(Column("year", "年度", "integer"), text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2021-03-01", "2021-03-01"),
        ("2021/3/1", "2021-03-01"),
        ("2021年3月1日", "2021-03-01"),
        ("２０２１年３月", "2021-03"),
        ("20210301", "2021-03-01"),
        ("2021", "2021"),
        ("2024-02-29", "2024-02-29"),
        ("", ""),
    ],
)
def test_dates_become_iso_of_their_own_precision(text, value):
    assert read("date", text) == value


@pytest.mark.parametrize(
    "text", ["2021-02-29", "2021-13", "2021-00-01", "昨天", "21-3-1", "20211301"]
)
def test_what_is_no_date_is_refused(text):
    assert refused("date", text).what == "不是日期"


def test_values_are_written_as_they_would_be_typed():
    assert cell_text(Missing(Status.UNREPORTED)) == ""
    assert cell_text(Missing(Status.NOT_ASSESSABLE)) == "无法判断"
    assert cell_text(parse_quantity("约5.53亿元")) == "约5.53亿元"
    assert (cell_text(True), cell_text(False), cell_text(7), cell_text(None)) == (
        "是",
        "否",
        "7",
        "",
    )
