"""An entry of the trail in words: the Chinese name of each field, its old value and its new one."""

from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist

from jiheng.web.trail.models import Entry

_LONGEST = 200


@dataclass(frozen=True)
class Line:
    """One field's change."""

    name: str
    before: str
    after: str


def lines_of(entry: Entry) -> list[Line]:
    """Give the changed fields of an entry; of a new or removed object, those that hold something."""
    names = [*entry.before, *(name for name in entry.after if name not in entry.before)]
    lines = [
        Line(
            _title(entry.object_type, name),
            _shown(entry.object_type, name, entry.before.get(name)),
            _shown(entry.object_type, name, entry.after.get(name)),
        )
        for name in names
        if name != "id"
    ]
    return [line for line in lines if line.before or line.after]


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


def _title(object_type: str, name: str) -> str:
    field = _field(object_type, name)
    return str(field.verbose_name) if field is not None else name


def _shown(object_type: str, name: str, value: Any) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    field = _field(object_type, name)
    if field is not None and field.choices:
        value = dict(field.flatchoices).get(value, value)
    text = str(value)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}……"
