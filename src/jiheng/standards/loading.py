"""Load scoring standards: inherit, validate, and say every fault at its file and line."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from jiheng.standards.errors import Fault, StandardError, nearest, suggest
from jiheng.standards.exact_yaml import LinedMapping, place, read_exact_yaml
from jiheng.standards.expressions import names
from jiheng.standards.model import Place, Standard
from jiheng.standards.quoting import bare_name
from jiheng.standards.soundness import find_unsound
from jiheng.standards.vocabulary import Vocabulary, vocabulary

ROW_NAMES = frozenset(
    {"weight", "target", "actual", "target_low", "target_high", "tier", "awarded"}
)
"""The columns of an indicator row that a rule may read."""

_CHINESE = {
    "missing": "缺少这一项",
    "int_parsing": "应为整数",
    "bool_parsing": "应为 true 或 false",
    "string_type": "应为文字",
    "tuple_type": "应为清单（每行以“- ”开头）",
    "too_short": "清单至少要有{min_length}项",
    "string_pattern_mismatch": "编码只能用小写字母、数字和下划线（标准编码可用短横线）",
    "dict_type": "应为“名称: 值”",
    "model_type": "应为“名称: 值”",
    "literal_error": "写的不在可选范围内，可用：{expected}",
    "enum": "写的不在可选范围内，可用：{expected}",
    "fraction_parsing": "应为数",
    "fraction_type": "应为数",
    "less_than_equal": "应不大于{le}",
    "greater_than_equal": "应不小于{ge}",
}


_CODE = re.compile(r"[a-z0-9-]+")
_FILES = (".yaml", ".yml")
_TELLING = 4
"""Characters below which a piece of a title could be of any standard."""
_SCORED = frozenset({"points", "value", "rule", "indicators", "applies_when", "not_applicable"})
"""What decides the points of a criterion; the rest of it is words."""


def standards_folder() -> Path:
    """Return the folder of the standards that ship with the package."""
    return Path(str(files("jiheng"))) / "data" / "standards"


@cache
def list_standards() -> tuple[Standard, ...]:
    """Load every standard that ships with the package, in the order of their codes.

    Raises:
        StandardError: naming file and line of every fault.
    """
    paths = (standards_folder() / f"{code}.yaml" for code in standard_codes())
    return tuple(load_standard(path) for path in paths)


def standard_codes() -> tuple[str, ...]:
    """List the codes of the shipped standards; files named `*.cases.yaml` are their cases."""
    stems = sorted(path.name.removesuffix(".yaml") for path in standards_folder().glob("*.yaml"))
    return tuple(stem for stem in stems if not stem.endswith(".cases"))


def find_standard(code_or_path: str) -> Standard:
    """Return a shipped standard by its code, or load one from a file the user names.

    What a dossier names goes through `shipped_standard`: whoever sends a dossier is not to choose
    the files that are read on this computer.

    Raises:
        StandardError: if there is no such code, or the file has faults.
    """
    path = Path(code_or_path)
    return load_standard(path) if path.suffix in _FILES else _of_code(code_or_path)


def shipped_standard(code: str) -> Standard:
    """Return a standard that ships with the package, by its code; a path is refused unread.

    Raises:
        StandardError: if there is no such code.
    """
    if code.endswith(_FILES) or "/" in code or "\\" in code:
        what = f"资料写的评分标准“{code}”是文件，资料里只能写自带标准的编码"
        advice = "自己的标准文件在命令里用 --standard 指定。"
        raise StandardError([Fault("评分标准", None, what, advice)])
    return _of_code(code)


def _of_code(code: str) -> Standard:
    folder = standards_folder()
    written = _written(folder)
    if _CODE.fullmatch(code) and f"{code}.yaml" in dict(written):
        return _loaded_once(folder, code, written)
    what = f"没有编码为“{code}”的评分标准"
    near = _titled(code) or [nearest(code, standard_codes())]
    is_near = "、".join(f"“{one}”" for one in near if one)
    advice = f"是不是{is_near}？" if is_near else "用 jiheng standards list 查看全部标准。"
    raise StandardError([Fault("评分标准", None, what, advice)])


@lru_cache(maxsize=64)
def _loaded_once(folder: Path, code: str, _written: tuple[tuple[str, int], ...]) -> Standard:
    """Load a shipped standard once for as long as no file of the folder is written."""
    return load_standard(folder / f"{code}.yaml")


def _written(folder: Path) -> tuple[tuple[str, int], ...]:
    # 每用一次标准都要看一遍，所以用 scandir：比 glob 快几倍。
    with os.scandir(folder) as files:
        return tuple(
            sorted(
                (one.name, one.stat().st_mtime_ns) for one in files if one.name.endswith(".yaml")
            )
        )


def _titled(words: str) -> list[str]:
    """List the shipped standards whose title or document holds the words (财预〔2013〕53号)."""
    bare = bare_name(words)
    if len(bare) < _TELLING:
        return []
    return [
        standard.code
        for standard in list_standards()
        if bare in bare_name(standard.title) or bare in bare_name(standard.source.document)
    ]


def load_standard(path: Path, terms: Vocabulary | None = None) -> Standard:
    """Load one standard file, with what it inherits.

    Raises:
        StandardError: all faults at once, each with file, line and a suggestion.
    """
    content = _inherited(read_exact_yaml(path), path.parent, (path.stem,))
    try:
        standard = Standard.model_validate(content)
    except ValidationError as error:
        raise StandardError(validation_faults(error, content)) from None
    known = terms or vocabulary()
    faults = list(_name_faults(standard, content, known))
    for unsound in find_unsound(standard, known):
        where = place(content, _through_rules(content, unsound.place))
        faults.append(Fault(*where, unsound.what, unsound.advice))
    if standard.code != path.stem:
        what = f"编码“{standard.code}”与文件名“{path.stem}”不同"
        faults.append(Fault(*place(content, ("code",)), what, "两者应一致"))
    if faults:
        raise StandardError(faults)
    return standard


def _inherited(content: LinedMapping, folder: Path, seen: tuple[str, ...]) -> LinedMapping:
    parent_code = content.get("inherits")
    if not parent_code:
        return content
    file, line = place(content, ("inherits",))
    if not (isinstance(parent_code, str) and _CODE.fullmatch(parent_code)):
        what = f"所继承的标准写作“{parent_code}”，应为编码，只用小写字母、数字和短横线"
        advice = "继承自己的标准，把那个文件放在同一个文件夹，写它的编码"
        raise StandardError([Fault(file, line, what, advice)])
    if parent_code in seen:
        raise StandardError([Fault(file, line, f"继承成环：{' → '.join((*seen, parent_code))}")])
    path = next(
        (p for p in (folder, standards_folder()) if (p / f"{parent_code}.yaml").is_file()), None
    )
    if path is None:
        raise StandardError([Fault(file, line, f"找不到所继承的标准“{parent_code}”")])
    parent = read_exact_yaml(path / f"{parent_code}.yaml")
    parent = _inherited(parent, path, (*seen, parent_code))
    _keep_source(parent)
    own = LinedMapping(content.file, content.line)
    for key, value in content.items():
        if key != "replace":
            own.take(key, value, content)
    merged = parent.merged_with(own)
    if "replace" in content:
        _cite_changes(content)
        _replace(merged, content["replace"], content.place_of("replace"))
    return merged


def _keep_source(parent: LinedMapping) -> None:
    """Write the parent's source beside its criteria, so that an heir's own does not cover it."""
    criteria = parent.get("criteria")
    for one in criteria if isinstance(criteria, list) else ():
        if isinstance(one, LinedMapping) and "source" not in one and "source" in parent:
            one.take("source", parent["source"], parent)


def _cite_changes(content: LinedMapping) -> None:
    """Let what an heir changes in a criterion cite the heir, unless it names another source."""
    changes = content["replace"]
    for change in changes.values() if isinstance(changes, LinedMapping) else ():
        if not isinstance(change, LinedMapping) or "source" in change:
            continue
        if "source" in content and _SCORED & change.keys():
            change.take("source", content["source"], content)


def _replace(merged: LinedMapping, changes: Any, where: tuple[str, int]) -> None:
    if not isinstance(changes, LinedMapping):
        raise StandardError([Fault(*where, "“replace”下应写“编码: 改动”")])
    wrong = [
        Fault(*changes.place_of(code), f"“{code}”下应写“名称: 值”")
        for code, change in changes.items()
        if not isinstance(change, LinedMapping)
    ]
    if wrong:
        raise StandardError(wrong)
    missing = set(changes)
    criteria = merged.get("criteria")
    if isinstance(criteria, list):
        merged["criteria"] = [_replaced(one, changes, missing) for one in criteria]
    codes = [one.get("code") for one in _mappings(criteria)]
    known = [code for code in codes if isinstance(code, str)]
    if missing:
        faults = []
        for code in sorted(missing):
            file, line = changes.place_of(code)
            what = f"所继承的标准没有编码“{code}”"
            faults.append(Fault(file, line, what, suggest(code, known)))
        raise StandardError(faults)


def _mappings(criteria: Any) -> Iterator[LinedMapping]:
    for one in criteria if isinstance(criteria, list) else ():
        if isinstance(one, LinedMapping):
            yield one
            yield from _mappings(one.get("criteria"))


def _replaced(criterion: Any, changes: LinedMapping, missing: set[str]) -> Any:
    if not isinstance(criterion, LinedMapping):
        return criterion
    code = criterion.get("code")
    result = criterion
    if isinstance(code, str) and code in changes:
        missing.discard(code)
        result = criterion.merged_with(changes[code])
    if isinstance(result.get("criteria"), list):
        inner = [_replaced(child, changes, missing) for child in result["criteria"]]
        copy = LinedMapping(result.file, result.line)
        for key, value in result.items():
            copy.take(key, inner if key == "criteria" else value, result)
        return copy
    return result


def validation_faults(error: ValidationError, content: LinedMapping) -> Iterator[Fault]:
    """Yield what Pydantic found wrong with a file's content, in Chinese, each at its line."""
    found = error.errors()
    for one in found:
        where = one["loc"]
        if one["type"] == "too_short" and any(_is_below(other["loc"], where) for other in found):
            continue  # The items are there; what is wrong with them is told by the others.
        context = one.get("ctx") or {}
        location = _through_rules(content, (*where, *context.get("at", ())))
        yield Fault(*place(content, location), _words(one["type"], one["msg"], context, location))


def _is_below(location: Place, above: Place) -> bool:
    return len(location) > len(above) and location[: len(above)] == above


def _through_rules(content: LinedMapping, location: Place) -> Place:
    """Add the name of each rule to a location: the file has it, the model does not."""
    at: Any = content
    whole: list[str | int] = []
    for part in location:
        if whole and whole[-1] == "rule" and isinstance(at, dict) and len(at) == 1:
            kind, at = next(iter(at.items()))
            whole.append(kind)
        whole.append(part)
        if isinstance(at, list) and isinstance(part, int):
            at = at[part] if part < len(at) else None
        else:
            at = at.get(part) if isinstance(at, dict) else None
    return tuple(whole)


def _words(kind: str, message: str, context: Mapping[str, Any], location: Place) -> str:
    if "error" in context:
        return str(context["error"])
    if "at" in context:
        return message
    field = next((str(part) for part in reversed(location) if isinstance(part, str)), "")
    shown = {name: _listed(str(value)) for name, value in context.items()}
    return f"“{field}”" + _CHINESE.get(kind, "写法不对").format_map(shown)


def _listed(text: str) -> str:
    return text.replace(" or ", "、").replace(", ", "、").replace("'", "")


def _name_faults(standard: Standard, content: LinedMapping, terms: Vocabulary) -> Iterator[Fault]:
    facts = frozenset(terms)
    for criterion, location in standard.placed():
        field = "value" if criterion.value is not None else "rule"
        here = location if criterion.criteria else (*location, field)
        yield from _unknown(criterion.name, criterion.read_names(), facts, content, here)
        rows = criterion.indicators.rules if criterion.indicators else ()
        for index, row in enumerate(rows):
            read = [name for formula in row.rule.formulas() for name in names(formula)]
            here = (*location, "indicators", "rules", index, "rule")
            yield from _unknown(criterion.name, read, facts | ROW_NAMES, content, here)


def _unknown(
    where: str,
    read: Iterable[str],
    known: frozenset[str],
    content: LinedMapping,
    location: Place,
) -> Iterator[Fault]:
    for name in dict.fromkeys(read):
        if name not in known:
            what = f"“{where}”用到没有定义的名称“{name}”"
            yield Fault(*place(content, location), what, suggest(name, known))
