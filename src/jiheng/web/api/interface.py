"""The interface: its doors, its errors, and the routers of the rooms."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema
from ninja.operation import Operation
from ninja.security import HttpBearer

from jiheng import __version__
from jiheng.web.api.description import described
from jiheng.web.api.models import Token
from jiheng.web.api.problems import ANSWERS
from jiheng.web.api.rooms import (
    assignments,
    classifications,
    content,
    documents,
    library,
    me,
    organisations,
    people,
    projects,
    proposals,
    sheets,
    trail,
)

READING = ("GET", "HEAD", "OPTIONS")


class TokenDoor(HttpBearer):
    """Let in whoever shows a valid token; writing needs one that may write."""

    def authenticate(self, request: HttpRequest, token: str) -> Token | None:
        """Give the token that the middleware found; None leads to 401."""
        found = request.token
        if found is not None and found.user.must_change_password and settings.OIDC is None:
            raise PermissionDenied("您的密码还没有改过；请先登录网页修改密码，令牌才能用。")
        if found is not None and request.method not in READING and not found.may_write:
            raise PermissionDenied("这个令牌只能读；请在“我的令牌”中另建一个可写的。")
        return found


class Interface(NinjaAPI):
    """An interface whose document says in full what is refused."""

    def get_openapi_operation_id(self, operation: Operation) -> str:
        """Name an operation as its address is named."""
        return str(operation.url_name)

    def get_openapi_schema(self, **options: Any) -> OpenAPISchema:
        """Give the OpenAPI document."""
        return described(super().get_openapi_schema(**options))


api = Interface(
    title="绩衡接口",
    version=__version__,
    description="以某人的令牌读写其在网页上能看、能做的内容。金额以文本给出，单位为元，分毫不差。",
    auth=TokenDoor(),
    urls_namespace="api",
    docs_url=None,
)
for prefix, room in (
    ("/me", me),
    ("/organisations", organisations),
    ("/people", people),
    ("/projects/classifications", classifications),
    ("/projects", projects),
    ("/documents", documents),
    ("", content),
    ("", sheets),
    ("/assignments", assignments),
    ("", library),
    ("", proposals),
    ("/trail", trail),
):
    api.add_router(prefix, room.router)


def _handler(give: Callable[[Any], HttpResponse]) -> Callable[[HttpRequest, Any], HttpResponse]:
    return lambda _request, error: give(error)


for kind, give in ANSWERS.items():
    api.add_exception_handler(kind, _handler(give))
