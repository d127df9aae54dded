"""The page of rule kinds: what each is for, its parameters, the words and the formula it makes."""

from collections.abc import Iterator
from dataclasses import dataclass
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import yaml
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from jiheng.quantities import parse_decimal
from jiheng.standards import vocabulary
from jiheng.standards.citation import Cited
from jiheng.standards.expressions import Name, Number, names
from jiheng.standards.printing import print_exact, print_plain, print_tree
from jiheng.standards.rules import RULE_KINDS, Rule, Subject, read_rule
from jiheng.standards.syntax import parse_expression
from reference_pages.markdown import code, fence, page, table
from reference_pages.rule_words import KINDS, PARAMETERS, ROW, SPECIAL, Words


@dataclass(frozen=True)
class RuleParameter:
    """Hold one parameter of a rule: path (`bands[].at_least`), what is written, and default."""

    path: str
    writes: str
    default: str


def rules_page() -> str:
    """Make the page.

    Raises:
        KeyError: a rule kind or parameter has no words in `rule_words`.
    """
    parts: list[str] = []
    for kind, rule in RULE_KINDS.items():
        parts += _rule(kind, rule, KINDS[kind])
    return page(
        "评分规则",
        f"评分标准里一个指标写一种规则，共 {len(RULE_KINDS)} 种。"
        "规则写出来就是一句评分标准和一个算式，程序照算式精确计算，不能另写程序。",
        "数写成 `0.2`、`90%` 都可以，保持原样，不取近似值。"
        "算式写指标编码和 `+ - * / min max abs floor`，也认 `× ÷ ≥ 较小者（…，…）`。",
        table(
            ["规则", "名称", "用于"],
            [
                [f"[`{kind}`](#{kind})", KINDS[kind].title, _scope(KINDS[kind])]
                for kind in RULE_KINDS
            ],
        ),
        *parts,
    )


def parameters(model: type[BaseModel], prefix: str = "") -> Iterator[RuleParameter]:
    """Yield the parameters of a rule, those of its parts after them; sources are left out."""
    for name, field in model.model_fields.items():
        if name == "source":
            continue
        path = prefix + name
        inner, is_list = _inner(field.annotation)
        yield RuleParameter(path, _writes(field, inner, is_list), _default(field))
        if inner is not None:
            yield from parameters(inner, f"{path}[]." if is_list else f"{path}.")


def meaning(kind: str, path: str) -> str:
    """Give the words for a parameter.

    Raises:
        KeyError: there are none.
    """
    return SPECIAL.get(f"{kind}.{path}") or PARAMETERS[path]


def _scope(words: Words) -> str:
    return "绩效指标表的一行" if words.scope == ROW else "一个指标"


def _rule(kind: str, rule: type[Rule], words: Words) -> list[str]:
    rows = [
        [code(one.path), meaning(kind, one.path), one.writes, one.default]
        for one in parameters(rule)
    ]
    wording, formula = _shown(words)
    return [
        f"## {kind}",
        f"**{words.title}**。{words.use}",
        table(["参数", "含义", "写法", "不写时"], rows) if rows else "没有参数。",
        "例：",
        fence(words.example, "yaml"),
        f"评分标准：{wording}。",
        f"算式：{formula}",
    ]


def _shown(words: Words) -> tuple[str, str]:
    """Read the example as the program would, and give its sentence and its tree."""
    content = yaml.safe_load(words.example)
    rule: Rule = read_rule(_texts(content["rule"]))
    label = vocabulary().label
    if words.scope == ROW:
        subject = Subject("完成值", Name("weight"), Name("actual"))
        return rule.describe(subject), print_plain(rule.lower(subject))
    value = parse_expression(content["value"]) if "value" in content else None
    name = label(value.code) if isinstance(value, Name) else "本指标"
    subject = Subject(name, Number(parse_decimal(str(content["points"]))), value)
    for one in names(value) if value else ():
        assert one in vocabulary(), one
    return rule.describe(subject), print_tree(rule.lower(subject), label)


def _texts(given: Any) -> Any:
    """Turn the numbers of plain YAML back into the texts that a standard is read from."""
    if isinstance(given, dict):
        return {key: _texts(value) for key, value in given.items()}
    if isinstance(given, list):
        return [_texts(value) for value in given]
    return given if isinstance(given, bool) or given is None else str(given)


def _inner(annotation: Any) -> tuple[type[BaseModel] | None, bool]:
    """Give the model inside an annotation, and whether it stands in a list."""
    annotation = _bare(annotation)
    if get_origin(annotation) is tuple:
        return _inner(get_args(annotation)[0])[0], True
    if get_origin(annotation) in (Union, UnionType):
        known = [one for one in get_args(annotation) if one is not NoneType]
        return _inner(known[0])
    if (
        isinstance(annotation, type)
        and issubclass(annotation, BaseModel)
        and not issubclass(annotation, Cited | Rule)
    ):
        return annotation, False
    return None, False


def _writes(field: FieldInfo, inner: type[BaseModel] | None, is_list: bool) -> str:
    annotation = _bare(field.annotation)
    plain = annotation
    if get_origin(annotation) in (Union, UnionType):
        plain = _bare(next(one for one in get_args(annotation) if one is not NoneType))
    if is_list:
        return "清单"
    if inner is not None:
        return "下列各项"
    if get_origin(annotation) is Literal:
        return "、".join(code(str(choice)) for choice in get_args(annotation))
    if isinstance(plain, type) and issubclass(plain, Cited):
        return "数或百分数"
    if isinstance(plain, type) and issubclass(plain, Rule):
        return "规则"
    return {bool: "true 或 false", str: "文字", Any: "算式"}[plain]


def _bare(annotation: Any) -> Any:
    """Take the type out of `Annotated[…]`."""
    return get_args(annotation)[0] if get_origin(annotation) is Annotated else annotation


def _default(field: FieldInfo) -> str:
    if field.is_required():
        return "必写"
    return _value(field.default)


def _value(value: Any) -> str:
    match value:
        case None | "":
            return "不用"
        case bool():
            return code(str(value).lower())
        case Cited():
            return code(print_exact(value.value, percent=value.percent))
        case Name(name):
            return code(name)
        case str():
            return code(value)
        case tuple():
            return "；".join(_value(one) for one in value)
        case BaseModel():
            shown = ((key, getattr(value, key)) for key in type(value).model_fields)
            parts = (
                f"{key}: {_value(part).strip('`')}"
                for key, part in shown
                if part not in (None, "", False)
            )
            return code("{" + ", ".join(parts) + "}")
    raise TypeError(value)


__all__ = ["RuleParameter", "meaning", "parameters", "rules_page"]
