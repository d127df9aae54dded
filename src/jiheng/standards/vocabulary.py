"""The vocabulary: every fact a standard may read, with its official label, unit and formula."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Literal, get_args

from jiheng.standards.errors import Fault, StandardError, suggest
from jiheng.standards.exact_yaml import LinedMapping, place, read_exact_yaml
from jiheng.standards.expressions import Expression, names
from jiheng.standards.quoting import bare_name
from jiheng.standards.syntax import ExpressionSyntaxError, parse_expression

TermKind = Literal["amount", "count", "rate", "flag", "points"]


@dataclass(frozen=True)
class Term:
    """Define one fact: code, official label, unit as printed, kind, and formula if computed.

    `signed` marks an amount, count or rate that may be negative, `share` a rate of at most
    100%.
    """

    code: str
    label: str
    unit: str
    kind: TermKind
    group: str
    help: str = ""
    formula: Expression | None = None
    formula_text: str = ""
    signed: bool = False
    share: bool = False

    @property
    def is_whole(self) -> bool:
        """Tell whether the figure is a whole number: people and projects are, areas are not."""
        return self.kind == "count" and self.unit != "平方米"


@dataclass(frozen=True)
class Group:
    """Gather the terms that are filled on one sheet; `former_titles` are read as well."""

    code: str
    title: str
    help: str
    terms: tuple[Term, ...]
    former_titles: tuple[str, ...] = ()


class Vocabulary(Mapping[str, Term]):
    """Look terms up by code; iterate in the order of the files."""

    def __init__(self, groups: tuple[Group, ...]) -> None:
        self.groups = groups
        self._terms = {term.code: term for group in groups for term in group.terms}
        self._by_label = {bare_name(term.label): term for term in self._terms.values()}

    def __getitem__(self, code: str) -> Term:
        return self._terms[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._terms)

    def __len__(self) -> int:
        return len(self._terms)

    def find(self, code_or_label: str) -> Term | None:
        """Return the term of a code or of an official label, or None.

        Blanks and quotation marks make no difference to a label.
        """
        return self._terms.get(code_or_label) or self._by_label.get(bare_name(code_or_label))

    def label(self, code: str) -> str:
        """Return the official label of a code, or the code itself where it is not a term."""
        term = self._terms.get(code)
        return term.label if term else code


@cache
def vocabulary() -> Vocabulary:
    """Load the vocabulary that ships with the package.

    Raises:
        StandardError: naming file and line of every fault.
    """
    folder = Path(str(files("jiheng"))) / "data" / "facts"
    return load_vocabulary(folder)


def load_vocabulary(folder: Path) -> Vocabulary:
    """Load every `*.yaml` of a folder as a group of terms.

    Raises:
        StandardError: all faults at once: what is missing or unknown, repeated codes, formulas
            that cannot be read, name nothing, or need themselves.
    """
    faults: list[Fault] = []
    groups: list[Group] = []
    places: dict[str, tuple[str, int | None]] = {}
    for path in sorted(folder.glob("*.yaml")):
        document = read_exact_yaml(path)
        group = _group(document, faults)
        for term in group.terms:
            here = place(document, ("terms", term.code))
            if term.code in places:
                faults.append(Fault(*here, f"“{term.code}”在 {places[term.code][0]} 中已定义"))
            places[term.code] = here
        groups.append(group)
    terms = {term.code: term for group in groups for term in group.terms}
    for code, term in terms.items():
        for name in names(term.formula) if term.formula else ():
            if name not in terms:
                what = f"“{code}”的公式用到没有定义的“{name}”"
                faults.append(Fault(*places[code], what, suggest(name, terms)))
        if _needs_itself(code, terms):
            faults.append(
                Fault(*places[code], f"“{code}”的公式要用到它自己", "请改为由其他指标计算")
            )
    if faults:
        raise StandardError(faults)
    return Vocabulary(tuple(groups))


def _needs_itself(code: str, terms: Mapping[str, Term]) -> bool:
    seen: set[str] = set()
    ahead = [code]
    while ahead:
        term = terms.get(ahead.pop())
        for name in names(term.formula) if term and term.formula else ():
            if name == code:
                return True
            if name not in seen:
                seen.add(name)
                ahead.append(name)
    return False


def _group(content: LinedMapping, faults: list[Fault]) -> Group:
    for key in ("group", "title", "terms"):
        if not content.get(key):
            faults.append(Fault(content.file, 1, f"缺少“{key}”", "请对照自带的指标词汇文件"))
    code, title = str(content.get("group", "")), str(content.get("title", ""))
    entries = content.get("terms")
    terms: list[Term] = []
    if isinstance(entries, LinedMapping):
        for name, entry in entries.items():
            if isinstance(entry, LinedMapping):
                terms += _term(name, entry, code, entries.place_of(name), faults)
            else:
                faults.append(Fault(*entries.place_of(name), f"“{name}”应写“{{label: …}}”"))
    former = tuple(map(str, content.get("former_titles") or ()))
    return Group(code, title, str(content.get("help", "")), tuple(terms), former)


def _term(
    name: str, entry: LinedMapping, group: str, here: tuple[str, int], faults: list[Fault]
) -> Iterator[Term]:
    known = ("label", "unit", "kind", "help", "formula", "source", "signed", "share")
    whole = True
    for key in sorted(set(entry) - set(known)):
        faults.append(Fault(*here, f"“{name}”有不认识的项“{key}”", suggest(key, known)))
    for key in ("label", "unit", "kind"):
        if not entry.get(key):
            faults.append(Fault(*here, f"“{name}”缺少“{key}”"))
            whole = False
    for key in ("signed", "share"):
        if entry.get(key, True) is not True:
            faults.append(Fault(*here, f"“{name}”的 {key} 只能写 true", "改为 true，或删去这一项"))
    kind = entry.get("kind")
    if kind and kind not in get_args(TermKind):
        advice = suggest(str(kind), get_args(TermKind))
        faults.append(Fault(*here, f"“{name}”的 kind 不对：“{kind}”", advice))
        whole = False
    text = entry.get("formula") or ""
    formula = None
    try:
        formula = parse_expression(text) if text else None
    except ExpressionSyntaxError as error:
        faults.append(Fault(*here, f"“{name}”的公式读不懂：{error}"))
    if whole:
        help_text = entry.get("help") or ""
        yield Term(
            name,
            entry["label"],
            entry["unit"],
            entry["kind"],
            group,
            help_text,
            formula,
            text,
            signed="signed" in entry,
            share="share" in entry,
        )
