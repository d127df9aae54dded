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
