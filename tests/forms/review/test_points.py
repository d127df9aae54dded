"""Points and hints: each failing case beside the nearest passing one."""

from dataclasses import replace

import pytest

from jiheng.forms.review import Review, review_rules, review_targets


def found(review: Review) -> list[str]:
    return [one.where.indicator or one.where.project for one in review.findings]


def reasons(review: Review) -> list[str]:
    return [one.reason for one in review.coverage.rules[0].unjudged]


def row(**cells: str) -> dict[str, list[dict[str, str]]]:
    return {"项目绩效指标": [cells]}


# TG101


@pytest.mark.parametrize(
    ("nature", "target", "previous", "unit", "note", "wanted"),
    [
        ("≥", "20", "20", "家", "", ["1"]),
        ("≥", "20", "20.0", "家", "无", ["1"]),
        ("≥", "20", "19", "家", "", []),
        ("≥", "20", "20", "家", "受场地所限，与上年持平", []),
        ("≥", "100", "100", "%", "", []),
        ("≤", "100", "100", "%", "", ["1"]),
        ("≥", "99.9", "99.9", "%", "", ["1"]),
        ("=", "0", "0", "起", "", []),
        ("≤", "5", "5", "起", "", ["1"]),
        ("定性", "印发规划", "印发规划", "", "", []),
        ("区间", "20～20", "20", "家", "", []),
    ],
)
def test_unchanged(judge, nature, target, previous, unit, note, wanted) -> None:
    cells = {"指标性质": nature, "指标值": target, "上年完成值": previous}
    assert found(judge("TG101", row(**cells, 计量单位=unit, 备注=note))) == wanted


@pytest.mark.parametrize("code", ["TG101", "TG102"])
def test_history_that_is_not_there(judge, code: str) -> None:
    assert reasons(judge(code, row(上年完成值=""))) == ["没有填写上年完成值"]
    assert reasons(judge(code, row(上年完成值="不适用"))) == ["没有填写上年完成值"]
    assert reasons(judge(code, row(指标值=""))) == ["没有填写指标值"]


# TG102


@pytest.mark.parametrize(
    ("target", "previous", "wanted"),
    [
        ("100", "130", ""),
        ("100", "131", "偏低"),
        ("100", "60", ""),
        ("100", "59", "偏高"),
    ],
)
def test_history_of_counts_is_exact(judge, target: str, previous: str, wanted: str) -> None:
    review = judge("TG102", row(指标值=target, 上年完成值=previous))
    assert [one.message[-2:] for one in review.findings] == ([wanted] if wanted else [])
    assert reasons(review) == []


def test_less_is_better_turns_high_and_low(judge) -> None:
    cells = {"指标性质": "≤", "指标值": "100", "计量单位": "起"}
    assert judge("TG102", row(**cells, 上年完成值="131")).findings[0].message.endswith("目标偏高")
    assert judge("TG102", row(**cells, 上年完成值="59")).findings[0].message.endswith("目标偏低")


def test_rounding_that_decides_is_not_judged(judge) -> None:
    # 1.3亿元 ÷ 1亿元 may be 1.25÷1.5 or 1.35÷0.5: the last digits decide.
    unsure = judge("TG102", row(指标值="1", 上年完成值="1.3", 计量单位="亿元"))
    assert reasons(unsure) == ["恰在界限附近，按末位四舍五入不能确定"]
    sure = judge("TG102", row(指标值="1.00", 上年完成值="1.32", 计量单位="亿元"))
    assert found(sure) == ["1"]


def test_history_that_cannot_be_divided(judge) -> None:
    zero = judge("TG102", row(指标值="0", 上年完成值="3", 指标性质="≤", 计量单位="起"))
    assert reasons(zero) == ["指标值可能为零，不能相除"]
    other = judge("TG102", row(指标值="50%", 上年完成值="2倍", 计量单位=""))
    assert reasons(other) == ["指标值不是可用的数"]
    words = row(指标性质="定性", 指标值="印发", 上年完成值="印发", 计量单位="")
    assert judge("TG102", words).coverage.rules[0].state == "已判断"  # the department's rows


# TG103


def priced(budget: str = "1,000.00", count: str = "20", price: str = "50") -> dict:
    cost = {"一级指标": "成本指标", "二级指标": "经济成本指标", "三级指标": "每家补助标准"}
    cost |= {"指标性质": "≤", "指标值": price, "计量单位": "万元", "上年完成值": ""}
    return {
        "项目": [{"年度预算数": budget}],
        "项目绩效指标": [{"指标值": count}, cost],
    }


@pytest.mark.parametrize(
    ("count", "price", "wanted"),
    [
        ("20", "50.00", []),
        ("24", "49.99", []),
        ("24", "50.01", ["P01"]),
        ("16", "50.01", []),
        ("16", "49.99", ["P01"]),
    ],
)
def test_quantity_times_price(judge, count: str, price: str, wanted: list[str]) -> None:
    assert found(judge("TG103", priced(count=count, price=price))) == wanted


def test_price_message_shows_the_sum(judge) -> None:
    (finding,) = judge("TG103", priced(count="40")).findings
    assert finding.message == (
        "“支持企业数”40家×“每家补助标准”50万元，与年度预算数 1,000.00万元 之比超过 120%"
    )


def test_the_measure_word_tells_the_quantity(judge) -> None:
    changes = priced()
    changes["项目绩效指标"].insert(1, {"三级指标": "培训人数", "指标值": "500", "计量单位": "人"})
    review = judge("TG103", changes)
    assert (review.findings, reasons(review)) == ((), [])
    changes["项目绩效指标"][1]["计量单位"] = "家"
    assert reasons(judge("TG103", changes)) == ["不知道单价对应哪一个数量指标"]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda c: c.update({"项目": [{"年度预算数": ""}]}), "没有填写年度预算数"),
        (lambda c: c.update({"项目": [{"年度预算数": "0.00"}]}), "年度预算数可能为零，不能相除"),
        (lambda c: c.update({"项目绩效指标": []}), "“项目绩效指标”表没有填写"),
        (lambda c: c["项目绩效指标"].pop(), "没有单价类成本指标"),
        (lambda c: c["项目绩效指标"].append(c["项目绩效指标"][1]), "单价类成本指标不止一个"),
        (
            lambda c: c["项目绩效指标"][1].update({"计量单位": "次"}),
            "单价指标没有以金额计量的指标值",
        ),
        (lambda c: c["项目绩效指标"][0].update({"指标值": ""}), "有数量指标没有可用的指标值"),
        (
            lambda c: c["项目绩效指标"][1].update({"指标值": "60"}),
            "恰在界限附近，按末位四舍五入不能确定",
        ),
    ],
)
def test_price_that_cannot_be_computed(judge, change, reason: str) -> None:
    changes = priced()
    change(changes)
    assert reasons(judge("TG103", changes)) == [reason]


# TG104


def timed(*values: str, name: str = "完成时间") -> dict[str, list[dict[str, str]]]:
    base = {"二级指标": "时效指标", "三级指标": name, "指标性质": "定性", "计量单位": ""}
    return {"项目绩效指标": [{**base, "上年完成值": "", "指标值": value} for value in values]}


@pytest.mark.parametrize(
    ("bad", "good"),
    [
        ("2021年12月31日前", "2021年11月30日前"),
        ("12月底前完成", "6月底前立项，12月底前完成"),
        ("年底前", "每季度末"),
        ("当年完成", "90天内完成"),
        ("2021年", "2021年第三季度"),
        ("十二月三十一日", "九月三十日"),
    ],
)
def test_only_year_end(judge, bad: str, good: str) -> None:
    assert found(judge("TG104", timed(bad))) == ["1"]
    assert found(judge("TG104", timed(good))) == []


def test_another_step_of_the_project_is_enough(judge) -> None:
    assert found(judge("TG104", timed("12月31日前", "年底前"))) == ["1", "2"]
    assert found(judge("TG104", timed("12月31日前", "6月30日前"))) == []
    assert found(judge("TG104", timed("12月31日前", name="完成及时性"))) == ["1"]
    assert found(judge("TG104", timed("按合同约定"))) == []


def test_year_end_with_a_blank(judge) -> None:
    assert reasons(judge("TG104", timed("12月31日前", ""))) == ["有时效指标没有填写指标值"] * 2
    assert reasons(judge("TG104", {"项目绩效指标": []})) == ["“项目绩效指标”表没有填写"]


# TG105


@pytest.mark.parametrize(
    ("cells", "wanted"),
    [
        ({"指标值": "500", "计量单位": "万元"}, ["1"]),
        ({"指标值": "500", "计量单位": "家"}, []),
        ({"指标值": "500万元", "计量单位": "", "上年完成值": ""}, ["1"]),
        ({"指标值": "500家", "计量单位": "", "上年完成值": ""}, []),
        ({"指标值": "", "计量单位": "万元"}, ["1"]),
        ({"二级指标": "质量指标", "计量单位": "万元"}, []),
        ({"指标性质": "定性", "指标值": "拨付五百万元", "计量单位": ""}, ["1"]),
        ({"指标性质": "定性", "指标值": "一元复始", "计量单位": ""}, []),
    ],
)
def test_money_as_quantity(judge, cells: dict[str, str], wanted: list[str]) -> None:
    assert found(judge("TG105", row(**cells))) == wanted


def test_quantity_without_unit_and_value(judge) -> None:
    review = judge("TG105", row(指标值="", 计量单位="", 上年完成值=""))
    assert reasons(review) == ["没有填写指标值"]


def test_a_unit_that_is_none_is_not_money(make) -> None:
    dossier = make(row())
    draft = dossier.forms["project_indicators"][0].model_copy(update={"unit": "元/家"})
    broken = replace(dossier, forms={**dossier.forms, "project_indicators": (draft,)})
    rule = [rule for rule in review_rules() if rule.code == "TG105"]
    assert review_targets(broken, rules=rule).findings == ()


# TG106, TG107


@pytest.mark.parametrize(("weight", "wanted"), [("60", ["1"]), ("59.99", []), ("90", ["1"])])
def test_heavy(judge, weight: str, wanted: list[str]) -> None:
    assert found(judge("TG106", row(权重=weight))) == wanted


def test_weight_that_is_not_there(judge) -> None:
    assert reasons(judge("TG106", row(权重=""))) == ["没有填写权重"]


@pytest.mark.parametrize(
    ("nature", "target", "unit", "wanted"),
    [
        ("区间", "80～100", "", ["1"]),
        ("区间", "80～100", "%", []),
        ("区间", "80%～100%", "", []),
        ("区间", "1.2万～2万", "", ["1"]),
        ("≥", "", "", ["1"]),
        ("≥", "", "家", []),
        ("≥", "20家", "", []),
        ("定性", "印发规划", "", []),
    ],
)
def test_unit(judge, nature: str, target: str, unit: str, wanted: list[str]) -> None:
    cells = {"指标性质": nature, "指标值": target, "计量单位": unit, "上年完成值": ""}
    assert found(judge("TG107", row(**cells))) == wanted


# TG108, TG109


@pytest.mark.parametrize(
    ("names", "wanted"),
    [
        (("支持企业数", "支持企业数"), ["2"]),
        (("支持企业（家）数", "支持企业家数"), ["2"]),
        (("支持企业数", "支持企业数", "支持企业数"), ["2", "3"]),
        (("支持企业数", "支持大企业数"), []),
    ],
)
def test_repeated(judge, names: tuple[str, ...], wanted: list[str]) -> None:
    review = judge("TG108", {"项目绩效指标": [{"三级指标": name} for name in names]})
    assert found(review) == wanted


def test_two_projects_may_have_the_same_indicator(judge) -> None:
    projects = [{}, {"项目编码": "P02"}]
    rows = [{}, {"项目编码": "P02"}]
    assert found(judge("TG108", {"项目": projects, "项目绩效指标": rows})) == []
    assert reasons(judge("TG108", {"项目绩效指标": []})) == ["“项目绩效指标”表没有填写"]


@pytest.mark.parametrize(
    ("level2", "bad", "good"),
    [
        ("数量指标", "数量指标", "重点实验室数量"),
        ("数量指标", "数量1", "设备数量"),
        ("数量", "数量指标二", "数量达标设备"),
        ("社会效益指标", "社会效益", "带动就业人数"),
        ("社会效益指标", "产生的社会效益程度", "社会资本投入"),
        ("服务对象满意度指标", "服务对象满意度", "企业满意度"),
        ("成本指标", "成本", "单位成本"),
    ],
)
def test_kind_as_name(judge, level2: str, bad: str, good: str) -> None:
    assert found(judge("TG109", row(二级指标=level2, 三级指标=bad))) == ["1"]
    assert found(judge("TG109", row(二级指标=level2, 三级指标=good))) == []


# TG201


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ({"三级指标": "老旧小区改造户数"}, "三级指标"),
        ({"指标性质": "定性", "指标值": "完成老旧小区改造", "上年完成值": ""}, "指标值"),
        ({"三级指标": "高新技术企业数"}, ""),
        ({"三级指标": "新小区入住户数"}, ""),
    ],
)
def test_other_fields(judge, cells: dict[str, str], column: str) -> None:
    review = judge("TG201", row(**cells))
    assert [one.where.column for one in review.findings] == ([column] if column else [])


def test_duties_or_names_make_a_field_ones_own(judge) -> None:
    target = {"绩效目标": [{"目标内容": "完成老旧小区改造。"}]}
    assert found(judge("TG201", target)) == [""]
    duty = {"部门职责": [{"职责内容": "指导住房城乡建设科技工作。"}]}
    assert found(judge("TG201", {**target, **duty})) == []
    assert found(judge("TG201", target, 部门名称="广州市住房和城乡建设局")) == []


def test_duties_that_are_not_there(judge) -> None:
    review = judge("TG201", {"部门职责": []})
    assert set(reasons(review)) == {"没有填写“部门职责”表"}
    empty = {"绩效目标": [], "整体绩效指标": [], "项目绩效指标": []}
    assert len(reasons(judge("TG201", empty))) == 3
