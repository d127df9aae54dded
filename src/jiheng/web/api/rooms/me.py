"""Who holds the token, and in which roles."""

from django.http import HttpRequest
from ninja import Router, Schema

from jiheng.web.people.scope import hats

router = Router(tags=["本人"])


class HatOut(Schema):
    """One role in one organisation."""

    role: str
    role_name: str
    organisation: str
    for_whom: str


class MeOut(Schema):
    """The person of the token."""

    username: str
    name: str
    roles: list[HatOut]


@router.get("", response=MeOut, url_name="me", summary="令牌属于谁")
def read_me(request: HttpRequest) -> dict[str, object]:
    """Give the person of the token."""
    return {
        "username": request.user.username,
        "name": request.user.name,
        "roles": [
            {
                "role": hat.role.value,
                "role_name": hat.role.label,
                "organisation": hat.organisation.code,
                "for_whom": hat.for_whom,
            }
            for hat in hats(request)
        ],
    }
