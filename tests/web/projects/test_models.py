"""Projects keep their place in the tree; totals are exact, and missing is never zero."""

from decimal import Decimal

import pytest

from jiheng.quantities import QuantityError
from jiheng.web.people.models import User
from jiheng.web.people.scope import hats_of
from jiheng.web.projects.amounts import print_wan, read_amount
from jiheng.web.projects.classifications import load_classifications
from jiheng.web.projects.models import Classification, Level, Project
from jiheng.web.trail.acting import acting
from jiheng.web.trail.models import Entry

Projects = dict[str, Project]


def test_projects_stand_below_those_they_belong_to(projects: Projects) -> None:
    order = Project.objects.order_by("year", "tree").values_list("tree", flat=True)
    assert list(order) == ["K/", "K/K1/", "K/K1/K11/", "S/"]


def test_those_below_follow_when_a_project_moves(projects: Projects) -> None:
    with acting(None):
        moved = Project.objects.get(code="K1")
        moved.parent, moved.code = projects["S"], "K2"
        moved.save()
    assert Project.objects.get(code="K11").tree == "S/K2/K11/"


def test_a_partial_save_keeps_the_tree(projects: Projects) -> None:
    with acting(None):
        project = Project.objects.get(code="K1")
        project.code = "K3"
        project.save(update_fields=["code"])
    assert set(Project.objects.values_list("tree", flat=True)) == {"K/", "K/K3/", "K/K3/K11/", "S/"}


def test_many_at_once_stand_in_the_tree_too(projects: Projects) -> None:
    unit = projects["K"].organisation
    with acting(None):
        Project.objects.bulk_create(
            [
                Project(
                    year=2022, code="K4", name="丁", level=Level.SECOND, organisation=unit,
                    parent=projects["K"],
                )
            ]
        )  # fmt: skip
    assert Project.objects.get(code="K4").tree == "K/K4/"


def test_annual_funds_are_the_exact_sum_of_three_sources() -> None:
    parts = (Decimal("0.10"), Decimal("0.20"), Decimal("9999999999999.99"))
    project = Project(appropriation=parts[0], carried_over=parts[1], other_funds=parts[2])
    assert project.annual_funds == Decimal("10000000000000.29")
    project.other_funds = None
    assert project.annual_funds is None
    project.other_funds = Decimal(0)
    assert project.annual_funds == Decimal("0.30")


@pytest.mark.parametrize(
    ("text", "yuan"),
    [("0", "0.00"), ("1234.56", "12345600.00"), ("0.000001", "0.01"), ("3亿元", "300000000.00")],
)
def test_amounts_read_exactly(text: str, yuan: str) -> None:
    assert read_amount(text) == Decimal(yuan)
    assert read_amount(print_wan(Decimal(yuan))) == Decimal(yuan)


@pytest.mark.parametrize("text", ["0.0000001", "-1", "约3", "3家", "三千多", "10000000000000"])
def test_amounts_that_are_none(text: str) -> None:
    with pytest.raises(QuantityError):
        read_amount(text)


def test_secret_projects_are_seen_by_their_department_and_finance_alone(
    projects: Projects, people: dict[str, User]
) -> None:
    def seen_by(name: str) -> set[str]:
        visible = Project.objects.visible_to(hats_of(people[name]))
        return set(visible.values_list("code", flat=True))

    assert "S" in seen_by("tianbao") & seen_by("jixiao") & seen_by("caizheng")
    assert seen_by("renda") == {"K", "K1", "K11"}
    assert not seen_by("disanfang") | seen_by("lingju") | seen_by("xitong")


def test_secret_and_unused_projects_are_in_no_denominator(projects: Projects) -> None:
    with acting(None):
        projects["K11"].is_active = False
        projects["K11"].save()
    assert set(Project.objects.counted().values_list("code", flat=True)) == {"K", "K1"}


@pytest.mark.django_db
def test_classifications_are_loaded_once_and_then_left_alone() -> None:
    load_classifications()
    names = list(Classification.objects.filter(axis="chain").values_list("name", flat=True))
    assert names == ["科学发现", "技术发明", "产业发展", "人才支撑", "生态优化"]
    assert Entry.objects.filter(object_type="projects.classification").count() == 12
    with acting(None):
        Classification.objects.filter(name="人才支撑").update(is_active=False)
        Classification.objects.filter(name="生态优化").delete()
    load_classifications()
    assert not Classification.objects.get(name="人才支撑").is_active
    assert not Classification.objects.filter(name="生态优化").exists()
