"""The interface: its doors, its errors, and the routers of the rooms."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import ValidationError
from ninja.security import HttpBearer

from jiheng import __version__
from jiheng.web.api.models import Token
from jiheng.web.api.rooms import me, organisations, projects, trail

READING = ("GET", "HEAD", "OPTIONS")


class TokenDoor(HttpBearer):
    """Let in whoever shows a valid token; writing needs one that may write."""

    def authenticate(self, request: HttpRequest, token: str) -> Token | None:
        """Give the token that the middleware found; None leads to 401."""
        found = request.token
        if found is not None and request.method not in READING and not found.may_write:
            raise PermissionDenied("这个令牌只能读；请在“我的令牌”中另建一个可写的。")
        return found


api = NinjaAPI(
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
    ("/projects", projects),
    ("/trail", trail),
):
    api.add_router(prefix, room.router)


def _answer(request: HttpRequest, status: int, what: str, **more: object) -> HttpResponse:
    return api.create_response(request, {"error": what, **more}, status=status)


@api.exception_handler(PermissionDenied)
def _forbidden(request: HttpRequest, error: PermissionDenied) -> HttpResponse:
    return _answer(request, 403, str(error) or "您的角色不能看这里或做这件事。")


@api.exception_handler(Http404)
def _missing(request: HttpRequest, error: Http404) -> HttpResponse:
    return _answer(request, 404, "没有这一项，或者不归您查看。")


@api.exception_handler(ValidationError)
def _invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    places = [
        {"where": ".".join(map(str, one["loc"])), "problem": one["msg"]} for one in error.errors
    ]
    return _answer(request, 422, "所写的内容不合要求。", places=places)
