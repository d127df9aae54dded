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
            is_bearer = scheme.lower() == "bearer"
            token = Token.objects.holder_of(secret.strip()) if is_bearer else None
            if token is not None:
                token.note_use()
            request.token = token
            request.user = token.user if token is not None else AnonymousUser()
        response = self.get_response(request)
        if request.path.startswith(ROOT) and response.status_code >= 400:
            return in_one_shape(request, response)
        return response


def in_one_shape(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Give a refusal that never came to an operation the shape that all others have."""
    if response.get("Content-Type", "").startswith("application/json"):
        return response
    from jiheng.web.api.problems import plain

    shaped = plain(request, response.status_code)
    for name in ("Allow", "X-Request-Id"):
        if name in response:
            shaped[name] = response[name]
    return shaped
