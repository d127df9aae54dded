"""Automatic numbers of Word paragraphs, written out as the page shows them."""

import re
from collections import defaultdict
from dataclasses import dataclass, field

from jiheng.checks.readers.word_xml import Element, attribute, child, name_of, number_of
from jiheng.quantities.numerals import chinese_numeral

_LEVELS = 9
_MOST = 9_999
_PLACEHOLDER = re.compile(r"%([1-9])")
_CHINESE = frozenset(
    {
        "chineseCounting",
        "chineseCountingThousand",
        "japaneseCounting",
        "taiwaneseCounting",
        "taiwaneseCountingThousand",
        "ideographDigital",
        "japaneseDigitalTenThousand",
    }
)
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(frozen=True)
class Level:
    """Hold how one level of a list counts and prints."""

    number_format: str = "decimal"
    pattern: str = ""
    start: int = 1


@dataclass(frozen=True)
class Style:
    """Hold what a paragraph style says on numbering and outline."""

    based_on: str = ""
    number: str = ""
    level: int | None = None
    outline: int | None = None
    name: str = ""


@dataclass
class Numbering:
    """Count the numbered paragraphs of a document in order."""

    lists: dict[str, tuple[str, dict[int, Level]]] = field(default_factory=dict)
    styles: dict[str, Style] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))

    def printed(self, paragraph: Element) -> str:
        """Count a paragraph and give the number before its text, or an empty string."""
        number, level = self._place(paragraph)
        family, levels = self.lists.get(number, ("", {}))
        shape = levels.get(level)
        if not family or shape is None:
            return ""
        counts = self._counts[family]
        counts[level] = counts.get(level, shape.start - 1) + 1
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]
        return _PLACEHOLDER.sub(
            lambda match: self._one(levels, counts, int(match[1]) - 1), shape.pattern
        )

    @staticmethod
    def _one(levels: dict[int, Level], counts: dict[int, int], level: int) -> str:
        shape = levels.get(level, Level())
        return written(counts.get(level, shape.start), shape.number_format)

    def _place(self, paragraph: Element) -> tuple[str, int]:
        properties = child(paragraph, "pPr")
        if properties is None:
            return "", 0
        style = self.style(attribute(child(properties, "pStyle")))
        own = child(properties, "numPr")
        number = attribute(child(own, "numId")) if own is not None else ""
        level = number_of(attribute(child(own, "ilvl")), -1) if own is not None else -1
        number = number or style.number
        level = level if level >= 0 else (style.level or 0)
        return ("", 0) if number == "0" else (number, min(level, _LEVELS - 1))

    def style(self, identity: str) -> Style:
        """Give a style with what it inherits."""
        found = Style()
        seen: set[str] = set()
        while identity and identity not in seen and identity in self.styles:
            seen.add(identity)
            style = self.styles[identity]
            found = Style(
                style.based_on,
                found.number or style.number,
                found.level if found.level is not None else style.level,
                found.outline if found.outline is not None else style.outline,
                found.name or style.name,
            )
            identity = style.based_on
        return found


def written(number: int, number_format: str) -> str:
    """Write a counter in one of Word's number formats; a bullet has none.

    >>> [written(12, kind) for kind in ("decimal", "chineseCounting", "lowerRoman", "upperLetter")]
    ['12', '十二', 'xii', 'L']
    >>> written(2, "decimalEnclosedCircle"), written(3, "bullet")
    ('②', '')
    """
    if number_format in {"bullet", "none"} or not 0 <= number <= _MOST:
        return ""
    if number_format in _CHINESE:
        return chinese_numeral(number)
    if number_format.startswith("decimalEnclosedCircle") and 1 <= number <= 20:
        return chr(ord("①") + number - 1)
    if number_format.endswith("Letter") and number:
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter.upper() if number_format.startswith("upper") else letter
    if number_format.endswith("Roman") and 0 < number < 40:
        text = ""
        for worth, letters in _ROMAN:
            text += letters * (number // worth)
            number %= worth
        return text.upper() if number_format.startswith("upper") else text
    return str(number)


def read_numbering(numbering: Element, styles: Element) -> Numbering:
    """Read `numbering.xml` and `styles.xml`; either may be None."""
    result = Numbering()
    if styles is not None:
        for style in styles:
            if name_of(style) == "style":
                result.styles[attribute(style, "styleId")] = _style(style)
    if numbering is None:
        return result
    families = {
        attribute(item, "abstractNumId"): {
            number_of(attribute(level, "ilvl"), 0): _level(level)
            for level in item
            if name_of(level) == "lvl"
        }
        for item in numbering
        if name_of(item) == "abstractNum"
    }
    for item in numbering:
        if name_of(item) != "num":
            continue
        identity = attribute(item, "numId")
        family = attribute(child(item, "abstractNumId"))
        levels = dict(families.get(family, {}))
        overrides = [other for other in item if name_of(other) == "lvlOverride"]
        for override in overrides:
            at = number_of(attribute(override, "ilvl"), 0)
            start = number_of(attribute(child(override, "startOverride")), -1)
            own = child(override, "lvl")
            shape = _level(own) if own is not None else levels.get(at, Level())
            if start >= 0:
                shape = Level(shape.number_format, shape.pattern, start)
            levels[at] = shape
        # A list with its own start counts by itself; the others go on where the family stands.
        result.lists[identity] = (f"{family}/{identity}" if overrides else family, levels)
    return result


def _style(style: Element) -> Style:
    properties = child(style, "pPr")
    based = attribute(child(style, "basedOn"))
    name = attribute(child(style, "name"))
    if properties is None:
        return Style(based, name=name)
    own = child(properties, "numPr")
    level = number_of(attribute(child(own, "ilvl")), -1) if own is not None else -1
    outline = number_of(attribute(child(properties, "outlineLvl")), -1)
    return Style(
        based,
        attribute(child(own, "numId")) if own is not None else "",
        level if level >= 0 else None,
        outline if outline >= 0 else None,
        name,
    )


def _level(level: Element) -> Level:
    return Level(
        attribute(child(level, "numFmt")) or "decimal",
        attribute(child(level, "lvlText")),
        number_of(attribute(child(level, "start")), 1),
    )
