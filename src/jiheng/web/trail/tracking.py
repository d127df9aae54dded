"""Models whose every write goes with its entry of the trail, in one transaction."""

import datetime
import decimal
import uuid
from collections.abc import Iterable
from typing import Any, ClassVar

from django.db import connections, models, transaction

from jiheng.web.trail import chain
from jiheng.web.trail.acting import current_act
from jiheng.web.trail.differences import differences
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
            rows = list(self)
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
        return made

    def bulk_update(self, objs: Iterable[Any], fields: Iterable[str], **kwargs: Any) -> int:
        """Change many rows with an entry each."""
        rows, names = list(objs), list(fields)
        with transaction.atomic():
            stored = self.model.stored_rows([row.pk for row in rows])
            done = models.QuerySet.bulk_update(_Plain(self.model), rows, names, **kwargs)
            changes = [(row, *row.changes_from(stored.get(row.pk), names)) for row in rows]
            chain.append(
                [entry_of(row, CHANGED, before, after) for row, before, after in changes if after]
            )
        return done

    def _locks(self) -> bool:
        return connections[self.db].features.has_select_for_update


class _Plain(models.QuerySet):
    """The queryset that bulk_update writes through once its entries are made."""


class TrackedModel(models.Model):
    """A model whose writes are recorded; `trail_hidden` names secrets, `trail_ignored` noise.

    `trail_is_common` marks what belongs to no organisation and every finance bureau may read;
    `trail_parts` names the relations to what is read as part of an object's history,
    `trail_untold` the fields that are recorded and of no interest there.

    The old values of an entry are read from the database in the transaction that writes the new
    ones: what was loaded long before may be stale.
    """

    trail_hidden: ClassVar[frozenset[str]] = frozenset()
    trail_ignored: ClassVar[frozenset[str]] = frozenset()
    trail_is_common: ClassVar[bool] = False
    trail_parts: ClassVar[tuple[str, ...]] = ()
    trail_untold: ClassVar[frozenset[str]] = frozenset()

    objects = TrackedQuerySet.as_manager()

    class Meta:
        abstract = True

    @classmethod
    def stored_rows(cls, numbers: Iterable[Any]) -> dict[Any, Any]:
        """Give rows as the database holds them now, by primary key, locked until the commit."""
        rows = cls._base_manager.filter(pk__in=list(numbers))
        return {row.pk: row for row in rows.select_for_update(of=("self",), no_key=True)}

    def recorded_values(self) -> dict[str, Any]:
        """Give the values of loaded fields as JSON can hold them."""
        deferred = self.get_deferred_fields()
        return {
            field.attname: _plain(field, getattr(self, field.attname))
            for field in self._meta.concrete_fields
            if field.attname not in deferred and field.attname not in self.trail_ignored
        }

    def changes_from(
        self, stored: Any, names: Iterable[str] | None = None
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        """Give old and new values of what differs from a stored row, of all fields or those named.

        Of lists and maps only the differing parts; see `differences`.
        """
        old = stored.recorded_values() if stored is not None else {}
        new = self.recorded_values()
        kept = new if names is None else {self._meta.get_field(name).attname for name in names}
        before: dict[str, Any] = {}
        after: dict[str, Any] = {}
        for name, value in new.items():
            if name in kept and (name not in old or old[name] != value):
                after[name] = value
                if name in old:
                    before[name], after[name] = differences(old[name], value)
        return before, after

    def organisation_path(self) -> str:
        """Give the path of the organisation whose people may read the entry; empty for none."""
        return ""

    def about_project(self) -> int | None:
        """Give the number of the project the entry is about, so that a secret one can be kept."""
        document = getattr(self, "document", None)
        return document.project_id if document is not None else getattr(self, "project_id", None)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store the row and its entry together.

        Raises:
            NobodyActs: outside any request or command.
        """
        with transaction.atomic():
            stored = self.stored_rows([self.pk]).get(self.pk) if self.pk is not None else None
            super().save(*args, **kwargs)
            names = kwargs.get("update_fields") if stored is not None else None
            before, after = self.changes_from(stored, names)
            if after:
                action = CREATED if stored is None else CHANGED
                chain.append([entry_of(self, action, before, after)])

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Remove the row and record what it held."""
        with transaction.atomic():
            stored = self.stored_rows([self.pk]).get(self.pk, self)
            chain.append([entry_of(self, REMOVED, stored.recorded_values(), {})])
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
        project_number=row.about_project(),
        before=_without_secrets(row, before),
        after=_without_secrets(row, after),
        reason=act.reason,
        request_id=act.request_id,
    )


def _without_secrets(row: Any, values: dict[str, Any]) -> dict[str, Any]:
    return {name: HIDDEN if name in row.trail_hidden else value for name, value in values.items()}


def _plain(field: models.Field, value: Any) -> Any:
    """Give a value as JSON holds it; amounts and dates as text, exactly, moments in UTC."""
    if isinstance(value, datetime.datetime) and value.tzinfo is not None:
        return value.astimezone(datetime.UTC).isoformat()
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    if isinstance(field, models.DecimalField) and value is not None:
        return str(round(decimal.Decimal(value), field.decimal_places))
    if isinstance(value, decimal.Decimal | uuid.UUID):
        return str(value)
    if isinstance(value, models.fields.files.FieldFile):
        return value.name
    return value
