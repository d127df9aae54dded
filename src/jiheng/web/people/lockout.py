"""What is shown to somebody who tried too many passwords."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def locked_out(
    request: HttpRequest, credentials: dict[str, Any], *_: Any, **__: Any
) -> HttpResponse:
    """Say how long the account stays locked."""
    return render(
        request, "people/locked_out.html", {"username": credentials.get("username", "")}, status=429
    )
