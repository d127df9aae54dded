"""Read YAML with exact numbers and the line of every value.

PyYAML turns `0.2` into a binary float; a deduction of 0.2 points must stay one fifth. Numbers
are therefore handed on as the text that stands in the file, and each mapping keeps the files
and lines of its keys, so that a fault is reported where it stands even after files are merged.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from jiheng.standards.errors import Fault, StandardError

DEEPEST = 40
"""Levels of nesting that are read; a list that contains itself would have no end."""
MOST_PARTS = 200_000
"""Values that are read; a few lines of aliases of aliases can stand for billions."""
LARGEST = 2_000_000
"""Bytes of a file that are read; the largest shipped file has some 40,000."""

_PROBLEMS = {
    "mapping values are not allowed": "一行里有两个“: ”",
    "could not find expected ':'": "缺少“: ”",
    "cannot start any token": "有不能用在行首的字符（常见的是制表符、@、%）",
    "unexpected end of stream": "引号或括号没有结束",
    "expected <block end>": "缩进不一致",
    "expected ',' or": "缺少逗号，或括号没有结束",
    "undefined alias": "“*”后的名称没有定义",
    "single document": "有两份内容（多了一行“---”）",
}


class LinedMapping(dict[str, Any]):
    """Hold a YAML mapping with its file, its first line and the file and line of every key."""

    def __init__(self, file: str, line: int) -> None:
        super().__init__()
        self.file = file
        self.line = line
        self.places: dict[str, tuple[str, int]] = {}

    def put(self, key: str, value: Any, line: int, file: str = "") -> None:
        """Set a key together with its line, and with its file where that is another one."""
        self[key] = value
        self.places[key] = (file or self.file, line)

    def take(self, key: str, value: Any, source: LinedMapping) -> None:
        """Set a key that stands where it stands in another mapping."""
        self[key] = value
        self.places[key] = source.place_of(key)

    def place_of(self, key: str) -> tuple[str, int]:
        """Return the file and line of a key, of the mapping where it has no such key."""
        return self.places.get(key, (self.file, self.line))

    def merged_with(self, other: LinedMapping) -> LinedMapping:
        """Return this mapping overlaid by another one; nested mappings are overlaid too."""
        result = LinedMapping(other.file, other.line)
        for source in (self, other):
            for key, value in source.items():
                old = result.get(key)
                if isinstance(old, LinedMapping) and isinstance(value, LinedMapping):
                    # A rule is replaced as a whole: parameters of two kinds do not mix.
                    value = value if key == "rule" else old.merged_with(value)
                result.take(key, value, source)
        return result


def place(content: Any, location: tuple[str | int, ...]) -> tuple[str, int | None]:
    """Return the file and line of the deepest part of a location that stands in a file."""
    file, line = (content.file, None) if isinstance(content, LinedMapping) else ("", None)
    at = content
    for part in location:
        if isinstance(at, LinedMapping):
            file, line = at.place_of(str(part))
        if isinstance(at, dict):
            at = at.get(str(part), at)
        elif isinstance(at, list) and isinstance(part, int) and part < len(at):
            at = at[part]
    if isinstance(at, LinedMapping) and location and isinstance(location[-1], int):
        file, line = at.file, at.line
    return file, line


def _compose(name: str, text: str) -> yaml.Node | None:
    """Parse with libyaml where PyYAML has it, and again without it to word an error."""
    if yaml.__with_libyaml__:
        try:
            _check_depth(name, text, yaml.CSafeLoader)
            return yaml.compose(text, Loader=yaml.CSafeLoader)
        except yaml.YAMLError:
            pass
    _check_depth(name, text, yaml.SafeLoader)
    return yaml.compose(text, Loader=yaml.SafeLoader)


def _check_depth(name: str, text: str, loader: type[yaml.SafeLoader | yaml.CSafeLoader]) -> None:
    # Composing recurses, in libyaml on the C stack; the events come one by one.
    depth = 0
    for event in yaml.parse(text, Loader=loader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > DEEPEST:
                mark = event.start_mark
                raise _too_much(name, mark.line + 1 if mark else None)
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def _too_much(name: str, line: int | None) -> StandardError:
    advice = "请检查括号，以及“&”“*”的引用是否成环"
    return StandardError([Fault(name, line, "嵌套太深或内容太多", advice)])


def _text(path: Path) -> str:
    with path.open("rb") as file:
        content = file.read(LARGEST + 1)
    if len(content) > LARGEST:
        what = f"文件超过{LARGEST // 1_000_000}MB"
        raise StandardError(
            [Fault(path.name, None, what, "请确认所选的是标准文件，或拆成几个文件")]
        )
    return content.decode("utf-8")


def read_exact_yaml(path: Path) -> LinedMapping:
    """Read one YAML file whose top level is a mapping.

    Raises:
        StandardError: if the file is missing, too large or too deep, not UTF-8, not YAML, no
            mapping, or repeats a key.
    """
    name = path.name
    try:
        text = _text(path)
    except FileNotFoundError:
        raise StandardError([Fault(str(path), None, "文件不存在", "请检查路径")]) from None
    except IsADirectoryError:
        raise StandardError([Fault(str(path), None, "是文件夹，应为 YAML 文件")]) from None
    except UnicodeDecodeError:
        raise StandardError([Fault(name, None, "不是 UTF-8 编码", "请另存为 UTF-8")]) from None
    return parse_exact_yaml(name, text)


def parse_exact_yaml(name: str, text: str) -> LinedMapping:
    """Read a text whose top level is a mapping; `name` is what its faults call it.

    Raises:
        StandardError: if it is too deep, not YAML, no mapping, or repeats a key.
    """
    try:
        node = _compose(name, text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else None
        fault = Fault(name, line, f"不是合格的 YAML：{_problem(error)}", "请检查缩进、冒号和引号")
        raise StandardError([fault]) from None
    if not isinstance(node, yaml.MappingNode):
        raise StandardError([Fault(name, 1, "内容应为“名称: 值”的清单", "请对照自带的标准文件")])
    content: LinedMapping = _Reading(name).plain(node, 1)
    return content


def _problem(error: yaml.YAMLError) -> str:
    told = str(error)
    return next((words for sign, words in _PROBLEMS.items() if sign in told), "读不懂")


class _Reading:
    """Turn the nodes of one file into mappings, lists and texts, within bounds."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.parts = 0

    def plain(self, node: yaml.Node, depth: int) -> Any:
        self.parts += 1
        if depth > DEEPEST or self.parts > MOST_PARTS:
            raise _too_much(self.file, node.start_mark.line + 1)
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, depth)
        if isinstance(node, yaml.SequenceNode):
            return [self.plain(item, depth + 1) for item in node.value]
        return _scalar(node)

    def mapping(self, node: yaml.MappingNode, depth: int) -> LinedMapping:
        mapping = LinedMapping(self.file, node.start_mark.line + 1)
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 1
            if not isinstance(key_node, yaml.ScalarNode):
                fault = Fault(self.file, line, "名称应为文字", "请检查冒号前的内容")
                raise StandardError([fault])
            key = str(key_node.value)
            if key in mapping:
                fault = Fault(self.file, line, f"“{key}”写了两次", "请删去其中一处")
                raise StandardError([fault])
            mapping.put(key, self.plain(value_node, depth + 1), line)
        return mapping


def _scalar(node: yaml.Node) -> Any:
    if node.tag == "tag:yaml.org,2002:bool":
        return node.value.lower() in ("true", "yes", "on")
    if node.tag == "tag:yaml.org,2002:null":
        return None
    return str(node.value)
