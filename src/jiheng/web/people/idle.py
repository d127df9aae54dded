"""Who does nothing for a while is signed out; who is out is told so where a part of a page is asked for."""

import time
from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from jiheng.web.trail.acting import because

SEEN = "seen"
STEP = 60
"""Seconds: how exactly the last request is remembered, so that not every request is a write."""


class IdleTimeOut:
    """End sessions whose last request is `IDLE_SECONDS` ago or more.

    A part of a page that is asked for without a session is answered by 401; its page then says so
    and keeps what was typed.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a request."""
        response = self._over(request) or self.get_response(request)
        leads_to = response.get("Location", "").partition("?")[0]
        if response.status_code == 302 and leads_to == reverse("login") and request.htmx:
            return HttpResponse(
                "请重新登录。", status=401, content_type="text/plain; charset=utf-8"
            )
        return response

    def _over(self, request: HttpRequest) -> HttpResponse | None:
        if not request.user.is_authenticated or getattr(request, "token", None) is not None:
            return None
        now, seen = int(time.time()), request.session.get(SEEN)
        if seen is None or STEP <= now - seen < settings.IDLE_SECONDS:
            request.session[SEEN] = now
        if seen is None or now - seen < settings.IDLE_SECONDS:
            return None
        with because("超时退出"):
            logout(request)
        minutes = settings.IDLE_SECONDS // 60
        messages.warning(request, f"{minutes} 分钟没有操作，已自动退出，请重新登录。")
        return redirect_to_login(request.get_full_path() if request.method == "GET" else "/")
