"""Entries of the trail in words: the Chinese name of each field, its old value and its new one."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.db.models import Max, Q, QuerySet
from django.utils import timezone

from jiheng.forms import form_catalogue
from jiheng.web.trail.differences import words_of_key
from jiheng.web.trail.models import Entry
from jiheng.web.trail.telling import told

_LONGEST = 200
_MOST_LINES = 20
Names = dict[tuple[str, str], str]
"""The name of each object by its type and number, both as the trail holds them."""


@dataclass(frozen=True)
class Line:
    """One field's change."""

    name: str
    before: str
    after: str


@dataclass(frozen=True)
class Read:
    """One entry with its changes in words; `is_new` if it came after the reader's last look."""

    entry: Entry
    lines: list[Line]
    is_new: bool = False


def read(
    entries: Iterable[Entry],
    secret: QuerySet | tuple[int, ...] = (),
    *,
    since: int | None = None,
    brief: bool = False,
) -> list[Read]:
    """Put entries into words; one query finds the names of all that they point at.

    Projects whose numbers are in `secret`, a subquery, are not named. Entries after the number
    `since` are new. Where `brief`, fields of no interest in an object's history stay out.
    """
    rows = list(entries)
    names = _names(rows, secret)
    return [
        Read(
            entry, lines_of(entry, names, brief=brief), since is not None and entry.sequence > since
        )
        for entry in rows
    ]


def lines_of(entry: Entry, names: Names | None = None, *, brief: bool = False) -> list[Line]:
    """Give the changed fields of an entry; of a new or removed object, those that hold something.

    Where `brief`, fields that are of no interest in an object's history stay out.
    """
    left_out = {"id", *(_untold(entry.object_type) if brief else ())}
    lines = [
        line
        for name in _changed(entry)
        if name not in left_out
        for line in _lines(entry, name, names or {})
    ]
    return [line for line in lines if line.before or line.after]


def _untold(object_type: str) -> frozenset[str]:
    try:
        return getattr(apps.get_model(object_type), "trail_untold", frozenset())
    except (LookupError, ValueError):
        return frozenset()


def _lines(entry: Entry, name: str, names: Names) -> list[Line]:
    title = _title(entry.object_type, name)
    before, after = entry.before.get(name), entry.after.get(name)
    in_words = told(entry.object_type, name, before, after)
    if (
        in_words is None
        and not isinstance(before, dict | list)
        and not isinstance(after, dict | list)
    ):
        kind = entry.object_type
        return [Line(title, _shown(kind, name, before, names), _shown(kind, name, after, names))]
    old, new = in_words or (dict(_leaves(before)), dict(_leaves(after)))
    places = [place for place in {**old, **new} if old.get(place) != new.get(place)]
    lines = [
        Line(f"{title} {place}".strip(), _short(old.get(place, "")), _short(new.get(place, "")))
        for place in places[:_MOST_LINES]
    ]
    if len(places) > _MOST_LINES:
        lines.append(Line(title, "", f"……另有 {len(places) - _MOST_LINES} 处"))
    return lines


def _leaves(value: Any, place: str = "") -> Iterator[tuple[str, str]]:
    """Give every single value of nested lists and maps, with the words of its place."""
    if isinstance(value, dict):
        for key, inner in value.items():
            named = _form_titles().get(key) or words_of_key(key)
            yield from _leaves(inner, f"{place} {named}".strip())
    elif isinstance(value, list):
        for number, inner in enumerate(value, 1):
            yield from _leaves(inner, f"{place} 第{number}行".strip())
    elif value is not None and value != "":
        yield place, str(value)


@cache
def _form_titles() -> dict[str, str]:
    return {sheet.code: sheet.title for sheet in form_catalogue()}


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}……"


def _changed(entry: Entry) -> list[str]:
    return [*entry.before, *(name for name in entry.after if name not in entry.before)]


def _names(entries: list[Entry], secret: QuerySet | tuple[int, ...]) -> Names:
    """Find the names of the objects that entries point at, as the trail copied them last."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        for name in _changed(entry):
            kind = _pointed_at(_field(entry.object_type, name))
            for value in (entry.before.get(name), entry.after.get(name)):
                if kind and value is not None:
                    wanted[kind].add(str(value))
    if not wanted:
        return {}
    asked = Q(pk__in=())
    for kind, numbers in wanted.items():
        asked |= Q(object_type=kind, object_id__in=numbers)
    open_ones = Entry.objects.filter(asked).exclude(project_number__in=secret)
    last = open_ones.order_by().values("object_type", "object_id").annotate(last=Max("sequence"))
    named = Entry.objects.filter(sequence__in=last.values("last"))
    return {
        (kind, number): name
        for kind, number, name in named.values_list("object_type", "object_id", "object_name")
    }


def _field(object_type: str, name: str) -> Any:
    try:
        model = apps.get_model(object_type)
    except (LookupError, ValueError):
        return None
    found = [field for field in model._meta.concrete_fields if field.attname == name]
    try:
        return found[0] if found else model._meta.get_field(name)
    except FieldDoesNotExist:
        return None


def _pointed_at(field: Any) -> str:
    """Give the type of the objects that a field points at; empty for any other field."""
    return str(field.related_model._meta.label_lower) if getattr(field, "many_to_one", 0) else ""


def _title(object_type: str, name: str) -> str:
    field = _field(object_type, name)
    return str(field.verbose_name) if field is not None else name


def _shown(object_type: str, name: str, value: Any, names: Names) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    field = _field(object_type, name)
    if kind := _pointed_at(field):
        return names.get((kind, str(value)), f"编号 {value}")
    if field is not None and field.choices:
        value = dict(field.flatchoices).get(value, value)
    if isinstance(field, models.DateTimeField):
        return f"{timezone.localtime(datetime.fromisoformat(str(value))):%Y-%m-%d %H:%M:%S}"
    return _short(str(value))
