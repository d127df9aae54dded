"""Sign in by the identity provider that is set: go there, come back."""

from types import ModuleType

from django.conf import settings
from django.contrib.auth import login as enter
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from jiheng.web.people.backends import BACKEND, DOOR
from jiheng.web.people.door import note_refusal
from jiheng.web.people.forms.door import LoginForm
from jiheng.web.people.refusals import NotAdmitted
from jiheng.web.people.views.door import onward_of, show_login
from jiheng.web.people.views.second_factor import ask_for_code

_ONWARD = "sso_next"


@never_cache
@require_GET
def sso_begin(request: HttpRequest) -> HttpResponse:
    """Go to the identity provider."""
    _refuse_where_off()
    onward = onward_of(request)
    if request.user.is_authenticated:
        return redirect(onward or "home")
    request.session[_ONWARD] = onward
    back = request.build_absolute_uri(reverse("sso_return"))
    try:
        return _service().begin(request, back)
    except NotAdmitted as refused:
        return _refused(request, refused)


@never_cache
@require_GET
def sso_return(request: HttpRequest) -> HttpResponse:
    """Come back from the identity provider; whom it vouches for is signed in, if known here."""
    _refuse_where_off()
    onward = request.session.pop(_ONWARD, "")
    try:
        user = _service().person_of(request)
    except NotAdmitted as refused:
        return _refused(request, refused)
    request.session[DOOR] = settings.OIDC.name
    if user.totp_secret:
        return ask_for_code(request, user, onward)
    enter(request, user, backend=BACKEND)
    return redirect(onward or "home")


def _service() -> ModuleType:
    """Give the service; its libraries are only loaded where a provider is set."""
    from jiheng.web.people import single_sign_on

    return single_sign_on


def _refuse_where_off() -> None:
    if settings.OIDC is None:
        raise Http404


def _refused(request: HttpRequest, refused: NotAdmitted) -> HttpResponse:
    note_refusal(request, settings.OIDC.name, refused.username, str(refused))
    return show_login(request, LoginForm(request), status=403, refused=str(refused))
