"""Who gets which answer from the interface with a token of their own: one row for each operation.

`where` names what is put into the address, `body` what is sent; both see the things that
`made_for` makes. Everybody not named in `people` gets `others`.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from jiheng.web.demo.accounts import DEPARTMENT as DEPARTMENT_CODE
from jiheng.web.demo.accounts import UNIT as UNIT_CODE
from jiheng.web.documents.editing import open_document
from jiheng.web.documents.models import Document
from jiheng.web.library.keeping import load_library_entries
from jiheng.web.library.models import Proposal
from jiheng.web.people.models import User
from jiheng.web.projects.models import Project
from jiheng.web.targets.attachments import add_attachment
from jiheng.web.trail.acting import acting

DEPARTMENT = ("tianbao", "chushi", "jixiao", "fuzeren")
FINANCE = ("caizheng", "jixiaochu")
NEIGHBOUR = "lingju"
PEOPLE = (*DEPARTMENT, *FINANCE, "disanfang", "renda", "xitong", "anquan", "shenji", NEIGHBOUR)
Made = dict[str, Any]


@dataclass(frozen=True)
class Operation:
    """One operation of the interface, and what everybody gets from it."""

    name: str
    method: str = "get"
    others: int = 200
    people: dict[str, int] = field(default_factory=dict)
    where: tuple[str, ...] = ()
    body: Callable[[Made], Made] | None = None
    is_form: bool = False

    def status_for(self, person: str) -> int:
        return self.people.get(person, self.others)

    def placeholders(self) -> dict[str, object]:
        """Give something to write an address out with where nothing is looked up."""
        made: Made = {"number": 10**6, "year": 2022, "code": "none", "kind": "docx"}
        made |= {"token": "none", "username": "none"}
        return {name: made[name] for name in self.where}


def made_for(operation: Operation) -> Made:
    """Make a project of the unit with a draft and an attachment, and name what is asked for."""
    writer = User.objects.select_related("organisation").get(username="tianbao")
    unit = writer.organisation
    with acting(writer):
        project = Project.objects.create(
            year=2022, code="API1", name="接口演示项目", level="first", organisation=unit
        )
        document = open_document("project_targets", unit, project, 2022, writer)
        file = SimpleUploadedFile("立项文件.pdf", b"%PDF-1.7\n")
        attachment = add_attachment(document, file, writer)
    made: Made = {"number": document.pk, "year": 2022, "code": "API1", "kind": "docx"}
    made |= {"token": "none", "username": "tianbao", "edition": document.edition}
    if operation.name.startswith("attachment") and not operation.name.startswith("attachments"):
        made["number"] = document.pk if operation.name == "attachment_added" else attachment.pk
    if operation.name.startswith("organisation"):
        made["code"] = UNIT_CODE if "workbook" in operation.name else DEPARTMENT_CODE
    if operation.name in ("my_notice_read", "classification_changed"):
        made["number"] = 10**6
    if operation.name.startswith(("entr", "recommended")):
        load_library_entries()
        made["code"] = "KJ101"
    if operation.name in ("proposal", "proposal_accepted", "proposal_refused"):
        made["number"] = _proposed(document)
    return made


def _proposed(document: Document) -> int:
    officer = User.objects.get(username="jixiao")
    with acting(officer):
        return Proposal.objects.create(
            document=document, form="project_indicators", code="1", name="演示指标",
            row={"level1": "产出指标", "nature": "≥"}, reason="演示", by=officer,
        ).pk  # fmt: skip


def only(*people: str, answer: int = 200) -> dict[str, int]:
    return dict.fromkeys(people, answer)


def _file(made: Made) -> Made:
    name = "附件.pdf" if made["kind"] == "docx" else "x"
    return {"file": SimpleUploadedFile(name, b"%PDF-1.7\n")}


def _workbook(made: Made) -> Made:
    file = SimpleUploadedFile("目标.txt", b"1")
    return {"workbook": file, "seen": "2022-01-01T00:00:00+08:00"}


_NO_REVIEW = only("disanfang", "xitong", "anquan", "shenji", answer=403)
_NO_DECISION = {**_NO_REVIEW, "renda": 403}
_NO_BUSINESS = {**_NO_REVIEW, NEIGHBOUR: 404}
# 没有交给第三方的材料，对第三方等于没有。
_NOT_GIVEN = {**_NO_BUSINESS, "disanfang": 404}
_NO_WRITING = {**_NO_BUSINESS, **only("chushi", "fuzeren", *FINANCE, "renda", answer=403)}
_BUREAU = only("jixiaochu")
_KEEPERS = only("xitong", "anquan")
_PROPOSERS = only("jixiao", "jixiaochu")

OPERATIONS = (
    Operation("me"),
    Operation("my_home"),
    Operation("my_notices"),
    Operation("my_notices_read", "post"),
    Operation("my_notice_read", "post", others=404, where=("number",)),
    Operation("organisations", people=only("disanfang", "shenji", answer=403)),
    Operation(
        "organisation",
        where=("code",),
        people={
            **only("disanfang", "shenji", answer=403),
            **only(NEIGHBOUR, "chushi", "tianbao", answer=404),
        },
    ),
    Operation("organisation_workbook", where=("code", "year"), people=_NO_WRITING),
    # 不是工作簿。
    Operation(
        "organisation_workbook_in", "post", others=422, people=_NO_WRITING,
        where=("code", "year"), body=_workbook, is_form=True,
    ),
    Operation("people", others=403, people=_KEEPERS),
    Operation("person", others=403, people=_KEEPERS, where=("username",)),
    Operation("projects", people=_NO_REVIEW),
    Operation("classifications", people=_NO_REVIEW),
    # 没有写名称；没有这一个。
    Operation(
        "classification_made", "post", others=403, people=only("jixiaochu", answer=422),
        body=lambda made: {"axis": "plan", "name": ""},
    ),
    Operation(
        "classification_changed", "patch", others=403, people=only("jixiaochu", answer=404),
        where=("number",), body=lambda made: {"is_active": False},
    ),
    Operation("project", where=("year", "code"), people=_NO_BUSINESS),
    # 已有这个编码；不填报的人先被拒绝。
    Operation(
        "project_made", "post", others=409, people={**_NO_WRITING, NEIGHBOUR: 409},
        body=lambda made: {
            "year": 2022, "code": "API1", "name": "甲", "level": "first",
            "organisation": UNIT_CODE,
        },
    ),
    Operation(
        "project_changed", "patch", where=("year", "code"), people=_NO_WRITING,
        body=lambda made: {"name": "改过的名称"},
    ),
    Operation("documents", people={**_NO_REVIEW, "disanfang": 200}),
    Operation(
        "document_opened", "post", people=_NO_WRITING,
        body=lambda made: {"year": 2022, "project": "API1"},
    ),
    Operation("document", where=("number",), people=_NOT_GIVEN),
    Operation(
        "document_compared", others=404, where=("number",), people={**_NOT_GIVEN},
    ),
    # 草稿还没有提交，谁也不能同意。
    Operation(
        "document_acted", "post", others=409, where=("number",),
        people={**_NO_DECISION, NEIGHBOUR: 404},
        body=lambda made: {"action": "approve", "edition": made["edition"]},
    ),
    Operation(
        "documents_bulk", "post", people=_NO_DECISION,
        body=lambda made: {
            "action": "approve",
            "documents": [{"number": made["number"], "edition": made["edition"]}],
        },
    ),
    Operation("content", where=("number",), people=_NOT_GIVEN),
    # 内容与库里一样的不写入，所以人人读到的都是同一次。
    Operation(
        "content_saved", "put", where=("number",), people=_NO_WRITING,
        body=lambda made: {"edition": made["edition"], "forms": {}},
    ),
    Operation("findings", where=("number",), people=_NOT_GIVEN),
    # 没有上年的材料。
    Operation(
        "last_year_copied", "post", others=404, where=("number",), people=_NO_WRITING,
        body=lambda made: {"edition": made["edition"]},
    ),
    Operation("document_workbook", where=("number",), people=_NOT_GIVEN),
    Operation(
        "document_workbook_in", "post", others=422, where=("number",), people=_NO_WRITING,
        body=_workbook, is_form=True,
    ),
    Operation("document_form", where=("number", "kind"), people=_NOT_GIVEN),
    Operation("attachments", where=("number",), people=_NOT_GIVEN),
    Operation(
        "attachment_added", "post", others=201, where=("number",), people=_NO_WRITING,
        body=_file, is_form=True,
    ),
    Operation("attachment", where=("number",), people=_NOT_GIVEN),
    # 先移除的得到 204，之后已不在了。
    Operation(
        "attachment_taken", "delete", others=404, where=("number",),
        people=only("tianbao", answer=204),
    ),
    # 草稿还没有到填审核表的环节。
    Operation(
        "sheet", others=409, where=("number",), people={**_NO_DECISION, NEIGHBOUR: 404}
    ),
    Operation(
        "sheet_kept", "put", others=409, where=("number",),
        people={**_NO_DECISION, NEIGHBOUR: 404}, body=lambda made: {"points": {}},
    ),
    Operation("windows", others=403, people=_BUREAU),
    # 止日早于起日。
    Operation(
        "window_opened", "post", others=403, people=only("jixiaochu", answer=422),
        body=lambda made: {
            "year": 2022, "opens": "2022-06-02", "closes": "2022-06-01", "reason": "演示"
        },
    ),
    Operation("entries", people=_NO_REVIEW),
    Operation("entry", where=("code",), people=_NO_REVIEW),
    Operation("entries_workbook", people=_NO_REVIEW),
    # 不是工作簿；没有写内容；写入次数不对。
    Operation(
        "entries_workbook_in", "post", others=403, people=only("jixiaochu", answer=422),
        body=_workbook, is_form=True,
    ),
    Operation(
        "entry_made", "post", others=403, people=only("jixiaochu", answer=422),
        body=lambda made: {"content": {}, "reason": "演示"},
    ),
    Operation(
        "entry_written", "put", others=403, people=only("jixiaochu", answer=422),
        where=("code",), body=lambda made: {"content": {}, "reason": "演示", "edition": 1},
    ),
    Operation(
        "entry_state", "post", others=403, people=only("jixiaochu", answer=409),
        where=("code",), body=lambda made: {"state": "停用", "reason": "演示", "edition": 0},
    ),
    Operation(
        "entry_tried", "post", people=_NO_REVIEW, where=("code",),
        body=lambda made: {},
    ),
    Operation("recommended", where=("number",), people=_NO_WRITING),
    Operation(
        "entry_picked", "post", others=204, where=("number",), people=_NO_WRITING,
        body=lambda made: {"code": "KJ101"},
    ),
    Operation("proposals", others=403, people=_PROPOSERS),
    Operation("proposal", others=403, people=_PROPOSERS, where=("number",)),
    # 草稿还没有批复。
    Operation(
        "proposal_made", "post", others=403, people=only("jixiao", "jixiaochu", answer=409),
        where=("number",),
        body=lambda made: {"form": "project_indicators", "code": "1", "reason": "演示"},
    ),
    Operation(
        "proposal_accepted", "post", others=403, people=only("jixiaochu", answer=422),
        where=("number",), body=lambda made: {"content": {}, "reason": "演示"},
    ),
    Operation(
        "proposal_refused", "post", others=403, people=_BUREAU, where=("number",),
        body=lambda made: {"answer": "与已有的指标重复"},
    ),
    Operation("assignments", others=403, people=only("jixiaochu", "disanfang")),
    # 没有这个第三方。
    Operation(
        "assignment_made", "post", others=403, people=only("jixiaochu", answer=422),
        body=lambda made: {
            "username": "tianbao", "document": made["number"], "task": "评审",
            "until": "2099-01-01",
        },
    ),
    Operation(
        "assignment_ended", "post", others=403, people=only("jixiaochu", answer=404),
        where=("number",), body=lambda made: {"reason": "演示"},
    ),
    Operation("progress_read", people=_NO_REVIEW),
    Operation("marked", others=404, where=("token",)),
    Operation("trail", people=only("disanfang", "xitong", "anquan", answer=403)),
)  # fmt: skip
