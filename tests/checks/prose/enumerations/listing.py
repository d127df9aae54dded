"""Read the lists of a text with their stated numbers."""

from tests.checks.builder import build_document

from jiheng.checks.prose.enumerations import Enumeration, enumerations
from jiheng.checks.reading import Reading

NAMES = (
    *("重点研发计划", "创新环境计划", "基础研究计划", "企业创新计划", "科普提升计划"),
    *("人才引进计划", "园区建设计划", "成果转化计划"),
)
HAN = "零一二三四五六七八九"


def lists_of(text: str) -> tuple[Enumeration, ...]:
    return enumerations(Reading(build_document(text)))


def counted(text: str) -> list[tuple[int, int, int]]:
    """Give for every list its stated number, and how many items it has at least and at most."""
    return [(one.number, one.items.least, one.items.most) for one in lists_of(text)]
