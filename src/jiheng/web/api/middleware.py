"""A request that shows a token is made in the name of the token's person."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from jiheng.web.api.models import Token

ROOT = "/api/"


class TokenMiddleware:
    """Take tokens on the addresses of the interface; a session counts for nothing there."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a request."""
        if request.path.startswith(ROOT):
            from django.contrib.auth.models import AnonymousUser

            scheme, _, secret = request.headers.get("Authorization", "").partition(" ")
            token = Token.objects.holder_of(secret.strip()) if scheme == "Bearer" else None
            request.token = token
            request.user = token.user if token is not None else AnonymousUser()
        return self.get_response(request)
