"""What each round of held-out styles measured the first time, before a rule was changed for it.

A first sight can not be measured again: the rules have been mended since. The figures were printed
by `python -m benchmarks.checks.run` on the day a round was finished.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class FirstSight:
    """Hold one round's figures as printed: shares in %, false alarms per 1,000 characters."""

    name: str
    styles: str
    characters: str
    recall: str
    errors: str
    warnings: str


FIRST_SIGHTS = (
    FirstSight("第1轮", "北京、重庆、高校、新疆、浙江等", "—", "74", "0.89", "—"),
    FirstSight("第2轮", "安徽、福建、湖北、陕西等", "—", "69.6", "0.275", "—"),
    FirstSight("第3轮", "甘肃、广西、河南、江苏、辽宁、天津", "99,067", "63.7", "0.081", "0.020"),
    FirstSight("第4轮", "山西、吉林、海南、上海浦东", "83,856", "76.6", "0.322", "0.060"),
    FirstSight("第5轮", "江西、内蒙古、福建和安徽", "38,873", "85.2", "0.000", "0.103"),
    FirstSight("第6轮", "广东、山东、广西水利", "43,545", "78.5", "0.138", "0.161"),
    FirstSight("第7轮", "中原、黔中、江南", "33,841", "82.6", "0.207", "0.030"),
)
HEADERS = ("轮次", "样式", "干净报告的字数", "找到（%）", "每千字误报错误", "每千字误报存疑")


def first_sights() -> list[list[str]]:
    """Give the table, its headers first."""
    rows = [
        [one.name, one.styles, one.characters, one.recall, one.errors, one.warnings]
        for one in FIRST_SIGHTS
    ]
    return [list(HEADERS), *rows]
