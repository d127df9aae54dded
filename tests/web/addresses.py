"""Who gets which answer at every address: the one table that the tests walk.

A row is the name of an address, the method, and for each person the expected status. `OPEN` is
everybody signed in; a person who is not named gets `others`. What an address needs to be written
out, such as a number, is made by its line in `ARGUMENTS`.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from jiheng.web.demo.accounts import DEPARTMENT as DEPARTMENT_CODE
from jiheng.web.documents.editing import open_document
from jiheng.web.organisations.models import Organisation
from jiheng.web.people.models import User
from jiheng.web.projects.models import Project
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


ARGUMENTS: dict[str, Callable[[], dict[str, object]]] = {
    "organisation_page": _department,
    "revoke_token": _no_token,
    **dict.fromkeys(
        ("document_page", "document_act", "document_compare", "review_sheet", "review_sheet_save"),
        _document,
    ),
    "notice_open": _no_token,
    "api:project": lambda: {"year": 2022, "code": "none"},
}
"""What each address that holds a number or code is written out with."""

_NO_REVIEW = only("disanfang", "xitong", "anquan", "shenji", answer=403)
_NO_DECISION = {**_NO_REVIEW, "renda": 403}

ANSWERS = (
    Answer("home"),
    Answer("login", others=302, stranger=200),
    Answer("logout", "post", others=302),
    Answer("set_language", "post", others=302, stranger=302),
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
    *(
        Answer(f"api:{name}", others=401, stranger=401)
        for name in ("me", "organisations", "projects", "project", "trail")
    ),
    Answer("review_inbox", people=_NO_REVIEW),
    Answer("review_bulk", "post", others=422, people=_NO_DECISION),
    Answer("adjustment_windows", others=403, people=only("jixiaochu")),
    Answer("document_page", people={**_NO_REVIEW, NEIGHBOUR: 404}),
    Answer("document_compare", people={**_NO_REVIEW, NEIGHBOUR: 404}),
    Answer("document_act", "post", others=422, people={**_NO_DECISION, NEIGHBOUR: 404}),
    # 草稿还没有到填审核表的环节。
    Answer("review_sheet", others=409, people={**_NO_DECISION, NEIGHBOUR: 404}),
    Answer("review_sheet_save", "post", others=409, people={**_NO_DECISION, NEIGHBOUR: 404}),
    Answer("progress", people=_NO_REVIEW),
    Answer("notice_list"),
    Answer("notice_read_all", "post", others=302),
    Answer("notice_open", "post", others=404),
    Answer("trail_list", people=only("disanfang", "xitong", "anquan", answer=403)),
)
