import pytest

from jiheng.checks.figures import Kind
from jiheng.checks.repetition.attribute import Attribute
from jiheng.checks.repetition.words import is_telling, period_in, read_label, scopes_in


@pytest.mark.parametrize(
    ("lead", "attribute", "subject"),
    [
        ("本年支出合计", Attribute.SPENT, ""),
        ("全年实际支出", Attribute.SPENT, ""),
        ("其中：基本支出为", Attribute.SPENT, "基本"),
        ("部门年初预算批复数为", Attribute.INITIAL, ""),
        ("调整后预算数", Attribute.FINAL, ""),
        ("城东道路改造项目全年预算数为", Attribute.FINAL, "城东道路改造项目"),
        ("城东道路改造项目安排", Attribute.BUDGET, "城东道路改造项目"),
        ("收入支出总计", Attribute.TOTAL, ""),
        ("本年收入", Attribute.INCOME, ""),
        ("年末结转和结余", Attribute.CARRY, "年末"),
        ("上年结转", Attribute.CARRY, "年初"),
        ("实际支出公用经费总额", Attribute.SPENT, "公用经费"),
        ("技术合同成交额达到", Attribute.PLAIN, "技术合同成交"),
    ],
)
def test_money_labels(lead: str, attribute: Attribute, subject: str) -> None:
    assert read_label(lead, Kind.MONEY) == (attribute, subject)


@pytest.mark.parametrize(
    ("lead", "attribute", "subject"),
    [
        ("预算执行率为", Attribute.RATE, ""),
        ("我局支出进度为", Attribute.RATE, ""),
        ("政府采购执行率达", Attribute.RATE, "政府采购"),
        ("完成年初预算的", Attribute.INITIAL_RATE, ""),
        ("完成全年预算数的", Attribute.RATE, ""),
        ("绩效目标完成率", Attribute.PLAIN, "绩效目标完成率"),
    ],
)
def test_rate_labels(lead: str, attribute: Attribute, subject: str) -> None:
    assert read_label(lead, Kind.RATE) == (attribute, subject)


def test_initial_and_adjusted_budget_are_not_one() -> None:
    assert read_label("年初预算", Kind.MONEY) != read_label("全年预算", Kind.MONEY)


@pytest.mark.parametrize("subject", ["服务对象满意度", "参训人次", "投入资金", "基本"])
def test_general_subjects_tell_nothing(subject: str) -> None:
    assert not is_telling(subject)


@pytest.mark.parametrize("subject", ["国家重点实验室", "城东道路改造项目", "高新技术企业"])
def test_named_subjects_tell(subject: str) -> None:
    assert is_telling(subject)


def test_scopes_and_periods() -> None:
    assert scopes_in("按可比口径调整后，财政拨款支出") == {"可比", "财政拨款"}
    assert scopes_in("本年支出") == frozenset()
    assert period_in("自启动以来累计投入") == "累计"
    assert period_in("力争达到") == "目标"
    assert period_in("本年投入") == ""
