"""What the figures of a dossier are called in reports."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files

import yaml

from jiheng.checks.figures import Kind

_MARKS = Kind.YEAR.value + Kind.DATE.value + Kind.NUMBERING.value
_NOISE = re.compile(rf"[\s{_MARKS}“”‘’\"'《》<>【】\[\]]+")
_BRACKETS = re.compile(r"[（(][^（()）]*[）)]?")
_HEAD = re.compile(
    r"^(?:其中|包括|截[至止](?:目前|年末|年底)?|目前|并|也|同时|此外|本年度?|今年|当年|年度|年[末底内]"
    r"|[我本](?:部门|单位|局|委|厅|办)(?=.{2})|部门整体(?=.{4})|[全我](?:市|区|县)(?=.{4})|共?拥?有|建有|现有|获得|实现|已|共)"
)
_TAIL = re.compile(
    r"(?:[约仅]?为|是|达到?|到|共计?|约|有|的|了|仅|就|均|各|计|实现|高达|突破|：|:|＝|="
    r"|数额|金额|总额|总数|数量|[数额])$"
)
_UNIT = re.compile(r"[（(](?:单位[:：]?)?(?:元|千元|万元|亿元|%|％|分|个|家|项|人)[）)]")


@lru_cache(maxsize=8192)
def bare(words: str) -> str:
    """Reduce the words that name a figure to what tells it from others.

    Years, quotation marks, brackets, verbs and 数 or 总额 at the end go.

    >>> bare("2021年度“三公经费”实际支出数为"), bare("我市国家重点实验室数量")
    ('2021年度三公经费实际支出', '国家重点实验室')
    """
    text = _NOISE.sub("", _BRACKETS.sub("", words))
    while text:
        shorter = _HEAD.sub("", _TAIL.sub("", text))
        if shorter == text:
            break
        text = shorter
    return text


def names_of(code: str, label: str) -> Iterator[str]:
    """Give the ways to name a fact in full: its label, and those listed beside its code."""
    named = (label, *_listed().get(code, ()), *_column_names(code, label))
    yield from filter(None, map(bare, named))


def _column_names(code: str, label: str) -> Iterator[str]:
    """Name a column of a row otherwise: 重点研发计划预算安排 for 重点研发计划预算数."""
    column = code.rpartition(".")[2]
    for ending, others in _columns().get(column, {}).items():
        if label.endswith(ending):
            for other in others:
                yield label.removesuffix(ending) + other


def column_title(words: str) -> str:
    """Leave the unit out of the heading of a column.

    >>> column_title("预算数（万元）")
    '预算数'
    """
    return _NOISE.sub("", _UNIT.sub("", words))


def _listed() -> dict[str, tuple[str, ...]]:
    return _data()[0]


def _columns() -> dict[str, dict[str, tuple[str, ...]]]:
    return _data()[1]


@cache
def _data() -> tuple[dict[str, tuple[str, ...]], dict[str, dict[str, tuple[str, ...]]]]:
    path = files("jiheng") / "data" / "checks" / "fact-names.yaml"
    content = yaml.safe_load(path.read_text("utf-8"))
    facts = {code: tuple(names) for code, names in content["facts"].items()}
    columns = {
        column: {ending: tuple(others) for ending, others in endings.items()}
        for column, endings in content["columns"].items()
    }
    return facts, columns
