"""The official form on paper says what the document holds: on the page, in docx and in pdf."""

from io import BytesIO

import docx
import pypdfium2
import pytest
from tests.web.conftest import Signed
from tests.web.targets.conftest import good_content, indicator

from jiheng.web.documents.editing import open_document, save_content
from jiheng.web.documents.models import Document, Kind, State
from jiheng.web.people.models import User
from jiheng.web.projects.models import Project
from jiheng.web.trail.acting import acting

WORDS = (
    "重点实验室建设",
    "P1",
    "广州市科学技术局本级",
    "支持重点实验室1类数量",
    "本年新认定",
    "45",
)


def text_of(content: bytes, kind: str) -> str:
    if kind == "pdf":
        pdf = pypdfium2.PdfDocument(content)
        return "".join(page.get_textpage().get_text_bounded() for page in pdf)
    document = docx.Document(BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in document.paragraphs] + cells)


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_files_hold_the_form(document: Document, signed: Signed, kind: str) -> None:
    answer = signed("renda").get(f"/targets/{document.pk}/form.{kind}")
    assert answer.status_code == 200
    text = text_of(answer.content, kind)
    assert not [word for word in WORDS if word not in text]
    assert "草稿" in text


def test_the_page_holds_the_form(document: Document, signed: Signed) -> None:
    page = signed("caizheng").get(f"/targets/{document.pk}/print/").text
    assert not [word for word in (*WORDS, "项目支出绩效目标申报表") if word not in page]


def test_an_approved_form_is_no_draft(document: Document, signed: Signed) -> None:
    with acting(None):
        Document.objects.update(state=State.LOCKED)
    page = signed("caizheng").get(f"/targets/{document.pk}/print/").text
    assert "草稿" not in page


def test_money_that_is_not_filled_in_stays_blank(
    document: Document, project: Project, signed: Signed
) -> None:
    with acting(None):
        project.appropriation = "12345600.01"
        project.save()
    page = signed("tianbao").get(f"/targets/{document.pk}/print/")
    cells = [
        cell["text"] for table in page.context["tables"] for row in table["rows"] for cell in row
    ]
    assert "1,234.560001" in cells
    assert cells[cells.index("年度资金申请总额") + 1] == ""


def test_no_other_kind(document: Document, signed: Signed) -> None:
    assert signed("tianbao").get(f"/targets/{document.pk}/form.exe").status_code == 404


@pytest.mark.parametrize("rows", [0, 1, 3])
def test_the_departments_form_with_any_number_of_rows(
    document: Document, people: dict[str, User], signed: Signed, rows: int
) -> None:
    department, officer = document.organisation.department, people["jixiao"]
    content = {
        "tasks": [
            {"编码": str(at), "任务名称": f"任务{at}", "预算总额": f"{at}.00"} for at in range(rows)
        ],
        "department_indicators": [
            {("编码" if title == "指标编码" else title): text for title, text in one.items()}
            for one in (indicator(at) for at in range(1, rows + 1))
        ],
        "targets": good_content()["targets"] if rows else [],
    }
    with acting(officer):
        own = open_document(Kind.DEPARTMENT_TARGETS, department, None, 2022, officer)
        save_content(own, content, 0, officer)
    page = signed("jixiao").get(f"/targets/{own.pk}/print/").text
    assert "部门整体支出绩效目标申报表" in page
    for at in range(rows):
        assert f"任务{at}" in page
    answer = signed("jixiao").get(f"/targets/{own.pk}/form.docx")
    assert answer.status_code == 200
