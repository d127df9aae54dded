"""Report outlines as data: which sections a report has, and who writes what in each.

An outline is a dated YAML file with a source; the section codes are also the codes under which
the officer's texts (文字材料) are filed.
"""

from __future__ import annotations

import string
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from jiheng.reports.content import GENERATORS
from jiheng.standards import Fault, Source, StandardError
from jiheng.standards.errors import suggest
from jiheng.standards.exact_yaml import LinedMapping, place, read_exact_yaml

DEFAULT = "general-department"
_KEYS = ("code", "name", "region", "serves", "title", "note", "source", "sections")
_SECTION_KEYS = (
    "code",
    "level",
    "heading",
    "generator",
    "options",
    "optional",
    "new_page",
    "source",
)
_PLACES = ("organisation", "year", "region")
_LEVELS = ("0", "1", "2", "3", "4")


@dataclass(frozen=True)
class Section:
    """Hold one section: its code, heading and level, and what is written in it.

    `level` 1 to 4 is numbered 一、（一）1.（1）, 0 is a heading without a number; an empty
    heading continues the section before. An `optional` section without content is left out;
    `new_page` starts it on a new page.
    """

    code: str
    source: Source
    heading: str = ""
    level: int = 1
    generator: str = ""
    options: Mapping[str, bool] = field(default_factory=dict)
    optional: bool = False
    new_page: bool = False


@dataclass(frozen=True)
class Outline:
    """Hold the outline of one kind of report; `title` is a pattern over organisation and year.

    `serves` are the words that the names of the regions begin with whose departments use it.
    """

    code: str
    name: str
    region: str
    title: str
    source: Source
    sections: tuple[Section, ...]
    note: str = ""
    serves: tuple[str, ...] = ()

    def title_for(self, organisation: str, year: int, region: str) -> str:
        """Fill the title pattern."""
        return self.title.format(organisation=organisation, year=year, region=region)

    def section(self, code: str) -> Section | None:
        """Return the section of a code, or None."""
        return next((one for one in self.sections if one.code == code), None)


def outlines_folder() -> Path:
    """Return the folder of the outlines that ship with the package."""
    return Path(str(files("jiheng"))) / "data" / "outlines"


def outline_codes() -> tuple[str, ...]:
    """List the codes of the shipped outlines.

    >>> outline_codes()[0]
    'general-department'
    """
    return tuple(sorted(path.stem for path in outlines_folder().glob("*.yaml")))


def find_outline(code_or_path: str = DEFAULT) -> Outline:
    """Return a shipped outline by its code, or load one from a file.

    Raises:
        StandardError: if there is no such code, or the file has faults.
    """
    path = Path(code_or_path)
    if path.suffix in (".yaml", ".yml"):
        return load_outline(path)
    shipped = outlines_folder() / f"{code_or_path}.yaml"
    if shipped.is_file():
        return load_outline(shipped)
    what = f"没有编码为“{code_or_path}”的报告提纲"
    raise StandardError([Fault("报告提纲", None, what, suggest(code_or_path, outline_codes()))])


def outline_for(region: str) -> Outline:
    """Return the shipped outline of a region, the general one where none is kept for it.

    >>> [outline_for(region).code for region in ("广州市", "长沙市雨花区", "某市")]
    ['guangdong-department', 'hunan-department', 'general-department']
    """
    for code in outline_codes():
        outline = find_outline(code)
        if region.strip().startswith(outline.serves or ("\0",)):
            return outline
    return find_outline()


def load_outline(path: Path) -> Outline:
    """Load one outline file.

    Raises:
        StandardError: all faults at once, each with file, line and a suggestion.
    """
    return _Loading(read_exact_yaml(path)).outline(path.stem)


class _Loading:
    """Turn a file's content into an outline, gathering faults."""

    def __init__(self, content: LinedMapping) -> None:
        self.content = content
        self.faults: list[Fault] = []

    def outline(self, stem: str) -> Outline:
        content = self.content
        self.refuse_unknown(content, (), _KEYS)
        code, title = self.words(content, "code"), self.words(content, "title")
        if code and code != stem:
            self.fault(("code",), f"编码“{code}”与文件名“{stem}”不同", "两者应一致")
        self.check_title(title)
        source = self.source(content, ())
        sections = self.sections(source)
        serves = self.serves()
        if self.faults:
            raise StandardError(self.faults)
        assert source is not None
        name, region = self.words(content, "name"), self.words(content, "region", needed=False)
        note = self.words(content, "note", needed=False)
        return Outline(code, name, region, title, source, sections, note, serves)

    def serves(self) -> tuple[str, ...]:
        given = self.content.get("serves", [])
        if not isinstance(given, list) or not all(isinstance(one, str) and one for one in given):
            self.fault(("serves",), "“serves”应为清单，每项是地区名称的开头", "如 [广东, 广州]")
            return ()
        return tuple(given)

    def sections(self, above: Source | None) -> tuple[Section, ...]:
        given = self.content.get("sections")
        if not isinstance(given, list) or not given:
            self.fault(("sections",), "“sections”应为清单，至少一节")
            return ()
        made: list[Section] = []
        for index, one in enumerate(given):
            at: tuple[str | int, ...] = ("sections", index)
            if not isinstance(one, LinedMapping):
                self.fault(at, "每节应写成“名称: 值”")
                continue
            section = self.section(one, at, above)
            if section is None:
                continue
            if any(section.code == other.code for other in made):
                self.fault((*at, "code"), f"章节编码“{section.code}”用了两次")
            made.append(section)
        return tuple(made)

    def section(
        self, one: LinedMapping, at: tuple[str | int, ...], above: Source | None
    ) -> Section | None:
        before = len(self.faults)
        self.refuse_unknown(one, at, _SECTION_KEYS)
        code = self.words(one, "code", at)
        heading = self.words(one, "heading", at, needed=False)
        level = self.words(one, "level", at, needed=False) or ("1" if heading else "0")
        if level not in _LEVELS:
            self.fault((*at, "level"), f"层级“{level}”不对", "应为 0（无编号）或 1 至 4")
        generator = self.words(one, "generator", at, needed=False)
        if generator and generator not in GENERATORS:
            what = f"没有名为“{generator}”的内容生成器"
            self.fault((*at, "generator"), what, suggest(generator, GENERATORS))
        if not heading and not generator:
            self.fault(at, "一节至少应写 heading 或 generator")
        options = self.options(one, at, generator)
        source = self.source(one, at) if "source" in one else above
        if len(self.faults) > before or source is None:
            return None
        flags = {key: self.flag(one, key, at) for key in ("optional", "new_page")}
        return Section(code, source, heading, int(level), generator, options, **flags)

    def options(
        self, one: LinedMapping, at: tuple[str | int, ...], generator: str
    ) -> dict[str, bool]:
        known = GENERATORS[generator].options if generator in GENERATORS else {}
        made = dict(known)
        given = one.get("options")
        if given is None or generator not in GENERATORS:
            return made
        here = (*at, "options")
        if not isinstance(given, LinedMapping):
            self.fault(here, "“options”应写成“名称: 值”")
            return made
        for key, value in given.items():
            if key not in known:
                advice = suggest(key, known) if known else f"“{generator}”没有选项。"
                self.fault((*here, key), f"“{generator}”没有选项“{key}”", advice)
            elif not isinstance(value, bool):
                self.fault((*here, key), f"选项“{key}”的值“{value}”不对", "应为 true 或 false")
            else:
                made[key] = value
        return made

    def source(self, mapping: LinedMapping, at: tuple[str | int, ...]) -> Source | None:
        here = (*at, "source")
        if not isinstance(mapping.get("source"), dict):
            self.fault(here, "没有写来源 source", "写明 document、clause、confidence")
            return None
        try:
            return Source.model_validate(mapping["source"])
        except ValidationError as error:
            for one in error.errors():
                name = ".".join(str(part) for part in one["loc"]) or "source"
                self.fault(
                    (*here, *one["loc"]),
                    f"来源的“{name}”不对或没有写",
                    "document 写文件名，confidence 写 published、remembered 或 inferred",
                )
            return None

    def check_title(self, title: str) -> None:
        try:
            names = [name for _, name, _, _ in string.Formatter().parse(title) if name is not None]
        except ValueError:
            self.fault(("title",), "标题中的花括号不成对", "如 {organisation}{year}年…")
            return
        for name in names:
            if name not in _PLACES:
                what = f"标题用到没有定义的“{{{name}}}”"
                self.fault(("title",), what, suggest(name, _PLACES))

    def words(
        self,
        mapping: LinedMapping,
        key: str,
        at: tuple[str | int, ...] = (),
        *,
        needed: bool = True,
    ) -> str:
        value = mapping.get(key)
        if value is None or value == "":
            if needed:
                self.fault((*at, key), f"缺少“{key}”")
            return ""
        if not isinstance(value, str):
            self.fault((*at, key), f"“{key}”应为文字")
            return ""
        return value

    def flag(self, mapping: LinedMapping, key: str, at: tuple[str | int, ...]) -> bool:
        value: Any = mapping.get(key, False)
        if not isinstance(value, bool):
            self.fault((*at, key), f"“{key}”应为 true 或 false")
        return value is True

    def refuse_unknown(
        self, mapping: LinedMapping, at: tuple[str | int, ...], known: tuple[str, ...]
    ) -> None:
        for key in mapping:
            if key not in known:
                self.fault((*at, key), f"不认识的项“{key}”", suggest(key, known))

    def fault(self, at: tuple[str | int, ...], what: str, advice: str = "") -> None:
        self.faults.append(Fault(*place(self.content, at), what, advice))
