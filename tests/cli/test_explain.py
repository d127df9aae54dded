"""`jiheng explain`: formula, figures with sources, rounding, citation."""

import pytest


@pytest.mark.parametrize("name", ["asset_utilisation", "固定资产利用率"])
def test_a_criterion_by_code_or_name(jiheng, example, name):
    got = jiheng("explain", example, name)
    assert got.code == 0
    for words in (
        "1.50 / 2.00 分",
        "84.30%≥75%，得1.5分",
        "10,232.75万元÷12,139.05万元",
        "资产管理!C2",
        "推定",
    ):
        assert words in got.out


def test_rounding_is_shown(jiheng, example):
    got = jiheng("explain", example, "procurement_execution")
    assert "2×84.48%＝1.6896，四舍五入到3位小数得1.69分" in got.out.replace("\n", "")


def test_a_group_lists_its_parts(jiheng, example):
    got = jiheng("explain", example, "funds")
    assert "13.932 / 16.00 分" in got.out
    assert "budget_completion" in got.out


def test_a_blank_says_so(jiheng, example):
    got = jiheng("explain", example, "procurement_execution", "--set", "政府采购执行率=")
    assert got.code == 1
    assert "未填报 / 2.00 分" in got.out
    assert "计算过程" not in got.out


INDICATORS = (
    "编码,一级指标,二级指标,三级指标,指标性质,指标值,计量单位,权重,实际完成值\n"
    "D04,产出指标,数量指标,支持实验室数量,≥,20,个,50,\n"
    "E04,效益指标,社会效益指标,就业人数,≥,20,人,40,20\n"
)


def test_the_end_of_a_code_is_enough_where_it_is_the_only_one(jiheng, copy):
    (copy / "整体绩效指标.csv").write_text(INDICATORS, encoding="utf-8")
    standard = ("--standard", "guangdong-department-2021")
    got = jiheng("explain", copy, "D04", *standard)
    assert got.code == 1
    assert ".D04）" in got.out
    assert "应填：整体绩效指标!I2 indicator.D04.actual" in got.out
    assert jiheng("explain", copy, "d04", *standard).out == got.out
    assert jiheng("explain", copy, "04", *standard).code == 2


def test_an_end_that_several_codes_share_lists_them(jiheng, copy):
    rows = INDICATORS.replace("E04", "E.04").replace("D04", "D.04")
    (copy / "整体绩效指标.csv").write_text(rows, encoding="utf-8")
    got = jiheng("explain", copy, "04", "--standard", "guangdong-department-2021")
    assert got.code == 2
    assert "output.04（" in got.err and "benefit.04（" in got.err and "请写完整的编码" in got.err


def test_a_part_of_a_name_is_answered_with_the_codes(jiheng, example):
    got = jiheng("explain", example, "三公")
    assert got.code == 2 and "three_public_cost" in got.err


@pytest.mark.parametrize(
    "name",
    [
        "“三公经费”控制率",
        "‘三公经费’控制率",
        "三公经费控制率",
        "「三公经费」 控制率",
        '"三公经费"控制率',
    ],
)
def test_quotation_marks_make_no_difference_to_a_name(jiheng, example, name):
    standard = ("--standard", "caiyu-2013-53-department")
    got = jiheng("explain", example, name, *standard)
    assert "“三公经费”控制率（three_public_cost）" in got.out


def test_a_suggestion_has_single_marks_within_double_ones(jiheng, example):
    standard = ("--standard", "caiyu-2013-53-department")
    got = jiheng("explain", example, "三公金费控制率", *standard)
    assert got.code == 2 and "“‘三公经费’控制率”" in got.err


CAIYU = ("--standard", "caiyu-2013-53-department")


def test_what_the_standard_asks_for_is_not_called_filed(jiheng, example):
    got = jiheng("explain", example, "预算完成率", *CAIYU)
    assert "应提供佐证材料：部门决算" in got.out
    assert "\n佐证材料：" not in got.out


@pytest.mark.parametrize(("typed", "shown"), [("不适用", "不适用"), ("80%", "4.00 / 5.00 分")])
def test_a_criterion_whose_points_went_to_others_says_so(jiheng, example, typed, shown):
    others = [f"results.{one}_benefit=80%" for one in ("economic", "social")]
    pairs = [*others, "results.satisfaction=95%", f"results.ecological_benefit={typed}"]
    options = [word for pair in pairs for word in ("--set", pair)]
    got = jiheng("explain", example, "生态效益", *CAIYU, *options)
    assert got.out.startswith(f"生态效益（ecological_benefit）  {shown}\n")
    assert ("计算过程" in got.out) is (typed != "不适用")
    whole = jiheng("explain", example, "effect", *CAIYU, *options)
    assert ("＋生态效益" in whole.out) is (typed != "不适用")
    table = jiheng("score", example, *CAIYU, *options)
    line = next(one for one in table.out.splitlines() if one.startswith("  生态效益"))
    assert line.split()[1:3] == (["－", "不适用"] if typed == "不适用" else ["5.00", "4.00"])
