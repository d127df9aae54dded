"""What is shown to somebody who tried too many passwords."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from jiheng.web.people.locks import COOL_OFF, locked_until


def locked_out(
    request: HttpRequest, response: Any = None, credentials: dict[str, Any] | None = None, **_: Any
) -> HttpResponse:
    """Say until when the account stays locked."""
    username = (credentials or {}).get("username", "")
    context = {
        "username": username,
        "until": locked_until(username),
        "limit": settings.AXES_FAILURE_LIMIT,
        "minutes": int(COOL_OFF.total_seconds()) // 60,
    }
    return render(request, "people/locked_out.html", context, status=429)
