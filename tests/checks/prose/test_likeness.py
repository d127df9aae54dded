import pytest

from jiheng.checks.prose.likeness import difference_of, is_deliberate


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("信息化一期项目", "信息化二期项目"),
        ("甲市科技局", "乙市科技局"),
        ("省级重点实验室", "市级重点实验室"),
        ("东区排水工程", "西区排水工程"),
        ("城乡居民补助", "城镇居民补助"),
        ("人力资源和社会保障局", "人力资源社会保障局"),
        ("重点实验室", "国家重点实验室"),
        ("文化馆维修项目", "文化站维修项目"),
    ],
)
def test_names_of_two_things(one: str, other: str) -> None:
    found = difference_of(one, other)
    assert found is not None
    assert is_deliberate(found, one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("企业创新计划", "企业创新环境计划"),
        ("农村科技特派员专项", "农村科技特创员专项"),
        ("国际科技合作项目", "国际科合作项目"),
    ],
)
def test_names_of_one_thing(one: str, other: str) -> None:
    found = difference_of(one, other)
    assert found is not None
    assert not is_deliberate(found, one, other)


def test_equal_names_do_not_differ() -> None:
    assert difference_of("企业创新计划", "企业创新计划") is None
