"""What an office chooses by environment variables, read with one clear message where it is wrong."""

from zoneinfo import ZoneInfo


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
