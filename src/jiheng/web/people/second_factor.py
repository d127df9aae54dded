"""The second factor: one-time codes of an app (TOTP, RFC 6238) and recovery codes on paper."""

import secrets
import time
from typing import Any

import pyotp
import segno
from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils.crypto import constant_time_compare, salted_hmac

from jiheng.web.people.models import User
from jiheng.web.people.refusals import Refused
from jiheng.web.people.roles import ADMIN_ROLES, FINANCE_ROLES
from jiheng.web.people.scope import Hat, has_role
from jiheng.web.trail.acting import because

ISSUER = "绩衡"
CODES = 10
_STEP = 30
_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
_SALT = "jiheng.recovery"


def new_secret() -> str:
    """Make a secret of 160 bits in base 32."""
    return pyotp.random_base32()


def picture_of(user: User, secret: str) -> str:
    """Give the picture that an app reads the secret from, as an address that holds it all."""
    address = pyotp.TOTP(secret).provisioning_uri(name=user.username, issuer_name=ISSUER)
    return segno.make(address, error="m").svg_data_uri(scale=5, border=4, light="white")


def in_groups(secret: str) -> str:
    """Write a secret so that it can be typed."""
    return " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))


def is_required(worn: tuple[Hat, ...]) -> bool:
    """Tell whether the office asks for a second factor of these roles."""
    return settings.TOTP_REQUIRED and has_role(worn, *ADMIN_ROLES, *FINANCE_ROLES)


def enrol(user: User, secret: str, code: str) -> list[str]:
    """Turn the second factor on, once the app shows the right code; give the recovery codes.

    Raises:
        Refused: the code is not the app's.
    """
    step = _step_of(secret, code)
    if step is None:
        raise Refused(
            "动态口令不对；请核对手机的时间是否准确，再输一次现在显示的六位数字。", "code"
        )
    codes = [_new_code() for _ in range(CODES)]
    user.totp_secret, user.totp_step = secret, step
    user.recovery_codes = [_digest(user, one) for one in codes]
    with because("启用动态口令"):
        user.save(update_fields=["totp_secret", "totp_step", "recovery_codes"])
    return codes


def renew_codes(user: User) -> list[str]:
    """Give new recovery codes; those before are void."""
    codes = [_new_code() for _ in range(CODES)]
    user.recovery_codes = [_digest(user, one) for one in codes]
    with because("重新生成恢复码"):
        user.save(update_fields=["recovery_codes"])
    return codes


def take_away(user: User, reason: str = "") -> None:
    """Turn the second factor off.

    Raises:
        Refused: it is off already.
    """
    if not user.totp_secret:
        raise Refused(f"{user.shown_name}没有启用动态口令。")
    user.totp_secret, user.totp_step, user.recovery_codes = "", None, []
    with because("停用动态口令", reason):
        user.save(update_fields=["totp_secret", "totp_step", "recovery_codes"])


def accepts(user: User, code: str) -> bool:
    """Tell whether a code opens the door; none opens it twice."""
    code = code.strip().lower().replace(" ", "")
    if code.isascii() and code.isdigit():
        step = _step_of(user.totp_secret, code)
        if step is None:
            return False
        unused = Q(totp_step__isnull=True) | Q(totp_step__lt=step)
        # 只记用到第几个，与最近登录一样不留痕；一句更新，两处同时用一个口令只有一处成。
        plain: Any = User._base_manager.filter(unused, pk=user.pk)
        return plain.update(totp_step=step) == 1
    return _accepts_recovery(user, code)


def _accepts_recovery(user: User, code: str) -> bool:
    wanted = _digest(user, code)
    with transaction.atomic(), because("使用恢复码"):
        stored = User.objects.select_for_update(of=("self",)).get(pk=user.pk)
        left = [one for one in stored.recovery_codes if not constant_time_compare(one, wanted)]
        if len(left) == len(stored.recovery_codes):
            return False
        stored.recovery_codes = left
        stored.save(update_fields=["recovery_codes"])
    return True


def _step_of(secret: str, code: str) -> int | None:
    """Give the half minute that a code belongs to: this one, the one before, or the one after."""
    made, now = pyotp.TOTP(secret), int(time.time()) // _STEP
    wanted = code.strip().replace(" ", "")
    for step in (now, now - 1, now + 1):
        if constant_time_compare(made.generate_otp(step), wanted):
            return step
    return None


def _new_code() -> str:
    return "-".join("".join(secrets.choice(_ALPHABET) for _ in range(5)) for _ in range(2))


def _digest(user: User, code: str) -> str:
    return salted_hmac(_SALT, f"{user.pk}:{code}", algorithm="sha256").hexdigest()
