"""What the rules go by: numbers by standard, region and year, and lists of words."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Literal, Self

from pydantic import model_validator

from jiheng.forms.review.data_files import read_data, shipped_folder
from jiheng.standards import Fault, Source, StandardError
from jiheng.standards.citation import Parameter, Strict
from jiheng.standards.errors import suggest
from jiheng.standards.exact_yaml import LinedMapping, place

ValueKind = Literal["number", "numbers", "words"]

THRESHOLDS: Mapping[str, ValueKind] = {
    "target_levels": "words",
    "output_benefit_levels": "words",
    "minimum_indicators": "number",
    "quantified_levels": "words",
    "minimum_quantified_share": "number",
    "weight_totals": "numbers",
    "target_similarity": "number",
    "history_low": "number",
    "history_high": "number",
    "unit_price_low": "number",
    "unit_price_high": "number",
    "heaviest_weight": "number",
}
"""Every number the rules ask for, with the form of its values."""

WORD_LISTS = (
    "process_indicators",
    "empty_values",
    "vague_words",
    "vague_names",
    "checkable_words",
    "measures",
    "smaller_is_better",
    "savings",
    "handling",
    "unclear_direction",
    "larger_is_better",
    "negations",
    "general_respondents",
    "unit_prices",
    "public_versions",
    "mention_words",
    "cities",
)


class Threshold(Strict):
    """Hold one value with the standards, regions and years it is valid for."""

    number: Parameter | None = None
    numbers: tuple[Parameter, ...] = ()
    words: tuple[str, ...] = ()
    standards: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    from_year: int | None = None
    until_year: int | None = None
    source: Source

    @model_validator(mode="after")
    def _has_one_value(self) -> Self:
        if [bool(self.number), bool(self.numbers), bool(self.words)].count(True) != 1:
            raise ValueError("number、numbers、words 三项应写一项")
        return self

    @property
    def kind(self) -> ValueKind:
        """Tell which of the three forms the value has."""
        return "number" if self.number else "numbers" if self.numbers else "words"

    @property
    def amount(self) -> Fraction:
        """Give the single number; a percentage is a plain ratio."""
        assert self.number is not None
        return self.number.value

    @property
    def amounts(self) -> tuple[Fraction, ...]:
        """Give the list of numbers."""
        return tuple(number.value for number in self.numbers)

    def rank(self, standard: str, region: str, year: int) -> tuple[bool, bool, int] | None:
        """Tell how closely this value fits, or None where it does not apply."""
        from_year = self.from_year or 0
        if not from_year <= year <= (self.until_year or year):
            return None
        if self.standards and standard not in self.standards:
            return None
        if self.regions and region not in self.regions:
            return None
        return bool(self.standards), bool(self.regions), from_year


class _Table(Strict):
    label: str
    values: tuple[Threshold, ...]


class _Thresholds(Strict):
    thresholds: dict[str, _Table]


class WordList(Strict):
    """Hold a list of words that a rule looks for, with its source."""

    label: str
    source: Source
    words: tuple[str, ...]

    def found_in(self, text: str) -> tuple[str, ...]:
        """List the words that stand in a text, in the order of the list."""
        return tuple(word for word in self.words if word in text)


class _Words(Strict):
    lists: dict[str, WordList]


class Field(Strict):
    """Hold a field of government: names of its departments, and terms only it uses."""

    label: str
    names: tuple[str, ...]
    terms: tuple[str, ...]


class Fields(Strict):
    """Hold all fields with their source."""

    source: Source
    fields: dict[str, Field]


@dataclass(frozen=True)
class ReviewSettings:
    """Gather everything that rules look up; made by `load_settings`."""

    tables: Mapping[str, tuple[Threshold, ...]]
    labels: Mapping[str, str]
    lists: Mapping[str, WordList]
    fields: Fields

    def threshold(self, name: str, standard: str, region: str, year: int) -> Threshold | None:
        """Give the value that fits best, or None where none applies."""
        ranked = [(one.rank(standard, region, year), one) for one in self.tables[name]]
        fitting = [(rank, one) for rank, one in ranked if rank is not None]
        return max(fitting, key=lambda pair: pair[0])[1] if fitting else None


def load_settings(folder: Path | None = None) -> ReviewSettings:
    """Load the settings that ship with the package, or those of another folder.

    A folder holds `review.yaml`, `review-words.yaml` and `review-departments.yaml`.

    Raises:
        StandardError: naming file and line of every fault.
    """
    return _shipped() if folder is None else _load(folder)


@cache
def _shipped() -> ReviewSettings:
    return _load(shipped_folder())


def _load(folder: Path) -> ReviewSettings:
    numbers, numbers_content = read_data(folder / "review.yaml", _Thresholds)
    words, words_content = read_data(folder / "review-words.yaml", _Words)
    fields, _ = read_data(folder / "review-departments.yaml", Fields)
    faults = [
        *_name_faults(numbers_content, "thresholds", numbers.thresholds, THRESHOLDS),
        *_name_faults(words_content, "lists", words.lists, WORD_LISTS),
        *_kind_faults(numbers_content, numbers),
    ]
    if faults:
        raise StandardError(faults)
    return ReviewSettings(
        tables={name: table.values for name, table in numbers.thresholds.items()},
        labels={name: table.label for name, table in numbers.thresholds.items()},
        lists=words.lists,
        fields=fields,
    )


def _name_faults(
    content: LinedMapping, key: str, given: Mapping[str, object], known: Iterable[str]
) -> Iterator[Fault]:
    names = tuple(known)
    for name in given:
        if name not in names:
            here = place(content, (key, name))
            yield Fault(*here, f"不认识的项“{name}”", suggest(name, names))
    for name in names:
        if name not in given:
            yield Fault(*place(content, (key,)), f"缺少“{name}”", "请对照自带的文件补上")


def _kind_faults(content: LinedMapping, numbers: _Thresholds) -> Iterator[Fault]:
    for name, table in numbers.thresholds.items():
        wanted = THRESHOLDS.get(name)
        for index, one in enumerate(table.values):
            if wanted is not None and one.kind != wanted:
                here = place(content, ("thresholds", name, "values", index))
                yield Fault(*here, f"“{name}”的值写在“{one.kind}”里", f"应写在“{wanted}”里")
