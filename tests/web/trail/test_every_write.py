"""Every model of the application, every way to write to it: an entry of the trail, or a refusal."""

import re
from collections.abc import Callable, Iterator
from contextvars import Context
from datetime import UTC, datetime

import pytest
from django.apps import apps
from django.db import models, transaction
from django.db.models import F

from jiheng.web.api.models import Answered, Token, issue
from jiheng.web.demo.loading import load_demo
from jiheng.web.documents.models import Document, SheetDraft
from jiheng.web.library.keeping import load_library_entries
from jiheng.web.library.models import LibraryEntry, LibraryUse, Proposal
from jiheng.web.notices.models import Notice
from jiheng.web.organisations.models import Organisation
from jiheng.web.people.models import Delegation, Membership, User
from jiheng.web.targets.models import Attachment
from jiheng.web.trail.acting import NobodyActs, acting
from jiheng.web.trail.models import Entry, Look
from jiheng.web.trail.tracking import HIDDEN, TrackedModel, TrackedQuerySet, Untracked

BOOKKEEPING = {
    Entry: "留痕本身，只能追加",
    Look: "谁看到第几条，不是业务数据",
    Notice: "只转告留痕里已有的事",
    Answered: "接口答复的副本，一天后删去",
}
"""Our models that leave no trail, and why not."""
SECRET = re.compile(r"password|secret|digest|token|recovery|otp")
OURS = [model for model in apps.get_models() if model.__module__.startswith("jiheng.web.")]
TRACKED = [model for model in OURS if model not in BOOKKEEPING]
MAKERS: dict[str, Callable[[], object]] = {}
"""How to make a row of a model of which the demonstration has none."""


def maker(label: str) -> Callable[[Callable[[], object]], Callable[[], object]]:
    def keep(make: Callable[[], object]) -> Callable[[], object]:
        MAKERS[label] = make
        return make

    return keep


@maker("api.Token")
def _token() -> object:
    user = User.objects.get(username="tianbao")
    return issue(user, "演示", user.expires_on or "2099-01-01", may_write=False)[0]


@maker("people.Delegation")
def _delegation() -> object:
    return Delegation.objects.create(
        membership=Membership.objects.get(user__username="chushi"),
        deputy=User.objects.get(username="jixiao"),
        since="2022-01-01",
        until="2022-01-31",
        reason="出差",
    )


@maker("documents.SheetDraft")
def _sheet_draft() -> object:
    return SheetDraft.objects.create(
        document=Document.objects.first(), round=9, level="演示", reviewer=User.objects.first()
    )


@maker("library.LibraryUse")
def _use() -> object:
    return LibraryUse.objects.create(
        entry=_library_entry(),
        number=1,
        document=Document.objects.first(),
        by=User.objects.first(),
    )


@maker("library.Proposal")
def _proposal() -> object:
    return Proposal.objects.create(
        document=Document.objects.first(),
        form="project_indicators",
        code="1",
        name="演示",
        reason="演示",
        by=User.objects.first(),
    )


def _library_entry() -> LibraryEntry:
    if not LibraryEntry.objects.exists():
        load_library_entries()
    return LibraryEntry.objects.first()


@maker("targets.Attachment")
def _attachment() -> object:
    return Attachment.objects.create(
        document=Document.objects.first(),
        name="演示.pdf",
        content_type="application/pdf",
        size=1,
        sha256="0" * 64,
        added_by=User.objects.first(),
    )


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker: object) -> Iterator[None]:
    with django_db_blocker.unblock():
        outer = transaction.atomic()
        outer.__enter__()
        load_demo()
        with acting(None, action="测试"):
            for make in MAKERS.values():
                make()
        yield
        transaction.set_rollback(True)
        outer.__exit__(None, None, None)


@pytest.fixture
def row(
    loaded: None, django_db_blocker: object, request: pytest.FixtureRequest
) -> Iterator[object]:
    """Give one stored row of the model of the test; what the test writes is undone."""
    with django_db_blocker.unblock(), transaction.atomic():
        found = request.param._base_manager.first()
        assert found is not None, f"没有{request.param.__name__}可试：请在 MAKERS 里加一个"
        with acting(None, name="测试"):
            yield found
        transaction.set_rollback(True)


def changed_field(row: models.Model) -> models.Field:
    """Change one plain field of a row in memory and give it."""
    unique = {name for one in row._meta.constraints for name in getattr(one, "fields", ())}
    fields = [
        field
        for field in row._meta.concrete_fields
        if not (field.unique or field.is_relation or field.choices)
        and field.attname not in row.trail_ignored
    ]
    fields.sort(key=lambda field: field.name in unique)
    for kind, change in _CHANGES:
        for field in fields:
            if isinstance(field, kind):
                setattr(row, field.attname, change(field, getattr(row, field.attname)))
                return field
    raise AssertionError(f"{type(row)} 没有可改的字段")


_CHANGES: tuple[tuple[type, Callable[[models.Field, object], object]], ...] = (
    (models.CharField, lambda field, value: f"改{value}"[: field.max_length]),
    (models.BooleanField, lambda field, value: not value),
    (models.JSONField, lambda field, value: {"改": str(value)}),
    (models.DateField, lambda field, value: datetime(2031, 5, 6, tzinfo=UTC)),
    (models.IntegerField, lambda field, value: (value or 0) + 1),
)


def entries_of(row: models.Model, number: object) -> int:
    kind = row._meta.label_lower
    return Entry.objects.filter(object_type=kind, object_id=str(number)).count()


every_model = pytest.mark.parametrize(
    "row", TRACKED, indirect=True, ids=[model._meta.label for model in TRACKED]
)


def test_no_model_of_ours_is_left_out() -> None:
    assert all(issubclass(model, TrackedModel) for model in TRACKED)
    made = [
        model for model in apps.get_models(include_auto_created=True) if model._meta.auto_created
    ]
    assert not [model for model in made if model.__module__.startswith("jiheng.")]
    assert len(TRACKED) >= 10


@pytest.mark.parametrize("model", TRACKED, ids=lambda m: m._meta.label)
def test_every_manager_leaves_a_trail(model: type[models.Model]) -> None:
    for manager in model._meta.managers:
        assert isinstance(manager.get_queryset(), TrackedQuerySet), manager


@pytest.mark.parametrize("model", OURS, ids=lambda m: m._meta.label)
def test_the_database_removes_nothing_by_itself(model: type[models.Model]) -> None:
    for field in model._meta.concrete_fields:
        if field.is_relation:
            allowed = (models.PROTECT, models.RESTRICT)
            if model is Entry:
                allowed = (models.DO_NOTHING,)
            assert field.remote_field.on_delete in allowed, field


@pytest.mark.parametrize("model", TRACKED, ids=lambda m: m._meta.label)
def test_every_secret_is_hidden(model: type[TrackedModel]) -> None:
    named = {f.attname for f in model._meta.concrete_fields if SECRET.search(f.attname)}
    named = {n for n in named if not isinstance(model._meta.get_field(n), models.BooleanField)}
    assert named <= model.trail_hidden | model.trail_ignored
    fields = {field.attname for field in model._meta.concrete_fields}
    assert model.trail_hidden | model.trail_ignored <= fields


@every_model
def test_save(row: models.Model) -> None:
    before = entries_of(row, row.pk)
    field = changed_field(row)
    row.save()
    assert entries_of(row, row.pk) == before + 1
    newest = Entry.objects.first()
    assert field.attname in newest.after
    assert field.attname in newest.before


@every_model
def test_save_of_named_fields(row: models.Model) -> None:
    before = entries_of(row, row.pk)
    row.save(update_fields=[changed_field(row).name])
    assert entries_of(row, row.pk) == before + 1


@every_model
def test_update(row: models.Model) -> None:
    before = entries_of(row, row.pk)
    field = changed_field(row)
    rows = type(row)._default_manager.filter(pk=row.pk)
    assert rows.update(**{field.name: getattr(row, field.attname)}) == 1
    assert entries_of(row, row.pk) == before + 1


@every_model
def test_update_by_the_database_is_refused(row: models.Model) -> None:
    field = changed_field(row)
    with pytest.raises(Untracked):
        type(row)._default_manager.filter(pk=row.pk).update(**{field.name: F(field.name)})


@every_model
def test_bulk_update(row: models.Model) -> None:
    before = entries_of(row, row.pk)
    field = changed_field(row)
    type(row)._default_manager.bulk_update([row], [field.name])
    assert entries_of(row, row.pk) == before + 1
    assert field.attname in Entry.objects.first().before


@every_model
def test_bulk_update_of_a_row_that_was_not_loaded(row: models.Model) -> None:
    before = entries_of(row, row.pk)
    field = changed_field(row)
    values = {f.attname: getattr(row, f.attname) for f in row._meta.concrete_fields}
    type(row)._default_manager.bulk_update([type(row)(**values)], [field.name])
    assert entries_of(row, row.pk) == before + 1


@every_model
def test_delete(row: models.Model) -> None:
    number, before = row.pk, entries_of(row, row.pk)
    for remove in (row.delete, type(row)._default_manager.filter(pk=number).delete):
        try:
            with transaction.atomic():
                remove()
                assert entries_of(row, number) == before + 1
                assert Entry.objects.first().before["id"] == number
                raise Undone
        except (Undone, models.ProtectedError, models.RestrictedError):
            pass
    assert type(row)._base_manager.filter(pk=number).exists()
    assert entries_of(row, number) == before


class Undone(Exception):
    """What was done in the test is to be undone."""


@every_model
def test_bulk_create(row: models.Model) -> None:
    number, values = row.pk, {f.attname: getattr(row, f.attname) for f in row._meta.concrete_fields}
    del values["id"]
    copy = type(row)(**values)
    for field in row._meta.concrete_fields:
        if (field.unique and not field.primary_key) or field.attname in _unique_with(row):
            setattr(copy, field.attname, _other(field, getattr(row, field.attname)))
    type(row)._default_manager.bulk_create([copy])
    assert copy.pk != number
    assert entries_of(copy, copy.pk) == 1


def _unique_with(row: models.Model) -> set[str]:
    """Give one plain field of each constraint of uniqueness."""
    found = set()
    for constraint in row._meta.constraints:
        if isinstance(constraint, models.UniqueConstraint):
            fields = [row._meta.get_field(name) for name in constraint.fields]
            plain = [field for field in fields if not field.is_relation]
            found.add(plain[0].attname)
    return found


def _other(field: models.Field, value: object) -> object:
    if field.choices:
        return next(choice for choice, _ in reversed(field.flatchoices) if choice != value)
    if isinstance(field, models.IntegerField):
        return value + 1000
    if isinstance(field, models.DateField):
        return datetime(2031, 5, 6, tzinfo=UTC)
    return (str(value) + "x")[-(field.max_length or 50) :]


@every_model
def test_bulk_create_over_others_is_refused(row: models.Model) -> None:
    for how in ("ignore_conflicts", "update_conflicts"):
        with pytest.raises(Untracked):
            type(row)._default_manager.bulk_create([row], **{how: True})


@every_model
def test_nobody_writes_in_nobodys_name(row: models.Model) -> None:
    changed_field(row)
    with pytest.raises(NobodyActs), transaction.atomic():
        Context().run(row.save)  # 在空的上下文里，没有人在操作。


@pytest.fixture
def organisation(people: dict[str, User]) -> Organisation:
    return people["tianbao"].organisation


def test_old_values_are_those_of_the_database(organisation: Organisation) -> None:
    stale = Organisation.objects.get(pk=organisation.pk)
    with acting(None):
        organisation.name = "甲"
        organisation.save()
        stale.name = "乙"
        stale.save()
    newest = Entry.objects.first()
    assert (newest.before, newest.after) == ({"name": "甲"}, {"name": "乙"})


def test_a_stale_row_that_takes_a_change_back_says_so(organisation: Organisation) -> None:
    stale = Organisation.objects.get(pk=organisation.pk)
    with acting(None):
        organisation.name = "甲"
        organisation.save()
        stale.is_active = False
        stale.save()
    assert Entry.objects.first().before == {"name": "甲", "is_active": True}


def test_a_save_that_changes_nothing_leaves_no_entry(organisation: Organisation) -> None:
    before = Entry.objects.count()
    with acting(None):
        Organisation.objects.get(pk=organisation.pk).save()
    assert Entry.objects.count() == before


def test_an_amount_that_is_the_same_is_no_change(organisation: Organisation) -> None:
    from jiheng.web.projects.models import Project

    with acting(None):
        made = Project.objects.create(
            year=2022,
            code="A",
            name="甲",
            level="first",
            organisation=organisation,
            total_funds="5",
        )
        before = Entry.objects.count()
        made.total_funds = "5.0"
        made.save()
        assert Entry.objects.count() == before
        made.total_funds = "5.01"
        made.save()
    assert Entry.objects.first().after == {"total_funds": "5.01"}
    assert Entry.objects.first().before == {"total_funds": "5.00"}
    assert Entry.objects.first().project_number == made.pk


def test_a_secret_is_recorded_as_changed_and_not_told(people: dict[str, User]) -> None:
    user = people["tianbao"]
    with acting(user):
        user.set_password("Another-2021")
        user.save()
        secret = issue(user, "演示", "2099-01-01", may_write=False)
    newest = Entry.objects.filter(object_type="people.user").first()
    assert newest.before == newest.after == {"password": HIDDEN}
    told = "".join(str((one.before, one.after)) for one in Entry.objects.all())
    for word in (user.password, secret[1], secret[0].digest):
        assert word not in told
    assert Token.objects.get().digest == secret[0].digest
