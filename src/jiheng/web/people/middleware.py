"""Steps that a person must take before anything else, such as a new password."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse


class ForcedSteps:
    """Lead people whose password must be changed to the page for it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a request."""
        user = request.user
        if user.is_authenticated and user.must_change_password:
            page = reverse("change_password")
            if request.path not in (page, reverse("logout")) and not request.path.startswith(
                "/static/"
            ):
                return redirect(page)
        return self.get_response(request)
