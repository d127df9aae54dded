"""Every refusal in one shape: a word for programs, a sentence for people, and the places concerned."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, JsonResponse
from ninja import Field, Schema
from ninja.errors import AuthenticationError, HttpError, ValidationError

from jiheng.forms import FormError
from jiheng.library import TrialError
from jiheng.standards import StandardError
from jiheng.web.api.wording import problem_in_words
from jiheng.web.documents.chains import NoChain
from jiheng.web.documents.editing import NotEditable, StaleEdition
from jiheng.web.documents.refusals import Incomplete, NotOpen, NotYours, Overtaken
from jiheng.web.library.keeping import CodeTaken, StaleEntry
from jiheng.web.library.promoting import Decided, NotProposable
from jiheng.web.people.refusals import Refused as PeopleRefused
from jiheng.web.projects.forms import CodeTaken as ProjectTaken
from jiheng.web.review.forms import Unreadable
from jiheng.web.targets.attachments import NotTaken
from jiheng.web.targets.receiving import NotReceived


class Place(Schema):
    """One thing that is wrong: where it is written, and what is wrong there."""

    where: str = Field(description="出错的项：请求里的字段名，或工作簿的表、行、列")
    problem: str = Field(description="错在哪里、应当是什么、怎么办")


class Problem(Schema):
    """What a refused request is answered with."""

    code: str = Field(description="给程序看的代号，如 not_found、stale")
    error: str = Field(description="给人看的一句话")
    places: list[Place] | None = Field(None, description="逐处错误，没有逐处可说时不给")
    by: str | None = Field(None, description="409：谁抢先写入")
    at: datetime | None = Field(None, description="409：对方写入的时间")
    edition: int | None = Field(None, description="409：现在的写入次数")
    marked: str | None = Field(None, description="422：标出错处的工作簿的地址")


class Refused(Exception):
    """A request of a program is refused: status, code, words, and more of the answer."""

    def __init__(self, status: int, code: str, words: str, **more: Any) -> None:
        self.status, self.code, self.more = status, code, more
        super().__init__(words)


def invalid(places: Iterable[tuple[str, str]]) -> Refused:
    """Refuse a request of which something, each at its place, is wrong."""
    told = [{"where": where, "problem": words} for where, words in places]
    return Refused(422, "invalid", "所写的内容不合要求。", places=told)


def places_of(errors: Iterable[FormError]) -> list[dict[str, str]]:
    """Give the errors of a workbook with their cells."""
    return [{"where": f"{one.sheet} {one.where}".strip(), "problem": _said(one)} for one in errors]


def answer(status: int, code: str, words: str, **more: Any) -> JsonResponse:
    """Give an answer in the one shape; what is None is left out."""
    known = {name: value for name, value in more.items() if value is not None}
    return JsonResponse(
        {"code": code, "error": words, **known},
        status=status,
        json_dumps_params={"ensure_ascii": False},
    )


def _said(error: FormError) -> str:
    expected = f"应为{error.expected}" if error.expected else ""
    written = f"写的是“{error.value}”" if error.value else ""
    return "；".join(filter(None, (error.what, written, expected, error.advice)))


def _refused(error: Refused) -> JsonResponse:
    return answer(error.status, error.code, str(error), **error.more)


def _stale(error: StaleEdition) -> JsonResponse:
    document = error.document
    who, at = error.newest.author.name, document.updated_at
    return answer(409, "stale", str(error), by=who, at=at, edition=document.edition)


def _overtaken(error: Overtaken) -> JsonResponse:
    return answer(409, "overtaken", str(error), by=error.by, at=error.at, edition=error.edition)


def _invalid(error: ValidationError) -> JsonResponse:
    return _refused(invalid((_where(one["loc"]), problem_in_words(one)) for one in error.errors))


def _where(place: Iterable[Any]) -> str:
    """Give the name of a field as the request has it: without the part and the parameter."""
    part, *names = map(str, place)
    return ".".join(names[1:] if part == "body" and len(names) > 1 else names) or part


def _incomplete(error: Incomplete) -> JsonResponse:
    told = [{"where": error.field, "problem": str(error)}]
    return answer(422, "incomplete", str(error), places=told)


def _unsound(error: StandardError) -> JsonResponse:
    told = ((one.file, "；".join(filter(None, (one.what, one.advice)))) for one in error.faults)
    return _refused(invalid(told))


def _people_refused(error: PeopleRefused) -> JsonResponse:
    if not error.field:
        return answer(409, "not_open", str(error))
    return _refused(invalid([(error.field, str(error))]))


def _unreadable_request(error: HttpError) -> JsonResponse:
    return answer(error.status_code, "unreadable", "请求的内容读不出来；应为 JSON，请核对。")


ANSWERS: Mapping[type[Exception], Callable[[Any], JsonResponse]] = {
    Refused: _refused,
    StaleEdition: _stale,
    Overtaken: _overtaken,
    NotEditable: lambda error: answer(409, "not_open", str(error)),
    NotOpen: lambda error: answer(409, "not_open", str(error)),
    NoChain: lambda error: answer(409, "not_open", str(error)),
    NotYours: lambda error: answer(403, "forbidden", str(error)),
    PermissionDenied: lambda error: answer(
        403, "forbidden", str(error) or "您的角色不能看这里或做这件事。"
    ),
    Http404: lambda error: answer(404, "not_found", "没有这一项，或者不归您查看。"),
    AuthenticationError: lambda error: answer(
        401,
        "unauthorized",
        "没有出示有效的令牌；请在请求头写 Authorization: Bearer 令牌，令牌在“我的令牌”中建立。",
    ),
    Incomplete: _incomplete,
    Unreadable: lambda error: answer(422, "invalid", str(error)),
    NotReceived: lambda error: answer(422, "invalid", str(error)),
    NotTaken: lambda error: answer(422, "invalid", str(error)),
    ValidationError: _invalid,
    HttpError: _unreadable_request,
    StandardError: _unsound,
    TrialError: lambda error: _refused(invalid([(error.field or "试算", str(error))])),
    PeopleRefused: _people_refused,
    StaleEntry: lambda error: answer(409, "stale", str(error)),
    ProjectTaken: lambda error: answer(409, "exists", str(error)),
    CodeTaken: lambda error: answer(409, "exists", str(error)),
    NotProposable: lambda error: answer(409, "not_open", str(error)),
    Decided: lambda error: answer(409, "overtaken", str(error)),
}
"""How each refusal of the rooms is answered."""


def plain(request: HttpRequest, status: int) -> JsonResponse:
    """Answer what never came to an operation: an unknown address, a wrong method, a fault inside."""
    if status == 404:
        return answer(
            404, "not_found", f"接口没有这个地址：{request.path}；地址见 /api/openapi.json。"
        )
    if status == 405:
        return answer(
            405, "not_allowed", f"这个地址不能用 {request.method}；见 /api/openapi.json。"
        )
    if status >= 500:
        return answer(
            status, "failed", "服务器出错，没有办成；请把答复头里的请求编号告诉运行人员。"
        )
    return answer(status, "unreadable", "请求的内容读不出来，请核对。")
