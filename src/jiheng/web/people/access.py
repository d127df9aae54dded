"""Who may open a page of administration."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from jiheng.web.people.roles import Role
from jiheng.web.people.scope import has_role, hats

View = Callable[..., HttpResponse]


def for_roles(*roles: Role) -> Callable[[View], View]:
    """Open a page to people who are signed in and have one of the roles."""

    def wrap(view: View) -> View:
        @login_required
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not has_role(hats(request), *roles):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return guarded

    return wrap
