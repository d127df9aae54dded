"""The list of entries: what was asked for, what the name holds first."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import Case, IntegerField, Value, When
from django.http import QueryDict

from jiheng.library import folded
from jiheng.library.indicators import LEVELS
from jiheng.web.library.models import LibraryEntry, LibraryEntryQuerySet, State
from jiheng.web.people.scope import Hat
from jiheng.web.projects.models import Classification

ON_A_PAGE = 50
MOST_WORDS = 8
_NAMES = ("category", "level1", "level2", "field", "plan", "chain", "state")


@dataclass(frozen=True)
class Wanted:
    """What to list: words or pinyin, and the values of filters; what is empty asks for all."""

    words: str = ""
    category: str = ""
    level1: str = ""
    level2: str = ""
    field: str = ""
    plan: str = ""
    chain: str = ""
    state: str = ""

    @classmethod
    def read(cls, query: QueryDict) -> "Wanted":
        """Read what an address asks for; an unknown state or level asks for nothing."""
        values = {name: query.get(name, "").strip()[:60] for name in _NAMES}
        values["state"] = values["state"] if values["state"] in State.values else ""
        values["level1"] = values["level1"] if values["level1"] in LEVELS else ""
        return cls(words=query.get("q", "").strip()[:100], **values)

    def address(self) -> str:
        """Write what is asked for as the query of an address."""
        values = {"q": self.words, **{name: getattr(self, name) for name in _NAMES}}
        return urlencode({name: value for name, value in values.items() if value})

    @property
    def is_narrowed(self) -> bool:
        """Tell whether anything is asked for."""
        return any([self.words, *(getattr(self, name) for name in _NAMES)])


def listed(worn: tuple[Hat, ...], wanted: Wanted) -> LibraryEntryQuerySet:
    """Give the visible entries asked for; those whose name holds the words come first."""
    rows = LibraryEntry.objects.visible_to(worn).filter(**_conditions(wanted))
    return found(rows, wanted.words)


def found(rows: LibraryEntryQuerySet, words: str) -> LibraryEntryQuerySet:
    """Give the entries that hold every one of the words, in Chinese, pinyin or first letters."""
    asked = folded(words)
    for word in asked.split(" ")[:MOST_WORDS]:
        if word:
            rows = rows.filter(search__contains=word)
    if not asked:
        return rows.order_by("code")
    named = Case(When(name__contains=words, then=Value(0)), default=Value(1),
                 output_field=IntegerField())  # fmt: skip
    return rows.order_by(named, "code")


def _conditions(wanted: Wanted) -> dict[str, Any]:
    values = {
        "category": wanted.category,
        "level1": wanted.level1,
        "level2": wanted.level2,
        "field": wanted.field,
        "plans__contains": wanted.plan,
        "chain__contains": wanted.chain,
        "state": wanted.state,
    }
    return {name: value for name, value in values.items() if value}


def choices(worn: tuple[Hat, ...]) -> dict[str, Any]:
    """Give the choices of the list's filters, those that some entry has."""
    visible = LibraryEntry.objects.visible_to(worn)
    seen = list(visible.values_list("category", "field").distinct().order_by("category", "field"))
    axes: dict[str, list[str]] = {axis.value: [] for axis in Classification.Axis}
    for one in Classification.objects.filter(is_active=True):
        axes[one.axis].append(one.name)
    return {
        "categories": sorted({category for category, _ in seen}),
        "fields": sorted({field for _, field in seen}),
        "levels": [(first, LEVELS[first]) for first in LEVELS],
        "plans": axes["plan"],
        "chains": axes["chain"],
        "states": State.values,
    }
