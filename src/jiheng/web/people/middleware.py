"""Steps that a person must take before anything else: a new password, a second factor."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from jiheng.web.people.backends import DOOR
from jiheng.web.people.scope import hats
from jiheng.web.people.second_factor import is_required


def _asks(request: HttpRequest) -> bool:
    return settings.TOTP_REQUIRED and is_required(hats(request))


class ForcedSteps:
    """Lead people to the page of the step they must take first."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a request."""
        page = self._first_step(request)
        if page and request.path not in (page, reverse("logout"), reverse("set_language")):
            return redirect(page)
        return self.get_response(request)

    @staticmethod
    def _first_step(request: HttpRequest) -> str:
        user = request.user
        if not user.is_authenticated or request.path.startswith("/static/"):
            return ""
        if getattr(request, "token", None) is not None:
            return ""  # 接口不能领人去别的页面；密码没改的，令牌那里拒绝。
        if user.must_change_password and DOOR not in request.session:
            return reverse("change_password")
        if not user.totp_secret:
            return reverse("second_factor") if _asks(request) else ""
        return ""
