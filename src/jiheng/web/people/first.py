"""The first people of an installation: one administrator of each kind, and their finance bureau."""

from dataclasses import dataclass

from django.db import transaction

from jiheng.web.organisations.models import Kind, Organisation, Region
from jiheng.web.people.accounts import open_account, renew_password
from jiheng.web.people.models import Membership, User
from jiheng.web.people.refusals import Refused
from jiheng.web.people.roles import Role
from jiheng.web.trail.acting import acting

_ADMINISTRATORS = (
    ("sysadmin", Role.SYSTEM_ADMIN),
    ("secadmin", Role.SECURITY_ADMIN),
    ("auditadmin", Role.AUDIT_ADMIN),
)
_COMMAND = "服务器命令行"


@dataclass(frozen=True)
class Given:
    """A user name, what the person is, and the first password."""

    username: str
    role: str
    password: str


def open_first_accounts(code: str, region: str, finance: str) -> list[Given]:
    """Make a region, its finance bureau and the three administrators, all or none.

    Raises:
        Refused: there are accounts already.
    """
    with transaction.atomic(), acting(None, name=_COMMAND, action="开立首批账号"):
        if User.objects.exists():
            raise Refused(
                "已有账号，不再开立首批管理员；新的账号由系统管理员在网页里开立，"
                "管理员忘记密码用 jiheng accounts reset。"
            )
        place = Region.objects.create(code=code, name=region)
        bureau = Organisation.objects.create(
            code="FIN", name=finance, kind=Kind.FINANCE, region=place
        )
        found = []
        for username, role in _ADMINISTRATORS:
            user, password = open_account(
                {"username": username, "name": role.label, "organisation": bureau}
            )
            Membership.objects.create(user=user, organisation=bureau, role=role)
            found.append(Given(username, role.label, password))
        return found


def reset_from_server(username: str) -> str:
    """Give anybody a new first password, and take the second factor away; recorded as done here.

    Raises:
        Refused: there is nobody of this name.
    """
    user = User.objects.filter(username=username).first()
    if user is None:
        raise Refused(f"没有用户名为“{username}”的账号。")
    with transaction.atomic(), acting(None, name=_COMMAND):
        user.totp_secret, user.totp_step, user.recovery_codes = "", None, []
        user.save(update_fields=["totp_secret", "totp_step", "recovery_codes"])
        return renew_password(user)
