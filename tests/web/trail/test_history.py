"""The history of an object, what is new in it, and who reads it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.web.conftest import Signed

from jiheng.web.documents.editing import open_document, save_content
from jiheng.web.documents.models import Document, SheetDraft
from jiheng.web.organisations.models import Organisation
from jiheng.web.people.models import User
from jiheng.web.projects.models import Project
from jiheng.web.trail.acting import acting
from jiheng.web.trail.models import Entry, Look
from jiheng.web.trail.reading import lines_of, read


@pytest.fixture
def project(people: dict[str, User]) -> Project:
    with acting(people["tianbao"]):
        return Project.objects.create(
            year=2022, code="A1", name="芯片攻关", level="first",
            organisation=people["tianbao"].organisation,
        )  # fmt: skip


@pytest.fixture
def document(project: Project, people: dict[str, User]) -> Document:
    with acting(people["tianbao"]):
        return open_document(
            "project_targets", project.organisation, project, 2022, people["tianbao"]
        )


def address(kind: str, number: int) -> str:
    return reverse("trail_history", kwargs={"kind": kind, "number": str(number)})


def test_it_works(signed: Signed, project: Project) -> None:
    page = signed("tianbao").get(address("projects.project", project.pk)).text
    assert "新建" in page
    assert "陈填报（tianbao）" in page
    assert "芯片攻关" in page
    assert "自我上次查看" not in page


def test_what_others_changed_since_the_last_look_is_new_once(
    signed: Signed, project: Project, people: dict[str, User]
) -> None:
    where = address("projects.project", project.pk)
    mine, theirs = signed("tianbao"), signed("jixiao")
    mine.get(where)
    theirs.get(where)
    assert "没有别人改动" in mine.get(where).text
    with acting(people["jixiao"], reason="更正"):
        project.name = "芯片攻关二期"
        project.save()
    page = mine.get(where).text
    assert "以来有 1 处变动" in page
    assert page.count("trail-new") == 1
    assert "原因：更正" in page
    assert "没有别人改动" in mine.get(where).text
    assert "没有别人改动" in theirs.get(where).text


def test_a_look_that_finds_nothing_new_writes_nothing(signed: Signed, project: Project) -> None:
    where, client = address("projects.project", project.pk), signed("tianbao")
    client.get(where)
    before = Look.objects.get()
    client.get(where)
    assert Look.objects.get().at == before.at


def test_who_reads_it(signed: Signed, project: Project) -> None:
    where = address("projects.project", project.pk)
    got = {
        name: signed(name).get(where).status_code
        for name in ("tianbao", "jixiao", "jixiaochu", "renda", "shenji", "lingju", "xitong")
    }
    assert got == {
        "tianbao": 200, "jixiao": 200, "jixiaochu": 200, "renda": 200, "shenji": 200,
        "lingju": 404, "xitong": 403,
    }  # fmt: skip


@pytest.mark.parametrize(("kind", "number"), [("projects.project", 10**7), ("甲", 1)])
def test_what_is_not_there(signed: Signed, kind: str, number: int) -> None:
    assert signed("jixiaochu").get(address(kind, number)).status_code == 404


def test_a_secret_project_is_kept_from_readers_wherever_it_is_told(
    signed: Signed, project: Project, document: Document, people: dict[str, User]
) -> None:
    assert "芯片攻关" in signed("renda").get("/trail/").text
    with acting(people["tianbao"]):
        project.is_secret = True
        project.save()
        child = Project.objects.create(
            year=2022, code="A2", name="公开的下级", level="second", parent=project,
            organisation=project.organisation,
        )  # fmt: skip
    page = signed("renda").get("/trail/").text
    assert "芯片攻关" not in page
    assert "公开的下级" in page
    assert "芯片攻关" not in signed("renda").get(address("projects.project", child.pk)).text
    for kind, number in (("projects.project", project.pk), ("documents.document", document.pk)):
        assert signed("renda").get(address(kind, number)).status_code == 404
        assert signed("jixiaochu").get(address(kind, number)).status_code == 200
    for name in ("jixiaochu", "jixiao", "shenji"):
        assert "芯片攻关" in signed(name).get("/trail/").text


def test_what_an_entry_points_at_is_named(document: Document) -> None:
    entry = Entry.objects.filter(object_type="documents.document").earliest("sequence")
    lines = {line.name: line.after for line in read([entry])[0].lines}
    assert lines["单位"] == "广州市科学技术局本级"
    assert lines["项目"] == "芯片攻关"
    assert lines["状态"] == "草稿"


def test_what_has_no_name_any_more_is_a_number(document: Document) -> None:
    entry = Entry.objects.filter(object_type="documents.document").earliest("sequence")
    entry.after["project_id"] = 10**7
    assert {line.name: line.after for line in read([entry])[0].lines}["项目"] == "编号 10000000"


def test_fields_have_their_chinese_names(people: dict[str, User]) -> None:
    entry = Entry.objects.filter(object_type="people.user").earliest("sequence")
    titles = {line.name for line in lines_of(entry)}
    assert {"用户名", "姓名", "密码", "所在单位", "启用"} <= titles


def test_moments_are_told_in_local_time() -> None:
    entry = Entry(
        object_type="documents.document",
        before={},
        after={"updated_at": "2021-12-31T16:30:00+00:00"},
    )
    assert lines_of(entry)[0].after == "2022-01-01 00:30:00"


@pytest.mark.parametrize("where", ["list", "history"])
def test_queries_do_not_grow_with_rows(signed: Signed, people: dict[str, User], where: str) -> None:
    organisation = Organisation.objects.get(code="106")
    client = signed("jixiaochu")
    path = "/trail/" if where == "list" else address("organisations.organisation", organisation.pk)

    def queries() -> int:
        Look.objects.all().delete()
        with CaptureQueriesContext(
            connection,
        ) as captured:
            assert client.get(path).status_code == 200
        return len(captured)

    def write(first: int, last: int) -> None:
        with acting(people["jixiao"]):
            for number in range(first, last):
                organisation.offices.create(name=f"处{number}")
                organisation.name = f"名{number}"
                organisation.save()

    write(0, 30)  # 一页放不下，往后只是更多页
    client.get(path)
    before = queries()
    write(30, 60)
    assert queries() == before


def test_what_a_form_holds_is_told_cell_by_cell() -> None:
    row = {"指标编码": "1", "指标值": "90", "权重": "10"}
    entry = Entry(
        object_type="documents.revision",
        before={"content": {"project_indicators": [row]}},
        after={"content": {"project_indicators": [{**row, "指标值": "95"}, {"指标编码": "2"}]}},
    )
    lines = [(line.name, line.before, line.after) for line in lines_of(entry)]
    assert lines == [
        ("内容 项目绩效指标 第1行 指标值", "90", "95"),
        ("内容 项目绩效指标 第2行 指标编码", "", "2"),
    ]


@pytest.mark.parametrize("number", [20, 21])
def test_a_long_form_is_cut_short(number: int) -> None:
    content = {"targets": [{"目标内容": str(at)} for at in range(number)]}
    entry = Entry(object_type="documents.revision", before={}, after={"content": content})
    lines = lines_of(entry)
    assert len(lines) == number
    assert (lines[-1].after == "……另有 1 处") is (number == 21)


def test_levels_sheets_and_findings_are_told_in_words() -> None:
    sheet = {
        "title": "绩效目标审核表", "total": "95", "grade": "优",
        "items": [{"code": "standard", "name": "规范完整性", "full": "10", "points": "9.5"}],
    }  # fmt: skip
    finding = {"code": "TG106", "message": "权重为 80", "where": {"form": "project_indicators"}}
    entry = Entry(
        object_type="documents.decision", before={},
        after={"level": "performance_officer", "sheet": sheet, "findings": [finding]},
    )  # fmt: skip
    lines = {line.name: line.after for line in lines_of(entry)}
    assert lines == {
        "环节": "部门绩效专管员审核", "审核表 规范完整性": "9.5", "审核表 合计": "95",
        "审核表 等级": "优", "审核发现 第1条": "TG106 权重为 80",
    }  # fmt: skip
    undone = Entry(
        object_type="documents.decision",
        before={"standing": "effective"},
        after={"standing": "taken_back"},
    )
    (line,) = lines_of(undone)
    assert (line.name, line.before, line.after) == ("效力", "", "已撤回")
    moved = Entry(
        object_type="documents.document",
        before={"level": "department_head"},
        after={"level": "finance_office"},
    )
    (line,) = lines_of(moved)
    assert (line.before, line.after) == ("部门负责人审定", "财政业务处审核")


def test_empty_lists_are_not_told() -> None:
    entry = Entry(object_type="documents.decision", before={}, after={"sheet": {}, "findings": []})
    assert lines_of(entry) == []


def test_a_judgement_that_is_not_made_yet_is_not_told(
    document: Document, people: dict[str, User]
) -> None:
    with acting(people["jixiaochu"]):
        draft = SheetDraft.objects.create(
            document=document, round=1, level="甲", reviewer=people["jixiaochu"],
            points={"clear": "3.5"}, reason="目标空泛",
        )  # fmt: skip
        draft.points = {"clear": "4.5"}
        draft.save()
    told = str(list(Entry.objects.values_list("before", "after")))
    assert "3.5" not in told
    assert "4.5" not in told
    assert "目标空泛" not in told


def test_a_documents_history_tells_what_was_filled_in_and_decided(
    document: Document, people: dict[str, User], signed: Signed
) -> None:
    where = address("documents.document", document.pk)
    reader = signed("jixiao")
    reader.get(where)
    filler = people["tianbao"]
    with acting(filler):
        content = {"project_indicators": [{"指标编码": "1", "指标值": "90"}]}
        save_content(document, content, document.edition, filler)
    page = reader.get(where).text
    assert "以来有 1 处变动" in page
    assert "内容 项目绩效指标 第1行 指标值" in page
    assert page.count("trail-new") == 1
    assert "写入次数" not in page
    with acting(filler):
        document.attachments.create(
            name="测算说明.pdf", content_type="application/pdf", size=1, sha256="0" * 64,
            added_by=filler,
        )  # fmt: skip
    page = reader.get(where).text
    assert "以来有 1 处变动" in page and "测算说明.pdf" in page
    assert "测算说明.pdf" in reader.get(f"/trail/?type=documents.document&id={document.pk}").text
    assert reader.get(address("documents.document", document.pk + 1)).status_code == 404


def test_the_parts_of_a_secret_document_are_kept_from_readers(
    document: Document, project: Project, people: dict[str, User], signed: Signed
) -> None:
    filler = people["tianbao"]
    with acting(filler):
        content = {"project_indicators": [{"指标编码": "1", "三级指标": "芯片流片次数"}]}
        save_content(document, content, document.edition, filler)
    where = address("documents.document", document.pk)
    assert "芯片流片次数" in signed("renda").get(where).text
    with acting(filler):
        project.is_secret = True
        project.save()
    assert signed("renda").get(where).status_code == 404
    revision = document.revisions.get()
    assert signed("renda").get(address("documents.revision", revision.pk)).status_code == 404
    assert "芯片流片次数" not in signed("renda").get("/trail/", {"q": "芯片"}).text
    assert "芯片流片次数" in signed("jixiaochu").get(where).text
