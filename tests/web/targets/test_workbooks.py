"""Workbooks of targets: out as they are, in whole or not at all, back with marks at the cells."""

import tempfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook
from openpyxl.workbook.workbook import Workbook
from tests.web.conftest import Signed
from tests.web.targets.conftest import good_content, indicator

from jiheng.web.documents.editing import current, open_document, save_content
from jiheng.web.documents.models import Document, Kind, Revision, State
from jiheng.web.organisations.models import Organisation
from jiheng.web.people.models import User
from jiheng.web.projects.models import Level, Project
from jiheng.web.trail.acting import acting
from jiheng.web.trail.models import Entry

Change = Callable[[Workbook], None]
HEADER = 3
INDICATORS = "项目绩效指标"


def fetched(signed: Signed, address: str, person: str = "tianbao") -> bytes:
    answer = signed(person).get(address)
    assert answer.status_code == 200
    return answer.content


def changed(content: bytes, change: Change) -> SimpleUploadedFile:
    book = load_workbook(BytesIO(content))
    change(book)
    buffer = BytesIO()
    book.save(buffer)
    return SimpleUploadedFile("目标.xlsx", buffer.getvalue())


def column(book: Workbook, sheet: str, header: str) -> int:
    heads = [cell.value for cell in book[sheet][HEADER]]
    return next(
        at for at, head in enumerate(heads, 1) if str(head or "").lstrip("*").startswith(header)
    )


def put(sheet: str, row: int, header: str, text: str | None) -> Change:
    """Give a change that writes one cell; rows of data count from 1."""

    def change(book: Workbook) -> None:
        book[sheet].cell(HEADER + row, column(book, sheet, header)).value = text

    return change


def upload(
    signed: Signed, document: Document, change: Change, person: str = "tianbao", **more: Any
) -> Any:
    client = signed(person)
    page = client.get(f"/targets/{document.pk}/upload/")
    file = changed(fetched(signed, f"/targets/{document.pk}/workbook/", person), change)
    values = {"workbook": file, "seen": page.context["seen"], **more}
    return client.post(f"/targets/{document.pk}/upload/", values)


def nothing(book: Workbook) -> None:
    """Leave a workbook as it is."""


def test_what_goes_out_comes_back_the_same(document: Document, signed: Signed) -> None:
    last = Entry.objects.count()
    assert upload(signed, document, nothing).status_code == 302
    assert current(document).content == good_content()
    written = Entry.objects.filter(sequence__gt=last).values_list("object_type", flat=True)
    assert not [kind for kind in written if kind.startswith("documents.")]


def test_a_changed_cell_is_taken_in_with_its_trail(document: Document, signed: Signed) -> None:
    answer = upload(signed, document, put(INDICATORS, 1, "指标值", "25"))
    assert answer.status_code == 302
    assert current(document).content["project_indicators"][0]["指标值"] == "25"
    entry = Entry.objects.filter(object_type="documents.revision").first()
    assert entry is not None and entry.action == "导入工作簿"


def test_all_errors_are_told_at_their_cells_and_nothing_is_stored(
    document: Document, signed: Signed
) -> None:
    def change(book: Workbook) -> None:
        put(INDICATORS, 1, "指标值", "二十家左右吧")(book)
        put(INDICATORS, 2, "指标性质", "大概")(book)
        put(INDICATORS, 2, "项目编码", "P9")(book)
        put("绩效目标", 1, "目标内容", "好的改动")(book)

    client = signed("tianbao")
    answer = upload(signed, document, change)
    assert answer.status_code == 422
    assert current(document).content == good_content()
    places = {(error.sheet, error.cell) for error in answer.context["received"].errors}
    book = load_workbook(BytesIO(fetched(signed, f"/targets/{document.pk}/workbook/")))
    letters = {
        header: book[INDICATORS].cell(HEADER, column(book, INDICATORS, header)).column_letter
        for header in ("指标值", "指标性质", "项目编码")
    }
    assert places >= {
        (INDICATORS, f"{letters['指标值']}4"),
        (INDICATORS, f"{letters['指标性质']}5"),
        (INDICATORS, f"{letters['项目编码']}5"),
    }
    marked = client.get(f"/targets/marked/{answer.context['token']}/")
    sheet = load_workbook(BytesIO(marked.content))[INDICATORS]
    assert sheet[f"{letters['指标值']}4"].fill.start_color.rgb == "FFF4B6B0"
    assert "指标性质" in (sheet[f"{letters['指标值']}4"].comment.text)
    assert sheet[f"{letters['指标值']}5"].comment is None
    other = signed("jixiao").get(f"/targets/marked/{answer.context['token']}/")
    assert other.status_code == 404


def test_a_draft_may_be_unfinished_but_not_unreadable(document: Document, signed: Signed) -> None:
    light = put(INDICATORS, 1, "权重", "44")
    assert upload(signed, document, light).status_code == 422
    assert current(document).content == good_content()
    assert upload(signed, document, light, as_draft="1").status_code == 302
    assert current(document).content["project_indicators"][0]["权重"] == "44"
    bad = put(INDICATORS, 1, "权重", "很多")
    assert upload(signed, document, bad, as_draft="1").status_code == 422
    assert current(document).content["project_indicators"][0]["权重"] == "44"


@pytest.mark.parametrize(
    ("row", "text", "words"),
    [(1, "广州市某某局", "是另一个部门的表"), (4, "2023", "是另一个年度的表")],
)
def test_the_workbook_of_others_is_refused(
    document: Document, signed: Signed, row: int, text: str, words: str
) -> None:
    def change(book: Workbook) -> None:
        sheet = book["部门概况"]
        cells = {cell.value: cell.row for cell in sheet["A"]}
        name = {1: "部门名称", 4: "年度"}[row]
        sheet.cell(
            next(at for head, at in cells.items() if str(head).lstrip("*") == name), 2
        ).value = text

    answer = upload(signed, document, change)
    assert answer.status_code == 422
    assert words in answer.text
    assert current(document).content == good_content()


def test_a_workbook_of_the_targets_alone_is_enough(document: Document, signed: Signed) -> None:
    def change(book: Workbook) -> None:
        for name in book.sheetnames:
            if name not in (INDICATORS, "绩效目标"):
                del book[name]
        put(INDICATORS, 1, "指标值", "30")(book)

    assert upload(signed, document, change).status_code == 302
    assert current(document).content["project_indicators"][0]["指标值"] == "30"


def test_who_wrote_meanwhile_is_not_written_over(
    document: Document, people: dict[str, User], signed: Signed
) -> None:
    client = signed("tianbao")
    seen = client.get(f"/targets/{document.pk}/upload/").context["seen"]
    file = changed(
        fetched(signed, f"/targets/{document.pk}/workbook/"), put(INDICATORS, 1, "指标值", "25")
    )
    theirs = {"targets": good_content()["targets"]}
    with acting(people["jixiao"]):
        save_content(document, theirs, 1, people["jixiao"])
    answer = client.post(f"/targets/{document.pk}/upload/", {"workbook": file, "seen": seen})
    assert answer.status_code == 409
    assert "黄专管在" in answer.text
    assert current(document).content == theirs


@pytest.mark.parametrize(
    ("file", "words"),
    [
        (None, "还没有选择文件"),
        (SimpleUploadedFile("目标.xls", b"\xd0\xcf\x11\xe0"), "不是 xlsx"),
        (SimpleUploadedFile("目标.xlsx", b"PK\x03\x04nonsense"), "没有导入"),
        (SimpleUploadedFile("../../etc/目标.xlsx", b""), "没有导入"),
    ],
)
def test_a_file_that_is_none(
    document: Document, signed: Signed, file: SimpleUploadedFile | None, words: str
) -> None:
    values = {"workbook": file} if file else {}
    answer = signed("tianbao").post(f"/targets/{document.pk}/upload/", values)
    assert answer.status_code == 422
    assert words in answer.text


def test_marked_workbooks_are_fetched_by_name_only(signed: Signed) -> None:
    client = signed("tianbao")
    person = int(client.session["_auth_user_id"])
    for token in ("none", f"{person}-{'x' * 32}", f"{person}-..%2F..%2Fsecret", "0-" + "y" * 32):
        assert client.get(f"/targets/marked/{token}/").status_code == 404


@pytest.fixture
def several(document: Document, people: dict[str, User]) -> dict[str, Project]:
    """Make two more projects without documents, and a secret one."""
    made = {}
    with acting(people["tianbao"]):
        for code in ("P2", "P3", "P4"):
            made[code] = Project.objects.create(
                year=2022, code=code, name=f"项目{code}", level=Level.FIRST,
                organisation=document.organisation, is_secret=code == "P4",
            )  # fmt: skip
    return made


def organisation_file(signed: Signed, address: str, rows: list[dict[str, str]]) -> Any:
    content = fetched(signed, f"{address}workbook/")

    def change(book: Workbook) -> None:
        sheet = book[INDICATORS]
        start = HEADER + 2  # 已有 P1 的两行。
        for at, row in enumerate(rows, start=1):
            for header, text in row.items():
                sheet.cell(start + at, column(book, INDICATORS, header)).value = text

    return changed(content, change)


def test_one_workbook_fills_all_projects_of_a_unit(
    document: Document, several: dict[str, Project], signed: Signed
) -> None:
    address = f"/targets/organisations/{document.organisation_id}/2022/"
    rows = [
        *({**indicator(at), "项目编码": "P2"} for at in (1, 2)),
        *({**indicator(at), "项目编码": "P4"} for at in (1, 2)),
    ]
    client = signed("tianbao")
    seen = client.get(f"{address}upload/").context["seen"]
    file = organisation_file(signed, address, rows)
    answer = client.post(f"{address}upload/", {"workbook": file, "seen": seen})
    assert answer.status_code == 302
    for code in ("P2", "P4"):
        made = Document.objects.get(project=several[code])
        assert current(made).content == {"project_indicators": [indicator(1), indicator(2)]}
        assert made.organisation == document.organisation
    assert not Document.objects.filter(project=several["P3"]).exists()
    assert current(document).content == good_content()


def test_one_locked_document_stops_the_whole_workbook(
    document: Document, several: dict[str, Project], people: dict[str, User], signed: Signed
) -> None:
    filler = people["tianbao"]
    with acting(filler):
        held = open_document(
            Kind.PROJECT_TARGETS, document.organisation, several["P3"], 2022, filler
        )
        Document.objects.filter(pk=held.pk).update(state=State.IN_REVIEW)
    before = Revision.objects.count(), Document.objects.count()
    address = f"/targets/organisations/{document.organisation_id}/2022/"
    rows = [{**indicator(at), "项目编码": code} for code in ("P2", "P3") for at in (1, 2)]
    file = organisation_file(signed, address, rows)
    client = signed("tianbao")
    seen = client.get(f"{address}upload/").context["seen"]
    answer = client.post(f"{address}upload/", {"workbook": file, "seen": seen})
    assert answer.status_code == 409
    assert "项目P3" in answer.text
    assert (Revision.objects.count(), Document.objects.count()) == before


def test_projects_of_others_are_not_there(
    document: Document, several: dict[str, Project], signed: Signed
) -> None:
    other = Organisation.objects.get(code="106002")
    with acting(None):
        Project.objects.create(year=2022, code="Q1", name="别家", level="first", organisation=other)
    address = f"/targets/organisations/{document.organisation_id}/2022/"
    book = load_workbook(BytesIO(fetched(signed, f"{address}workbook/")))
    codes = {cell.value for cell in book["项目"]["A"]}
    assert {"P1", "P2", "P4"} <= codes
    assert "Q1" not in codes
    rows = [{**indicator(at), "项目编码": "Q1"} for at in (1, 2)]
    file = organisation_file(signed, address, rows)
    answer = signed("tianbao").post(f"{address}upload/", {"workbook": file})
    assert answer.status_code == 422
    assert "没有这个项目，或不由您填报" in answer.text


def test_the_department_takes_its_own_forms_too(
    document: Document, people: dict[str, User], signed: Signed
) -> None:
    department = document.organisation.department
    address = f"/targets/organisations/{department.pk}/2022/"
    content = fetched(signed, f"{address}workbook/", "jixiao")

    def change(book: Workbook) -> None:
        put("部门职责", 2, "序号", "1")(book)
        put("部门职责", 2, "职责内容", "建设重点实验室。")(book)

    client = signed("jixiao")
    seen = client.get(f"{address}upload/").context["seen"]
    values = {"workbook": changed(content, change), "seen": seen}
    assert client.post(f"{address}upload/", values).status_code == 302
    own = Document.objects.get(kind=Kind.DEPARTMENT_TARGETS)
    assert current(own).content["duties"] == [{"序号": "1", "职责内容": "建设重点实验室。"}]
    assert signed("tianbao").get(f"{address}workbook/").status_code == 404
    for year in (1, 20222):
        bad = f"/targets/organisations/{department.pk}/{year}/workbook/"
        assert client.get(bad).status_code == 404


def test_nothing_is_left_of_what_was_sent(
    document: Document, signed: Signed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    upload(signed, document, put(INDICATORS, 1, "指标性质", "大概"))
    assert list(tmp_path.iterdir()) == []
