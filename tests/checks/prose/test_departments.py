import pytest
from tests.checks.builder import build_document

from jiheng.checks.prose.departments import department_of
from jiheng.checks.reading import Reading


@pytest.mark.parametrize(
    ("title", "name", "stem"),
    [
        ("东江市科学技术局2023年度部门整体支出绩效自评报告", "东江市科学技术局", "科学技术"),
        ("2023年度东江市卫生健康委员会部门决算", "东江市卫生健康委员会", "卫生健康"),
        ("附件2 东江市 科学技术局 2023年部门整体支出", "东江市科学技术局", "科学技术"),
    ],
)
def test_the_title_names_the_department(title: str, name: str, stem: str) -> None:
    found = department_of(Reading(build_document(title)))
    assert found is not None
    assert (found.name, found.stem) == (name, stem)


@pytest.mark.parametrize("title", ["部门整体支出绩效自评报告", "信息化项目2023年度自评表"])
def test_a_title_without_department_names_none(title: str) -> None:
    assert department_of(Reading(build_document(title))) is None
