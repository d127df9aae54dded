"""Models whose every write goes with its entry of the trail, in one transaction."""

import datetime
import decimal
import uuid
from collections.abc import Iterable
from typing import Any, ClassVar

from django.db import models, transaction

from jiheng.web.trail import chain
from jiheng.web.trail.acting import current_act
from jiheng.web.trail.models import Entry

HIDDEN = "（不记录）"
CREATED, CHANGED, REMOVED = "新建", "修改", "删除"


class Untracked(RuntimeError):
    """A write that would leave no trail."""


class TrackedQuerySet(models.QuerySet):
    """A queryset that writes only what the trail can record."""

    def update(self, **values: Any) -> int:
        """Change every row, each with its entry.

        Raises:
            Untracked: values that are not known before the database computes them.
        """
        if any(hasattr(value, "resolve_expression") for value in values.values()):
            raise Untracked("由数据库计算的值无法留痕；请逐条保存。")
        with transaction.atomic():
            rows = list(self.select_for_update(of=("self",)) if self._locks() else self)
            for row in rows:
                for name, value in values.items():
                    setattr(row, name, value)
                row.save(update_fields=list(values))
        return len(rows)

    def delete(self) -> tuple[int, dict[str, int]]:
        """Remove every row, each with its entry."""
        with transaction.atomic():
            rows = list(self)
            for row in rows:
                row.delete()
        return len(rows), {self.model._meta.label: len(rows)}

    def bulk_create(self, objs: Iterable[Any], *args: Any, **kwargs: Any) -> list[Any]:
        """Create many rows with an entry each.

        Raises:
            Untracked: rows that replace others, whose old values nobody would see.
        """
        if kwargs.get("update_conflicts") or kwargs.get("ignore_conflicts"):
            raise Untracked("冲突时覆盖或略过的批量写入无法留痕。")
        with transaction.atomic():
            made = super().bulk_create(objs, *args, **kwargs)
            chain.append([entry_of(row, CREATED, {}, row.recorded_values()) for row in made])
            for row in made:
                row.remember()
        return made

    def bulk_update(self, objs: Iterable[Any], fields: Iterable[str], **kwargs: Any) -> int:
        """Change many rows with an entry each."""
        rows = list(objs)
        with transaction.atomic():
            done = models.QuerySet.bulk_update(_Plain(self.model), rows, list(fields), **kwargs)
            changes = [(row, *row.changes()) for row in rows]
            chain.append(
                [entry_of(row, CHANGED, before, after) for row, before, after in changes if after]
            )
            for row in rows:
                row.remember()
        return done

    def _locks(self) -> bool:
        from django.db import connections

        return connections[self.db].features.has_select_for_update


class _Plain(models.QuerySet):
    """The queryset that bulk_update writes through once its entries are made."""


class TrackedModel(models.Model):
    """A model whose writes are recorded; `trail_hidden` names secrets, `trail_ignored` noise."""

    trail_hidden: ClassVar[frozenset[str]] = frozenset()
    trail_ignored: ClassVar[frozenset[str]] = frozenset()

    objects = TrackedQuerySet.as_manager()

    class Meta:
        abstract = True

    @classmethod
    def from_db(cls, db: str, field_names: Any, values: Any) -> Any:
        """Load a row and remember what it held."""
        row = super().from_db(db, field_names, values)
        row.remember()
        return row

    def remember(self) -> None:
        """Take the values as those that are stored."""
        self._stored = self.recorded_values()

    def recorded_values(self) -> dict[str, Any]:
        """Give the values of loaded fields as JSON can hold them; secrets as a digest-free mark."""
        deferred = self.get_deferred_fields()
        return {
            field.attname: _plain(getattr(self, field.attname))
            for field in self._meta.concrete_fields
            if field.attname not in deferred and field.attname not in self.trail_ignored
        }

    def changes(self) -> tuple[dict[str, Any], dict[str, Any]]:
        """Give old and new values of what differs from the stored row."""
        stored = getattr(self, "_stored", {})
        values = self.recorded_values()
        changed = [name for name in values if name in stored and stored[name] != values[name]]
        return (
            {name: stored[name] for name in changed},
            {name: values[name] for name in changed},
        )

    def organisation_path(self) -> str:
        """Give the path of the organisation whose people may read the entry; empty for none."""
        return ""

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store the row and its entry together.

        Raises:
            NobodyActs: outside any request or command.
        """
        is_new = self._state.adding
        with transaction.atomic():
            super().save(*args, **kwargs)
            before, after = ({}, self.recorded_values()) if is_new else self.changes()
            only = kwargs.get("update_fields")
            if only is not None and not is_new:
                names = {self._meta.get_field(name).attname for name in only}
                before = {name: value for name, value in before.items() if name in names}
                after = {name: value for name, value in after.items() if name in names}
            if after:
                chain.append([entry_of(self, CREATED if is_new else CHANGED, before, after)])
        if only is None or is_new:
            self.remember()
        else:
            self._stored = {**self._stored, **after}

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Remove the row and record what it held."""
        with transaction.atomic():
            chain.append([entry_of(self, REMOVED, self.recorded_values(), {})])
            return super().delete(*args, **kwargs)


def entry_of(row: Any, action: str, before: dict[str, Any], after: dict[str, Any]) -> Entry:
    """Make the entry of one write, in the name of whoever is acting."""
    act = current_act()
    return Entry(
        actor=act.actor if getattr(act.actor, "pk", None) else None,
        actor_name=act.name[:100],
        action=(act.action or action)[:50],
        object_type=row._meta.label_lower,
        object_id=str(row.pk),
        object_name=str(row)[:200],
        organisation_path=row.organisation_path(),
        before=_without_secrets(row, before),
        after=_without_secrets(row, after),
        reason=act.reason,
        request_id=act.request_id,
    )


def _without_secrets(row: Any, values: dict[str, Any]) -> dict[str, Any]:
    return {name: HIDDEN if name in row.trail_hidden else value for name, value in values.items()}


def _plain(value: Any) -> Any:
    """Give a value as JSON holds it; amounts and dates as text, exactly."""
    if isinstance(value, datetime.datetime | datetime.date | datetime.time):
        return value.isoformat()
    if isinstance(value, decimal.Decimal | uuid.UUID):
        return str(value)
    if isinstance(value, models.fields.files.FieldFile):
        return value.name
    return value
