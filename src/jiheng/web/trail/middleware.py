"""Every request acts in the name of the person who is signed in."""

import uuid
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from jiheng.web.trail.acting import Act, do


class TrailMiddleware:
    """Make the deed of each request known, and send its number back."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a request."""
        user = request.user if request.user.is_authenticated else None
        name = user.shown_name if user is not None else "访客"
        act = Act(user, name, request_id=uuid.uuid4().hex)
        with do(act):
            response = self.get_response(request)
        response["X-Request-Id"] = act.request_id
        return response
