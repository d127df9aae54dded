"""Write entries of the library: each write a new version, by edition, with its reason."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from jiheng.library import Indicator, read_indicator, shipped_contents
from jiheng.web.library.models import LibraryEntry, LibraryVersion, State
from jiheng.web.people.models import User
from jiheng.web.trail.acting import acting, because

SHIPPED = "随系统载入"
_WRITTEN = (
    *("name", "category", "field", "level1", "level2", "level3", "plans", "chain", "state"),
    *("number", "edition", "content", "search", "updated_at"),
)


class StaleEntry(RuntimeError):
    """Somebody wrote to the entry after it was read."""


class CodeTaken(ValueError):
    """Another entry has the code or the name; `field` says which of them."""

    def __init__(self, message: str, field: str = "code") -> None:
        self.field = field
        super().__init__(message)


def load_library_entries() -> None:
    """Make the shipped entries whose codes are not there yet; what is there stays as it is."""
    there = set(LibraryEntry.objects.values_list("code", flat=True))
    absent = [content for content in shipped_contents() if content["code"] not in there]
    if not absent:
        return
    with transaction.atomic(), acting(None, name="系统", action="载入指标库"):
        entries = []
        for content in absent:
            entry = LibraryEntry(origin=SHIPPED)
            entry.take(*_read(content))
            entries.append(entry)
        made = LibraryEntry.objects.bulk_create(entries)
        LibraryVersion.objects.bulk_create(
            [
                LibraryVersion(entry=entry, number=1, content=entry.content, reason=SHIPPED)
                for entry in made
            ]
        )


def add_entry(
    content: Mapping[str, Any], by: User | None, reason: str, origin: str = ""
) -> LibraryEntry:
    """Make an entry with its first version.

    Raises:
        StandardError: the content is no sound entry.
        CodeTaken: another entry has the code or the name.
    """
    indicator, kept = _read(content)
    refuse_same_name(indicator)
    entry = LibraryEntry(origin=origin)
    entry.take(indicator, kept)
    try:
        with transaction.atomic(), because("新建指标", reason):
            entry.save()
            _version(entry, by, reason)
    except IntegrityError:
        raise CodeTaken(f"编码“{entry.code}”已有别的指标使用，请换一个") from None
    return entry


def write_entry(
    entry: LibraryEntry, content: Mapping[str, Any], edition: int, by: User, reason: str
) -> bool:
    """Store a new version of an entry; content that is as stored writes nothing and gives False.

    Raises:
        StandardError: the content is no sound entry.
        StaleEntry: somebody wrote to it since `edition`.
        CodeTaken: another entry has the name.
        ValueError: the code would change.
    """
    indicator, kept = _read(content)
    refuse_same_name(indicator)
    if indicator.code != entry.code:
        raise ValueError("编码不能改；要换编码，请停用本条，另建一条")
    with transaction.atomic():
        stored = LibraryEntry.stored_rows([entry.pk])[entry.pk]
        if stored.edition != edition:
            raise StaleEntry("您打开之后，有人改过这条指标；请核对最新内容后再保存。")
        if stored.content == kept:
            return False
        stored.take(indicator, kept)
        stored.number += 1
        stored.edition += 1
        with because("修改指标", reason):
            stored.save()
            _version(stored, by, reason)
    return True


def change_state(entry: LibraryEntry, state: str, edition: int, by: User, reason: str) -> bool:
    """Put an entry into force or out of use; see `write_entry` for what is raised."""
    return write_entry(entry, {**entry.content, "state": State(state).value}, edition, by, reason)


def write_many(
    contents: Sequence[Mapping[str, Any]], editions: Mapping[str, int], by: User, reason: str
) -> tuple[int, int]:
    """Store sound contents, new codes as entries and the rest as new versions; all or none.

    `editions` are those that were read, by code; give how many were added and changed.

    Raises:
        StaleEntry: an entry was written, or a code taken, since.
    """
    read = [_read(content) for content in contents]
    with transaction.atomic(), because("导入指标库", reason):
        codes = [indicator.code for indicator, _ in read]
        numbers = LibraryEntry.objects.filter(code__in=codes).values_list("pk", flat=True)
        stored = {entry.code: entry for entry in LibraryEntry.stored_rows(numbers).values()}
        if {code: entry.edition for code, entry in stored.items()} != dict(editions):
            raise StaleEntry("试导入之后，指标库有人改过；请重新试导入。")
        added: list[LibraryEntry] = []
        changed: list[LibraryEntry] = []
        for indicator, kept in read:
            entry = stored.get(indicator.code)
            if entry is None:
                entry = LibraryEntry(origin=reason[:200])
                added.append(entry)
            elif entry.content == kept:
                continue
            else:
                entry.number += 1
                entry.edition += 1
                entry.updated_at = timezone.now()
                changed.append(entry)
            entry.take(indicator, kept)
        LibraryEntry.objects.bulk_create(added)
        LibraryEntry.objects.bulk_update(changed, _WRITTEN, batch_size=100)
        LibraryVersion.objects.bulk_create(
            LibraryVersion(
                entry=entry, number=entry.number, content=entry.content, author=by, reason=reason
            )
            for entry in (*added, *changed)
        )
    return len(added), len(changed)


def refuse_same_name(indicator: Indicator) -> None:
    """Refuse a name that an entry of another code has.

    Raises:
        CodeTaken: there is one.
    """
    same = LibraryEntry.objects.filter(name=indicator.name).exclude(code=indicator.code).first()
    if same is not None:
        what = f"名称“{indicator.name}”与 {same.code} 相同；请写明两者的区别，或修改那一条"
        raise CodeTaken(what, "name")


def _read(content: Mapping[str, Any]) -> tuple[Indicator, dict[str, Any]]:
    kept = {key: value for key, value in content.items() if value not in ("", None, [], ())}
    indicator = read_indicator(kept)
    return indicator, {**kept, "state": indicator.state, "scope": indicator.scope}


def _version(entry: LibraryEntry, by: User | None, reason: str) -> None:
    LibraryVersion.objects.create(
        entry=entry, number=entry.number, content=entry.content, author=by, reason=reason[:300]
    )
