"""What a targets document holds: its rows, what is to be said of them, its files."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Field, File, Form, Router, Schema, Status
from ninja.files import UploadedFile
from pydantic import ConfigDict

from jiheng.forms.rows.cells import clean
from jiheng.web.api.problems import Refused, invalid
from jiheng.web.api.rooms.receiving import ReceivedOut, Sent, take, workbook
from jiheng.web.documents.editing import Content, NotEditable, current, save_content
from jiheng.web.documents.models import Document
from jiheng.web.people.scope import hats
from jiheng.web.targets.access import document_to_read, document_to_write, is_open_to
from jiheng.web.targets.attachments import add_attachment, remove_attachment
from jiheng.web.targets.content import filled_sections, says_something, titled
from jiheng.web.targets.copying import copy_last_year
from jiheng.web.targets.importing import subject_of_document
from jiheng.web.targets.layouts import sections_of
from jiheng.web.targets.live import look_at
from jiheng.web.targets.models import Attachment
from jiheng.web.targets.views.files import attachment_named, attachment_response
from jiheng.web.targets.views.papers import TYPES, paper_response
from jiheng.web.targets.workbook import write_targets

router = Router(tags=["填报"])
CellRows = list[dict[str, str]]


class ColumnOut(Schema):
    """One column of a form: its name in rows, and its title in the workbook."""

    name: str
    title: str
    unit: str
    choices: list[str]
    help: str


class FormOut(Schema):
    """One form of a document with the columns that are filled, and its rows by column name."""

    form: str
    title: str
    columns: list[ColumnOut]
    rows: CellRows


class ContentOut(Schema):
    """What a document holds."""

    number: int
    edition: int
    forms: list[FormOut]


class ContentIn(Schema):
    """What a document is to hold: every form that is not named is emptied."""

    model_config = ConfigDict(extra="forbid")

    edition: int = Field(description="读到的写入次数")
    forms: dict[str, CellRows] = Field(description="表格代号对各行，行是列名对文本")


class EditionIn(Schema):
    """The edition that was read."""

    model_config = ConfigDict(extra="forbid")

    edition: int = Field(description="读到的写入次数")


class MarkOut(Schema):
    """One thing to see to; `row` counts from 1, 0 for no row."""

    level: str
    message: str
    advice: str
    form: str
    row: int
    column: str
    place: str
    code: str


class WeightsOut(Schema):
    """The weights of one form's indicators, as texts."""

    form: str
    sum: str
    words: str
    is_right: bool
    quantified_share: str


class FindingsOut(Schema):
    """What is to be said of a document as it stands; `grave` have to be put right first."""

    number: int
    edition: int
    grave: int
    marks: list[MarkOut]
    weights: list[WeightsOut]


class AttachmentOut(Schema):
    """One file beside a document."""

    number: int
    name: str
    content_type: str
    size: int
    sha256: str
    added_by: str


@router.get(
    "/documents/{number}/content", response=ContentOut, url_name="content", summary="材料的各行"
)
def read_content(request: HttpRequest, number: int) -> dict[str, Any]:
    """Give the rows of a document, form by form, and which columns are filled."""
    document = document_to_read(request, number)
    return {
        "number": document.pk,
        "edition": document.edition,
        "forms": [
            {
                "form": section.form,
                "title": section.sheet.title,
                "columns": [_column(column) for column in section.columns],
                "rows": rows,
            }
            for section, rows in filled_sections(document.kind, current(document).content)
        ],
    }


@router.put(
    "/documents/{number}/content",
    response=FindingsOut,
    url_name="content_saved",
    summary="保存材料的各行",
)
def save_rows(request: HttpRequest, number: int, given: ContentIn) -> dict[str, Any]:
    """Store the rows of a document, and give what is to be said of them; the same again is no write."""
    document = document_to_write(request, number)
    content = _content(document, given.forms)
    save_content(document, content, given.edition, request.user)
    return _findings(document, content)


@router.get(
    "/documents/{number}/findings",
    response=FindingsOut,
    url_name="findings",
    summary="填报时的检查结果",
)
def read_findings(request: HttpRequest, number: int) -> dict[str, Any]:
    """Give errors at their cells, findings of the review rules, sums of weights."""
    document = document_to_read(request, number)
    return _findings(document, current(document).content)


@router.post(
    "/documents/{number}/last-year",
    response=FindingsOut,
    url_name="last_year_copied",
    summary="加入上年的内容",
)
def copy_rows(request: HttpRequest, number: int, given: EditionIn) -> dict[str, Any]:
    """Add last year's rows that are not there yet, with last year's actual values beside them."""
    document = document_to_write(request, number)
    if not is_open_to(request, document):
        raise NotEditable(document)
    if copy_last_year(document, given.edition, request.user, hats(request)) is None:
        words = f"没有找到{document.year - 1}年度的同一材料，无从复制。"
        raise Refused(404, "not_found", words)
    return _findings(document, current(document).content)


@router.get(
    "/documents/{number}/workbook",
    url_name="document_workbook",
    summary="下载一份材料的工作簿",
    response={200: bytes},
)
def give_workbook(request: HttpRequest, number: int) -> HttpResponse:
    """Give a document as a workbook to fill."""
    document = document_to_read(request, number)
    return workbook(write_targets(subject_of_document(document)), f"{document}.xlsx")


@router.post(
    "/documents/{number}/workbook",
    response=ReceivedOut,
    url_name="document_workbook_in",
    summary="导入一份材料的工作簿",
)
def take_workbook(
    request: HttpRequest, number: int, workbook: File[UploadedFile], sent: Form[Sent]
) -> dict[str, object]:
    """Take a filled workbook into a document, all of it or nothing."""
    document = document_to_write(request, number)
    if not is_open_to(request, document):
        raise NotEditable(document)
    return take(request, subject_of_document(document), workbook, sent)


@router.get(
    "/documents/{number}/form.{kind}",
    url_name="document_form",
    summary="官方表式的 docx 或 pdf",
    response={200: bytes},
)
def give_form(request: HttpRequest, number: int, kind: str) -> HttpResponse:
    """Give the official form of a document as docx or pdf."""
    document = document_to_read(request, number)
    if kind not in TYPES:
        raise Refused(404, "not_found", f"没有 {kind} 格式；可以是 {'、'.join(TYPES)}。")
    return paper_response(document, kind)


@router.get(
    "/documents/{number}/attachments",
    response=list[AttachmentOut],
    url_name="attachments",
    summary="材料的附件",
)
def list_attachments(request: HttpRequest, number: int) -> list[dict[str, Any]]:
    """List the files beside a document."""
    document = document_to_read(request, number)
    found = document.attachments.filter(is_removed=False).select_related("added_by")
    return [_attachment(one) for one in found]


@router.post(
    "/documents/{number}/attachments",
    response={201: AttachmentOut},
    url_name="attachment_added",
    summary="上传附件",
)
def add_file(request: HttpRequest, number: int, file: File[UploadedFile]) -> Status:
    """Store a file beside a document."""
    document = document_to_write(request, number)
    if not is_open_to(request, document):
        raise NotEditable(document)
    return Status(201, _attachment(add_attachment(document, file, request.user)))


@router.get(
    "/attachments/{number}", url_name="attachment", summary="下载附件", response={200: bytes}
)
def give_file(request: HttpRequest, number: int) -> HttpResponse:
    """Give a file to whoever may read its document."""
    attachment = attachment_named(number)
    document_to_read(request, attachment.document_id)
    return attachment_response(attachment)


@router.delete(
    "/attachments/{number}", url_name="attachment_taken", summary="移除附件", response={204: None}
)
def remove_file(request: HttpRequest, number: int) -> Status:
    """Take a file out of sight."""
    attachment = attachment_named(number)
    document = document_to_write(request, attachment.document_id)
    if not is_open_to(request, document):
        raise NotEditable(document)
    remove_attachment(attachment)
    return Status(204, None)


def _column(column: Any) -> dict[str, Any]:
    return {
        "name": column.name,
        "title": column.header,
        "unit": column.unit,
        "choices": list(column.choices),
        "help": column.help,
    }


def _content(document: Document, forms: dict[str, CellRows]) -> Content:
    """Give rows by column name as they are stored.

    Raises:
        Refused: a form or column that the document does not have.
    """
    sheets = {section.form: section.sheet for section in sections_of(document.kind)}
    wrong = [
        (form, f"这份材料没有这张表；可以是 {'、'.join(sheets)}") for form in forms.keys() - sheets
    ]
    content: Content = {}
    for form, rows in forms.items():
        if form not in sheets:
            continue
        known = {column.name for column in sheets[form].columns}
        for at, row in enumerate(rows, start=1):
            unknown = sorted(row.keys() - known)
            wrong += [(f"{form} 第{at}行 {name}", "没有这一列") for name in unknown]
        kept = [
            titled(sheets[form], {name: clean(text) for name, text in row.items()}) for row in rows
        ]
        if kept := [row for row in kept if says_something(sheets[form], row)]:
            content[form] = kept
    if wrong:
        raise invalid(wrong)
    return content


def _findings(document: Document, content: Content) -> dict[str, Any]:
    look = look_at(document, content)
    return {
        "number": document.pk,
        "edition": document.edition,
        "grave": look.grave,
        "marks": [vars(mark) for mark in look.marks],
        "weights": [
            {
                "form": one.form,
                "sum": one.sum_text,
                "words": one.words,
                "is_right": one.is_right,
                "quantified_share": one.share_text,
            }
            for one in look.weights
        ],
    }


def _attachment(one: Attachment) -> dict[str, Any]:
    return {
        "number": one.pk,
        "name": one.name,
        "content_type": one.content_type,
        "size": one.size,
        "sha256": one.sha256,
        "added_by": one.added_by.name,
    }
