"""Who gets which answer at every address: the one table that the tests walk.

A row is the name of an address, the method, and for each person the expected status. `OPEN` is
everybody signed in; a person who is not named gets `others`. What an address needs to be written
out, such as a number, is made by its line in `ARGUMENTS`.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.core.files.uploadedfile import SimpleUploadedFile
from tests.web.api import addresses as api

from jiheng.web.assignments.giving import assign
from jiheng.web.demo.accounts import DEPARTMENT as DEPARTMENT_CODE
from jiheng.web.demo.accounts import UNIT as UNIT_CODE
from jiheng.web.documents.editing import open_document
from jiheng.web.documents.models import Document
from jiheng.web.library.keeping import load_library_entries
from jiheng.web.library.models import LibraryEntry, Proposal
from jiheng.web.organisations.models import Office, Organisation
from jiheng.web.people.models import Membership, User
from jiheng.web.projects.models import Classification, Project
from jiheng.web.targets.attachments import add_attachment
from jiheng.web.trail.acting import acting

STRANGER = ""
DEPARTMENT = ("tianbao", "chushi", "jixiao", "fuzeren")
FINANCE = ("caizheng", "jixiaochu")
NEIGHBOUR = "lingju"
EVERYBODY = (
    STRANGER, *DEPARTMENT, *FINANCE, "disanfang", "renda", "xitong", "anquan", "shenji", NEIGHBOUR,
)  # fmt: skip


@dataclass(frozen=True)
class Answer:
    """What everybody gets at one address by one method."""

    name: str
    method: str = "get"
    others: int = 200
    stranger: int = 302
    people: dict[str, int] = field(default_factory=dict)

    def status_for(self, person: str) -> int:
        if person in self.people:
            return self.people[person]
        return self.stranger if person == STRANGER else self.others


def only(*people: str, answer: int = 200) -> dict[str, int]:
    return dict.fromkeys(people, answer)


def _department() -> dict[str, object]:
    return {"number": Organisation.objects.get(code=DEPARTMENT_CODE).pk}


def _account() -> dict[str, object]:
    return {"number": User.objects.get(username="tianbao").pk}


def _no_token() -> dict[str, object]:
    return {"number": 10**6}


def _document() -> dict[str, object]:
    """Make a draft of the unit's project targets, written by its filler."""
    writer = User.objects.get(username="tianbao")
    with acting(writer):
        project = Project.objects.create(
            year=2022, code="A1", name="演示项目", level="first", organisation=writer.organisation
        )
        made = open_document("project_targets", writer.organisation, project, 2022, writer)
    return {"number": made.pk}


def _classification() -> dict[str, object]:
    with acting(None):
        made, _ = Classification.objects.get_or_create(axis="plan", name="某计划")
    return {"number": made.pk}


def _project() -> dict[str, object]:
    """Make a project of the unit."""
    writer = User.objects.get(username="tianbao")
    with acting(writer):
        made = Project.objects.create(
            year=2022, code="A2", name="演示项目二", level="first", organisation=writer.organisation
        )
    return {"number": made.pk}


def _attachment() -> dict[str, object]:
    """Put a file beside a draft of the unit."""
    document = Document.objects.get(pk=_document()["number"])
    writer = User.objects.get(username="tianbao")
    with acting(writer):
        file = SimpleUploadedFile("立项文件.pdf", b"%PDF-1.7\n")
        return {"number": add_attachment(document, file, writer).pk}


def _unit_year() -> dict[str, object]:
    return {"number": Organisation.objects.get(code=UNIT_CODE).pk, "year": 2022}


def _entry() -> dict[str, object]:
    """Load the library; give its first entry."""
    load_library_entries()
    return {"number": LibraryEntry.objects.get(code="KJ101").pk}


def _proposal() -> dict[str, object]:
    """Propose an indicator of the unit for the library."""
    document = Document.objects.get(pk=_document()["number"])
    officer = User.objects.get(username="jixiao")
    with acting(officer):
        made = Proposal.objects.create(
            document=document,
            form="project_indicators",
            code="1",
            name="演示指标",
            row={"level1": "产出指标", "level2": "数量指标", "nature": "≥"},
            reason="演示",
            by=officer,
        )
    return {"number": made.pk}


def _assignment() -> dict[str, object]:
    document = Document.objects.get(pk=_document()["number"])
    giver, taker = (User.objects.get(username=name) for name in ("jixiaochu", "disanfang"))
    with acting(giver):
        made = assign(taker, document, taker.expires_on, "演示", giver)
    return {"number": made.pk}


ARGUMENTS: dict[str, Callable[[], dict[str, object]]] = {
    "organisation_page": _department,
    "revoke_token": _no_token,
    "delegation_end": _no_token,
    **dict.fromkeys(
        (
            "account_page",
            "account_edit",
            "account_stop",
            "account_start",
            "account_reset",
            "second_factor_reset",
            "role_grant",
        ),
        _account,
    ),
    "role_end": lambda: {"number": Membership.objects.get(user__username="tianbao").pk},
    **dict.fromkeys(
        ("organisation_edit", "organisation_stop", "organisation_start", "office_new"), _department
    ),
    "office_edit": lambda: {"number": Office.objects.first().pk},
    "assignment_new": lambda: {"kind": "document", **_document()},
    "assignment_end": _assignment,
    "lock_end": lambda: {"number": User.objects.get(username="tianbao").pk},
    "trail_history": lambda: {"kind": "organisations.organisation", **_department()},
    **dict.fromkeys(
        ("document_page", "document_act", "document_compare", "review_sheet", "review_sheet_save"),
        _document,
    ),
    **dict.fromkeys(("project_page", "project_edit"), _project),
    "classification_new": lambda: {"axis": "plan"},
    "classification_edit": _classification,
    **dict.fromkeys(
        (
            "target_form",
            "target_save",
            "target_copy",
            "target_template",
            "target_upload",
            "attachment_add",
            "target_print",
        ),
        _document,
    ),
    "target_file": lambda: {**_document(), "kind": "docx"},
    **dict.fromkeys(("attachment_download", "attachment_remove"), _attachment),
    **dict.fromkeys(("organisation_template", "organisation_upload"), _unit_year),
    "marked_workbook": lambda: {"token": "none"},
    "notice_open": _no_token,
    **dict.fromkeys(
        (
            "library_entry",
            "library_try",
            "library_edit",
            "library_state",
            "library_pick",
        ),
        _entry,
    ),
    "library_propose": _document,
    **dict.fromkeys(("proposal_page", "proposal_accept", "proposal_refuse"), _proposal),
    **{f"api:{row.name}": row.placeholders for row in api.OPERATIONS},
}
"""What each address that holds a number or code is written out with."""

_NO_REVIEW = only("disanfang", "xitong", "anquan", "shenji", answer=403)
_NO_DECISION = {**_NO_REVIEW, "renda": 403}
_NO_BUSINESS = {**_NO_REVIEW, NEIGHBOUR: 404}
# 没有交给第三方的材料，对第三方等于没有。
_NOT_GIVEN = {**_NO_BUSINESS, "disanfang": 404}
_NO_WRITING = {
    **_NO_BUSINESS,
    **only("chushi", "fuzeren", *FINANCE, "renda", answer=403),
}

ANSWERS = (
    Answer("home"),
    Answer("login", others=302, stranger=200),
    Answer("logout", "post", others=302),
    Answer("set_language", "post", others=302, stranger=302),
    Answer("favicon", others=302, stranger=302),
    Answer("change_password"),
    Answer("organisation_list", people=only("disanfang", "shenji", answer=403)),
    Answer(
        "organisation_page",
        people={
            **only("disanfang", "shenji", answer=403),
            NEIGHBOUR: 404,
            "chushi": 404,
            "tianbao": 404,
        },
    ),
    Answer("token_list"),
    Answer("revoke_token", "post", others=404),
    # 接口只认令牌，登录与否都是 401；带令牌的另有 tests/web/api。
    Answer("api:openapi-json", stranger=200),
    Answer("api:api-root", others=404, stranger=404),
    *(Answer(f"api:{row.name}", row.method, others=401, stranger=401) for row in api.OPERATIONS),
    Answer("review_inbox", people=_NO_REVIEW),
    Answer("review_bulk", "post", others=422, people=_NO_DECISION),
    Answer("adjustment_windows", others=403, people=only("jixiaochu")),
    Answer("document_page", people=_NOT_GIVEN),
    Answer("document_compare", people=_NOT_GIVEN),
    Answer("document_act", "post", others=422, people={**_NO_DECISION, NEIGHBOUR: 404}),
    # 草稿还没有到填审核表的环节。
    Answer("review_sheet", others=409, people={**_NO_DECISION, NEIGHBOUR: 404}),
    Answer("review_sheet_save", "post", others=409, people={**_NO_DECISION, NEIGHBOUR: 404}),
    Answer("project_list", people=_NO_REVIEW),
    Answer("classification_list", others=403, people=only(*FINANCE)),
    Answer("classification_new", others=403, people=only("jixiaochu")),
    Answer("classification_edit", others=403, people=only("jixiaochu")),
    Answer("project_new", people={**_NO_WRITING, NEIGHBOUR: 200}),
    Answer("project_page", people=_NO_BUSINESS),
    Answer("project_edit", people=_NO_WRITING),
    Answer("targets_home", people=_NO_REVIEW),
    Answer("target_start", "post", others=404, people=_NO_REVIEW),
    Answer("target_form", people=_NOT_GIVEN),
    # 没有说明读到的是第几次写入。
    Answer("target_save", "post", others=404, people=_NO_WRITING),
    Answer("target_copy", "post", others=302, people=_NO_WRITING),
    Answer("target_template", people=_NOT_GIVEN),
    Answer("target_upload", people=_NO_WRITING),
    Answer("target_print", people=_NOT_GIVEN),
    Answer("target_file", people=_NOT_GIVEN),
    # 业务处室审核、部门负责人看得到本单位，但不填报。
    Answer("organisation_template", people=_NO_WRITING),
    Answer("organisation_upload", people=_NO_WRITING),
    Answer("marked_workbook", others=404),
    Answer("attachment_add", "post", others=302, people=_NO_WRITING),
    Answer("attachment_download", people=_NOT_GIVEN),
    # 先移除的得到 302，之后已不在了。
    Answer("attachment_remove", "post", others=404, people=only("tianbao", answer=302)),
    Answer("library_list", people=_NO_REVIEW),
    Answer("library_entry", people=_NO_REVIEW),
    # 什么也没有填。
    Answer("library_try", "post", others=422, people=_NO_REVIEW),
    Answer("library_export", people=_NO_REVIEW),
    *(
        Answer(name, others=403, people=only("jixiaochu"))
        for name in ("library_new", "library_edit", "library_import", "proposal_accept")
    ),
    # 没有先试导入，没有写原因。
    *(
        Answer(name, "post", others=403, people=only("jixiaochu", answer=status))
        for name, status in (
            ("library_import_confirm", 422),
            ("library_state", 302),
            ("proposal_refuse", 422),
        )
    ),
    # 没有说明为哪份材料选用。
    Answer("library_picker", others=404, people=_NO_REVIEW),
    Answer("library_pick", "post", others=404, people=_NO_REVIEW),
    Answer("proposal_list", others=403, people=only("jixiao", "jixiaochu")),
    Answer("proposal_page", others=403, people=only("jixiao", "jixiaochu")),
    # 草稿还没有批复。
    Answer("library_propose", others=403, people=only("jixiao", "jixiaochu", answer=409)),
    Answer("progress", people=_NO_REVIEW),
    Answer("notice_list"),
    Answer("notice_read_all", "post", others=302),
    Answer("notice_open", "post", others=404),
    *(
        Answer(name, others=403, people=only("xitong", "anquan"))
        for name in ("account_list", "account_page")
    ),
    *(Answer(name, others=403, people=only("xitong")) for name in ("account_new", "account_edit")),
    # 没有写原因。
    *(
        Answer(name, "post", others=403, people=only("xitong", answer=422))
        for name in ("account_stop", "account_start", "organisation_stop", "organisation_start")
    ),
    Answer("account_reset", "post", others=403, people=only("xitong")),
    *(Answer(name, others=403, people=only("anquan")) for name in ("role_grant", "role_end")),
    *(
        Answer(name, others=403, people=only("xitong"))
        for name in (
            "organisation_new",
            "organisation_edit",
            "office_new",
            "office_edit",
            "region_new",
        )
    ),
    Answer("assignment_list", others=403, people=only("jixiaochu")),
    *(
        Answer(name, others=403, people=only("jixiaochu"))
        for name in ("assignment_new", "assignment_end")
    ),
    Answer("my_assignments", others=403, people=only("disanfang")),
    Answer("delegation_list", others=403, people=only(*DEPARTMENT, *FINANCE, NEIGHBOUR)),
    Answer(
        "delegation_new",
        others=403,
        people=only("chushi", "jixiao", "fuzeren", *FINANCE),
    ),
    Answer(
        "delegation_end",
        "post",
        others=403,
        people=only(*DEPARTMENT, *FINANCE, NEIGHBOUR, answer=404),
    ),
    # 没有设统一身份认证。
    Answer("sso_begin", others=404, stranger=404),
    Answer("sso_return", others=404, stranger=404),
    # 没有输过密码，也没有启用过。
    Answer("login_code", others=302),
    Answer("second_factor"),
    Answer("second_factor_off", "post", others=302),
    Answer("second_factor_reset", "post", others=403, people=only("anquan", answer=302)),
    Answer("people_import", others=403, people=only("xitong")),
    Answer("people_template", others=403, people=only("xitong")),
    # 没有先试导入。
    Answer("people_import_confirm", "post", others=403, people=only("xitong", answer=422)),
    Answer("lock_list", others=403, people=only("anquan")),
    Answer("lock_end", "post", others=403, people=only("anquan", answer=302)),
    Answer("trail_list", people=only("disanfang", "xitong", "anquan", answer=403)),
    Answer(
        "trail_history",
        people={
            **only("disanfang", "xitong", "anquan", answer=403),
            **only(NEIGHBOUR, "chushi", "tianbao", answer=404),
        },
    ),
)
