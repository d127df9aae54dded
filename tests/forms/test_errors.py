import pytest

from jiheng.forms.errors import FormError, FormErrors, describe, did_you_mean, nearest, quote


def test_an_error_says_all_five_parts():
    error = FormError(
        "不是可用的数", "采购管理", 3, "C", "数值", "14,8134.51", "千分位逗号", "改为148,134.51"
    )
    assert str(error) == (
        "第3行 C列“数值”：写的是“14,8134.51”，不是可用的数；应为千分位逗号；改为148,134.51。"
    )
    assert error.cell == "C3"


def test_an_error_of_a_whole_sheet_has_no_place():
    error = FormError("表是空的", "采购管理")
    assert (error.where, error.cell, str(error)) == ("", "", "表是空的。")


def test_a_question_is_not_followed_by_a_full_stop():
    assert str(FormError("没有", advice="是否应为“甲”？")).endswith("？")


def test_a_warning_is_called_one():
    assert str(FormError("尾差", severity="warning")) == "【提醒】尾差。"


def test_errors_are_listed_by_sheet_in_the_order_they_come():
    errors = [
        FormError("甲一", "甲", 2, "A"),
        FormError("乙一", "乙", 1, "A"),
        FormError("甲二", "甲", 3, "A"),
        FormError("整个文件"),
    ]
    assert str(FormErrors(errors, "年.xlsx")).splitlines() == [
        "年.xlsx：4 处错误",
        "  整个文件。",
        "【甲】",
        "  第2行 A列：甲一。",
        "  第3行 A列：甲二。",
        "【乙】",
        "  第1行 A列：乙一。",
    ]


def test_a_long_list_is_cut_and_counted():
    errors = [FormError("错", "甲", n, "A") for n in range(1, 71)]
    lines = str(FormErrors(errors)).splitlines()
    assert lines[0] == "70 处错误"
    assert lines[-1] == "  ……另有 10 处未列出，改正以上各处后再检查一次。"
    assert len(lines) == 63


def test_a_sheet_beyond_the_limit_is_not_even_named():
    errors = [FormError("错", "甲"), FormError("错", "乙")]
    assert "【乙】" not in describe(errors, shown=1)
    assert "【乙】" in describe(errors, shown=2)


def test_warnings_are_counted_apart():
    warning = FormError("尾差", severity="warning")
    assert describe([warning]).startswith("1 处提醒")
    assert describe([warning, FormError("错")]).startswith("1 处错误，1 处提醒")
    assert describe([]) == "0 处错误"


def test_quotes_are_short_and_on_one_line():
    assert quote("甲" * 41) == "甲" * 40 + "…"
    assert quote("甲" * 40) == "甲" * 40
    assert "\n" not in str(FormError("错", value="一\n二"))


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("采购管里", "采购管理"),
        ("采购管理", "采购管理"),
        ("xyz", ""),
        ("finance.bogus", ""),
        ("finance.spet", "finance.spent"),
    ],
)
def test_nearest(word, expected):
    assert (
        nearest(word, ["资产管理", "采购管理", "finance.transfer_to_districts", "finance.spent"])
        == expected
    )


def test_advice_names_the_nearest_or_the_choices():
    assert did_you_mean("采购管里", ["采购管理"]) == "是否应为“采购管理”？"
    assert did_you_mean("xyz", ["甲", "乙"]) == "可用的有：甲、乙"
    assert did_you_mean("xyz", [str(n) for n in range(9)]).endswith("等")
    assert did_you_mean("xyz", []) == ""
