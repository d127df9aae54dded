"""Figures that are hardly meant are pointed out; ordinary ones are not."""

from dataclasses import replace

import pytest

from jiheng.forms import Dossier, Source, read_dossier
from jiheng.forms.csv_folder import write_csv
from jiheng.quantities import Status
from jiheng.scoring import score
from jiheng.standards import find_standard


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"assets.in_use": "0", "assets.total": "100"}, ""),
        ({"assets.utilisation_rate": "-3%"}, "是负数"),
        ({"assets.in_use": "301", "assets.total": "100"}, "高达301%"),
        ({"assets.in_use": "300", "assets.total": "100"}, ""),
    ],
)
def test_amounts_and_rates(published, make_dossier, values, words):
    card = score(make_dossier({**published, **values}), find_standard("guangzhou-department-2021"))
    found = card.find("asset_utilisation").doubts
    assert ("".join(found) == "") is (words == "")
    assert words in "".join(found)
    assert not found or all("assets." in text or "finance." in text for text in found)


@pytest.mark.parametrize(("typed", "asked"), [("0.95%", True), ("1.01%", False), ("95%", False)])
def test_a_satisfaction_below_one_per_cent_is_asked_about(make_dossier, typed, asked):
    dossier = make_dossier({"results.satisfaction": typed}, year=2022)
    card = score(dossier, find_standard("hunan-yuhua-department-2022"))
    assert any("漏写了百分数" in text for leaf in card.leaves() for text in leaf.doubts) is asked


@pytest.mark.parametrize(
    ("code", "typed", "words"),
    [
        ("costs.public_control_rate", "0.95", "漏写了百分数"),
        ("costs.public_control_rate", "1.05", "漏写了百分数"),
        ("costs.public_control_rate", "95", ""),
        ("finance.appropriation_difference_rate", "0.1144", "漏写了百分数"),
        ("finance.appropriation_difference_rate", "0.1144%", ""),
        ("finance.appropriation_difference_rate", "0.11", ""),
    ],
)
def test_a_fraction_where_lower_is_better_is_asked_about(
    make_dossier, published, code, typed, words
):
    values = {**published, code: typed}
    card = score(make_dossier(values), find_standard("guangzhou-department-2021"))
    found = [text for leaf in card.leaves() for text in leaf.doubts if code in text]
    assert bool(found) is bool(words) and all(words in text for text in found)


@pytest.mark.parametrize(
    ("code", "asked"), [("finance.carryover_rate", True), ("costs.three_change_rate", False)]
)
def test_a_negative_rate_is_asked_about_where_it_can_not_be(make_dossier, code, asked):
    standard = find_standard(
        "caiyu-2013-53-department" if "three" in code else "guangzhou-department-2021"
    )
    card = score(make_dossier({code: "-5%"}), standard, trial=True)
    assert any("是负数" in text for leaf in card.leaves() for text in leaf.doubts) is asked
    assert any(code in leaf.inputs for leaf in card.leaves())


def test_the_example_raises_no_doubt(published, make_dossier):
    card = score(make_dossier(published), find_standard("guangzhou-department-2021"))
    assert not any(leaf.doubts for leaf in card.leaves())


def filed(dossier: Dossier) -> Dossier:
    """Have the figures of a dossier stand in a form, not only be supposed."""
    source = Source("资产管理.csv", cell="资产管理!C3")
    facts = {code: replace(fact, source=source) for code, fact in dossier.facts.items()}
    return replace(dossier, facts=facts)


PARTS = {"assets.in_use": "30.0", "assets.total": "32.0"}  # 93.45%～94.05%


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("93.3%", True),
        ("93.4%", False),
        ("94.0%", False),
        ("94.1%", False),
        ("94.2%", True),
        ("", False),
    ],
)
def test_a_rate_that_its_own_parts_contradict_is_asked_about(make_dossier, published, typed, asked):
    dossier = filed(make_dossier({**published, **PARTS, "assets.utilisation_rate": typed}))
    found = score(dossier, find_standard("guangzhou-department-2021")).find("asset_utilisation")
    if asked:
        (doubt,) = found.doubts
        assert f"填的是{typed}，由填报的分项只能算得93.45%～94.05%" in doubt
        assert "assets.utilisation_rate" in doubt
    else:
        assert found.doubts == ()


@pytest.mark.parametrize("supposed", ["assets.utilisation_rate", "assets.in_use"])
def test_what_is_only_supposed_is_not_held_against_what_is_filed(make_dossier, published, supposed):
    dossier = filed(make_dossier({**published, **PARTS, "assets.utilisation_rate": "93.75%"}))
    changed = dossier.with_values({supposed: "20%" if "rate" in supposed else "20"})
    card = score(changed, find_standard("guangzhou-department-2021"))
    assert card.find("asset_utilisation").doubts == ()


@pytest.mark.parametrize(
    ("values", "what"),
    [
        ({"assets.in_use": "-5", "assets.total": "100"}, "是负数"),
        ({"assets.in_use": "0", "assets.total": "100"}, ""),
        ({"performance.targets_achieved": "20.5"}, "不是整数"),
        ({"performance.targets_achieved": "20"}, ""),
    ],
)
def test_a_figure_that_can_not_be_earns_no_points(published, make_dossier, values, what):
    card = score(make_dossier({**published, **values}), find_standard("guangzhou-department-2021"))
    wrong = [one for one in card.leaves() if one.points is None]
    assert {one.status for one in wrong} == ({Status.NOT_ASSESSABLE} if what else set())
    assert all(what in one.reason for one in wrong)


def test_not_applicable_without_a_reason_is_asked_about(make_dossier):
    code = "finance.building_control_rate"
    dossier = make_dossier({code: "不适用"}, year=2022)
    standard = find_standard("hunan-yuhua-department-2022")
    (doubt,) = score(dossier, standard).find("building_area").doubts
    assert "请在备注写明理由" in doubt and code in doubt
    explained = replace(dossier.facts[code], note="本年度没有新建")
    told = replace(dossier, facts={**dossier.facts, code: explained})
    assert score(told, standard).find("building_area").doubts == ()


@pytest.mark.parametrize(
    ("values", "name", "asked"),
    [
        # The less was added during the year, the better.
        ({"finance.control_rate": "0.95"}, "预算控制率", False),
        ({"finance.appended": "2", "finance.initial_budget": "100"}, "预算控制率", False),
        # What follows from its parts was not typed: nothing was left out.
        ({"costs.three_spent": "0.5", "costs.three_budget": "52"}, "“三公经费”控制率", False),
        ({"costs.three_control_rate": "0.96"}, "“三公经费”控制率", True),
    ],
)
def test_only_a_typed_rate_that_is_usually_high_is_asked_about(make_dossier, values, name, asked):
    card = score(make_dossier(values, year=2022), find_standard("hunan-yuhua-department-2022"))
    (leaf,) = [one for one in card.leaves() if one.name == name]
    assert leaf.points is not None
    assert any("漏写了百分数" in text for text in leaf.doubts) is asked


@pytest.mark.parametrize(("typed", "asked"), [("0.9", True), ("95", False)])
@pytest.mark.parametrize("target", ["", "无法判断"])
def test_a_result_whose_target_is_missing_is_asked_about_by_itself(tmp_path, typed, asked, target):
    profile = [["项目", "内容"], ["部门名称", "某局"], ["地区", "北京市"], ["年度", "2021"]]
    write_csv(tmp_path / "部门概况.csv", [*profile, ["评分标准", "beijing-department"]])
    heads = ["编码", "一级指标", "二级指标", "三级指标", "指标性质", "指标值", "计量单位"]
    heads += ["权重", "实际完成值"]
    cells = ["D01", "产出指标", "质量指标", "合格率", "≥", target, "%", "100", typed]
    write_csv(tmp_path / "整体绩效指标.csv", [heads, cells])
    card = score(read_dossier(tmp_path), find_standard("beijing-department"))
    (leaf,) = [leaf for leaf in card.leaves() if leaf.name == "合格率"]
    assert any("合格率" in text and "漏写了百分数" in text for text in leaf.doubts) is asked
