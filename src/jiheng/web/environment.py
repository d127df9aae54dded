"""What an office chooses by environment variables, read with one clear message where it is wrong."""

from dataclasses import dataclass
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

SMTP_TLS = ("none", "starttls", "tls")
"""How the way to the mail server is kept from eavesdroppers: not, after a greeting, from the start."""


@dataclass(frozen=True)
class Provider:
    """The identity provider that is set; `claim` names who somebody is, by the user name here."""

    issuer: str
    client_id: str
    client_secret: str
    claim: str
    name: str


class SettingError(ValueError):
    """A setting can not be understood; the message names it, what is expected, and what to do."""


def whole_number(name: str, text: str, low: int, high: int) -> int:
    """Read a whole number between two limits, both included.

    Raises:
        SettingError: it is none.

    >>> whole_number("JIHENG_IDLE_MINUTES", "30", 1, 1440)
    30
    """
    words = text.strip()
    if not (words.isascii() and words.isdigit() and low <= int(words) <= high):
        raise SettingError(
            f"设置 {name} 写作“{text}”；应为 {low} 到 {high} 之间的整数，请改正或不设。"
        )
    return int(words)


def one_of(name: str, text: str, allowed: tuple[str, ...]) -> str:
    """Read one of some words.

    Raises:
        SettingError: it is none of them.

    >>> one_of("JIHENG_TOTP", "required", ("optional", "required"))
    'required'
    """
    if text not in allowed:
        raise SettingError(f"设置 {name} 写作“{text}”；应为 {' 或 '.join(allowed)}。")
    return text


def words_of(text: str) -> list[str]:
    """Split what is written with commas.

    >>> words_of("jixiao.example.gov.cn, 10.0.0.8")
    ['jixiao.example.gov.cn', '10.0.0.8']
    """
    return [word.strip() for word in text.split(",") if word.strip()]


def origins(name: str, text: str) -> list[str]:
    """Read addresses of pages, as a browser shows them, with commas between them.

    Raises:
        SettingError: one does not start with http:// or https://.
    """
    found = words_of(text)
    for one in found:
        if not one.startswith(("http://", "https://")):
            raise SettingError(
                f"设置 {name} 里的“{one}”不是网址；应写成 https://主机名，与浏览器地址栏一致。"
            )
    return [one.rstrip("/") for one in found]


def time_zone(name: str, text: str) -> str:
    """Read the name of a time zone.

    Raises:
        SettingError: there is none of this name.
    """
    try:
        ZoneInfo(text)
    except (KeyError, ValueError, OSError) as error:
        raise SettingError(
            f"设置 {name} 写作“{text}”，没有这个时区；应写成 Asia/Shanghai 这样的名称。"
        ) from error
    return text


def provider(
    issuer: str, client_id: str, client_secret: str, claim: str, name: str
) -> Provider | None:
    """Read which identity provider signs people in; None where none is set.

    Raises:
        SettingError: something of it is missing, or its address is open to eavesdroppers.
    """
    if not issuer.strip():
        return None
    parts = urlsplit(issuer.strip())
    is_here = parts.hostname in ("127.0.0.1", "::1", "localhost")
    if not parts.hostname or parts.scheme not in ("https", *(("http",) if is_here else ())):
        raise SettingError(
            f"设置 JIHENG_OIDC_ISSUER 写作“{issuer}”；应为统一身份认证的签发者网址，以 https:// 开头。"
        )
    for setting, text in (
        ("JIHENG_OIDC_CLIENT_ID", client_id),
        ("JIHENG_OIDC_CLIENT_SECRET", client_secret),
    ):
        if not text.strip():
            raise SettingError(
                f"设了 JIHENG_OIDC_ISSUER，没有设 {setting}；请向统一身份认证的管理人员索取。"
            )
    return Provider(
        issuer.strip(), client_id.strip(), client_secret.strip(), claim.strip(), name.strip()
    )
