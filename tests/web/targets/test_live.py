"""What is said while a form is filled is what the forms' own rules say, at its place."""

import pytest
from tests.web.targets.conftest import good_content, indicator

from jiheng.web.documents.editing import Content, open_document, save_content
from jiheng.web.documents.models import Document, Kind
from jiheng.web.people.models import User
from jiheng.web.projects.models import Project
from jiheng.web.targets.live import Look, look_at
from jiheng.web.trail.acting import acting


def marks(look: Look) -> set[tuple[str, str, int, str]]:
    return {(mark.level, mark.form, mark.row, mark.column) for mark in look.marks}


def test_good_targets_are_in_order(document: Document) -> None:
    look = look_at(document, good_content())
    assert look.marks == ()
    assert look.review is not None
    (weights,) = look.weights
    assert (weights.sum_text, weights.is_right, weights.share_text) == ("90", True, "100%")


@pytest.mark.parametrize(
    ("row", "column", "text", "level"),
    [
        (1, "权重", "45.01", "填写"),
        (2, "指标性质", "大概", "填写"),
        (2, "指标值", "", "红线"),
        (2, "指标值", "若干", "填写"),
        (1, "三级指标", "", "填写"),
        (1, "指标编码", "2", "填写"),
    ],
)
def test_what_is_wrong_stands_at_its_cell(
    document: Document, row: int, column: str, text: str, level: str
) -> None:
    content = good_content()
    content["project_indicators"][row - 1][column] = text
    names = {
        "权重": "weight",
        "指标性质": "nature",
        "指标值": "target",
        "三级指标": "level3",
        "指标编码": "code",
    }
    at = 1 if column == "权重" else 2 if column == "指标编码" else row
    found = marks(look_at(document, content))
    assert (level, "project_indicators", at, names[column]) in found


def test_no_benefit_is_a_red_line(document: Document) -> None:
    content = good_content() | {"project_indicators": [indicator(1), indicator(3)]}
    assert any(mark.level == "红线" and mark.code for mark in look_at(document, content).marks)


@pytest.mark.parametrize(
    ("weights", "words"),
    [
        (("45", "45"), "合计正确"),
        (("50", "50"), "合计正确"),
        (("45", "44.5"), "差 0.5 分（应为 90），或差 10.5 分（应为 100）"),
        (("50", "50.01"), "多 10.01 分（应为 90），或多 0.01 分（应为 100）"),
        (("45", ""), "还有 1 项没有填权重"),
        (("45", "多"), "有 1 项权重不是数"),
    ],
)
def test_weights_add_up_exactly(document: Document, weights: tuple[str, str], words: str) -> None:
    rows = [indicator(at, weight) for at, weight in enumerate(weights, start=1)]
    (shown,) = look_at(document, {"project_indicators": rows}).weights
    assert shown.words == words


def test_the_quantified_share_counts_figures(document: Document) -> None:
    words = {"指标性质": "定性", "指标值": "明显提升"}
    rows = [indicator(1, "30", **words), indicator(2, "30", **words), indicator(3, "40")]
    (shown,) = look_at(document, {"project_indicators": rows}).weights
    assert (shown.quantified, shown.count, shown.is_share_low) == (1, 3, True)
    (half,) = look_at(document, {"project_indicators": rows[1:]}).weights
    assert (half.quantified, half.count, half.is_share_low) == (1, 2, False)
    (none,) = look_at(document, {}).weights
    assert (none.share_text, none.is_share_low, none.words) == ("", False, "还没有指标")


def test_a_secret_project_is_told_in_full_to_those_who_see_it(
    document: Document, project: Project
) -> None:
    with acting(None):
        project.is_secret = True
        project.save()
    document = Document.objects.get(pk=document.pk)
    content = good_content()
    content["project_indicators"][0]["指标值"] = ""
    found = [mark.message for mark in look_at(document, content).marks]
    assert any("支持重点实验室1类数量" in message for message in found)


def test_the_department_is_looked_at_as_a_whole(
    document: Document, people: dict[str, User]
) -> None:
    department = document.organisation.department
    with acting(people["jixiao"]):
        own = open_document(Kind.DEPARTMENT_TARGETS, department, None, 2022, people["jixiao"])
    rows = [
        {**{("编码" if title == "指标编码" else title): text for title, text in one.items()}}
        for one in (indicator(1), indicator(2))
    ]
    content: Content = {
        "duties": [{"序号": "1", "职责内容": "建设重点实验室。"}],
        "tasks": [
            {"编码": "1", "任务名称": "平台", "预算总额": "3", "财政拨款": "1", "其他资金": "1"}
        ],
        "targets": good_content()["targets"],
        "department_indicators": [rows[0] | {"所属任务": "9"}, rows[1] | {"所属任务": "1"}],
    }
    found = marks(look_at(own, content))
    assert any(form == "tasks" and column == "total" for _, form, _, column in found)
    assert ("填写", "department_indicators", 1, "task") in found
    assert not [mark for mark in found if mark[1] in ("projects", "project_indicators")]


def test_duties_come_from_the_departments_own_document(
    document: Document, people: dict[str, User]
) -> None:
    def unjudged() -> int:
        look = look_at(document, good_content())
        assert look.review is not None
        return look.review.coverage.unjudged

    before = unjudged()
    officer = people["jixiao"]
    with acting(officer):
        own = open_document(
            Kind.DEPARTMENT_TARGETS, document.organisation.department, None, 2022, officer
        )
        duties = [{"序号": "1", "职责内容": "建设市重点实验室，支持基础研究。"}]
        save_content(own, {"duties": duties}, 0, officer)
    assert unjudged() < before
