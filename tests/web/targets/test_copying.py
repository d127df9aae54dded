"""Last year's rows come over with what was really reached; nothing that is there changes."""

from tests.web.conftest import Signed
from tests.web.targets.conftest import indicator

from jiheng.web.documents.editing import current, open_document, save_content
from jiheng.web.documents.models import Document, Kind
from jiheng.web.people.models import User
from jiheng.web.projects.models import Level, Project
from jiheng.web.targets.copying import with_last_year
from jiheng.web.trail.acting import acting

KIND = Kind.PROJECT_TARGETS


def old(number: int, **more: str) -> dict[str, str]:
    return indicator(
        number, **{"实际完成值": f"{number}3", "上年完成值": "1", "备注": "旧", **more}
    )


def test_actual_values_stand_beside_the_rows() -> None:
    made = with_last_year(KIND, {}, {"project_indicators": [old(1), old(2, 实际完成值="")]})
    first, second = made["project_indicators"]
    assert first == indicator(1) | {"上年完成值": "13"}
    assert second == indicator(2)  # 没有报的上年完成值留空，不是 0，也不是前年的。


def test_zero_was_reached_and_is_copied() -> None:
    made = with_last_year(KIND, {}, {"project_indicators": [old(1, 实际完成值="0")]})
    assert made["project_indicators"][0]["上年完成值"] == "0"


def test_rows_that_are_there_keep_every_word() -> None:
    mine = indicator(1, "60", 指标值="99")
    filled = indicator(2, 上年完成值="7")
    made = with_last_year(
        KIND, {"project_indicators": [mine, filled]}, {"project_indicators": [old(1), old(2)]}
    )
    assert made["project_indicators"] == [mine | {"上年完成值": "13"}, filled]


def test_a_taken_code_is_numbered_anew() -> None:
    mine = indicator(1) | {"三级指标": "另一项"}
    made = with_last_year(KIND, {"project_indicators": [mine]}, {"project_indicators": [old(1)]})
    assert [row["指标编码"] for row in made["project_indicators"]] == ["1", "2"]


def test_copying_twice_adds_nothing() -> None:
    before = {"project_indicators": [old(1)], "targets": [{"目标类型": "总目标", "目标内容": "甲"}]}
    once = with_last_year(KIND, {}, before)
    assert with_last_year(KIND, once, before) == once


def test_the_button_copies(
    document: Document, project: Project, people: dict[str, User], signed: Signed
) -> None:
    filler = people["tianbao"]
    client = signed("tianbao")
    assert "从上年复制" not in client.get(f"/targets/{document.pk}/").text
    none = client.post(f"/targets/{document.pk}/last-year/", {"edition": 1}, follow=True)
    assert "没有找到2021年度" in none.text
    with acting(filler):
        last = Project.objects.create(
            year=2021, code=project.code, name="去年", level=Level.FIRST,
            organisation=project.organisation,
        )  # fmt: skip
        made = open_document(KIND, last.organisation, last, 2021, filler)
        save_content(made, {"project_indicators": [old(5)]}, 0, filler)
    assert "从上年复制" in client.get(f"/targets/{document.pk}/").text
    assert client.post(f"/targets/{document.pk}/last-year/", {"edition": 0}).status_code == 409
    assert client.post(f"/targets/{document.pk}/last-year/", {"edition": 1}).status_code == 302
    rows = current(document).content["project_indicators"]
    assert len(rows) == 3
    assert rows[2]["上年完成值"] == "53"
