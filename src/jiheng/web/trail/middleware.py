"""Every request acts in the name of the person who is signed in."""

import uuid
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from jiheng.web.trail.acting import Act, do

_NAME, _TOKEN = 60, 30
"""Characters of a person's and of a token's name in an entry, which has room for a hundred."""


class TrailMiddleware:
    """Make the deed of each request known, and send its number back.

    What a program does with somebody's token is said to be done by that token.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a request."""
        user = request.user if request.user.is_authenticated else None
        name = user.shown_name if user is not None else "访客"
        token = getattr(request, "token", None)
        if token is not None:
            name = f"{name[:_NAME]}·令牌“{token.name[:_TOKEN]}”"
        act = Act(user, name, request_id=uuid.uuid4().hex)
        with do(act):
            response = self.get_response(request)
        response["X-Request-Id"] = act.request_id
        return response
