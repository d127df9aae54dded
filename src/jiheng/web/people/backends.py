"""Sign-in by user name and password; an expired account is refused."""

from typing import Any

from django.contrib.auth.backends import BaseBackend
from django.http import HttpRequest

from jiheng.web.people.models import User

DOOR = "door"
"""The name in a session under which it is kept by which door its person came; none for a password."""
BACKEND = "jiheng.web.people.backends.PeopleBackend"


def may_enter(user: User) -> bool:
    """Tell whether an account is in use and its last day is not over."""
    return user.is_active and not user.has_expired


class PeopleBackend(BaseBackend):
    """Look people up in the accounts of this installation."""

    def authenticate(
        self,
        request: HttpRequest | None,
        username: str = "",
        password: str = "",
        **_: Any,
    ) -> User | None:
        """Give the user whose password it is, or None."""
        user = User.objects.filter(username=username).first()
        if user is None:
            User().set_password(password)  # 查无此人也花同样的时间，不让人试出有无账号。
            return None
        return user if user.check_password(password) and may_enter(user) else None

    def get_user(self, user_id: int) -> User | None:
        """Give the user of a session, or None once the account is stopped or expired."""
        user = User.objects.filter(pk=user_id).first()
        return user if user is not None and may_enter(user) else None
