"""What is done to the trail behind the application's back is refused, or found."""

import pytest
from django.db import DatabaseError, connection, transaction

from jiheng.web.organisations.models import Organisation
from jiheng.web.people.models import User
from jiheng.web.trail.acting import acting
from jiheng.web.trail.chain import Break
from jiheng.web.trail.models import AppendOnly, Entry
from jiheng.web.trail.verifying import Anchor, AnchorError, read_anchor, verify_all

GUARDS = ("UPDATE", "DELETE", "TRUNCATE")


def by_hand(words: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(words, values)


def without_guards() -> None:
    """Do what somebody with the rights of the database's owner can do."""
    is_postgres = connection.vendor == "postgresql"
    for event in GUARDS if is_postgres else GUARDS[:2]:
        table = " ON trail_entry" if is_postgres else ""
        by_hand(f"DROP TRIGGER trail_entry_no_{event}{table}")


def edited(words: str, *values: object) -> list[Break]:
    """Drop the guards, do something, and give what verify finds of the entries."""
    without_guards()
    by_hand(words, *values)
    return [one for one in verify_all().breaks if one.sequence]


@pytest.mark.parametrize(
    "words",
    [
        "UPDATE trail_entry SET actor_name = '别人' WHERE sequence = 3",
        "UPDATE trail_entry SET hash = previous_hash",
        "DELETE FROM trail_entry WHERE sequence = 3",
        "DELETE FROM trail_entry",
    ],
)
def test_the_database_refuses_changes(people: dict[str, User], words: str) -> None:
    count = Entry.objects.count()
    with pytest.raises(DatabaseError, match="留痕只能追加"), transaction.atomic():
        by_hand(words)
    assert Entry.objects.count() == count
    assert verify_all().breaks == []


def test_the_models_refuse_changes(people: dict[str, User]) -> None:
    entry = Entry.objects.first()
    for change in (
        entry.save, entry.delete, Entry.objects.all().delete,
        lambda: Entry.objects.update(actor_name="别人"),
        lambda: Entry.objects.bulk_update([entry], ["actor_name"]),
    ):  # fmt: skip
        with pytest.raises(AppendOnly):
            change()


def test_a_whole_trail(people: dict[str, User]) -> None:
    seen: list[int] = []
    verdict = verify_all(report=seen.append)
    last = Entry.objects.first()
    assert verdict.breaks == []
    assert verdict.count == Entry.objects.count() == seen[-1] > 20
    assert verdict.last == Anchor(last.sequence, last.hash)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("actor_name", "别人"),
        ("action", "删除"),
        ("object_name", "别处"),
        ("reason", "补一个原因"),
        ("before", '{"name": "别的"}'),
        ("after", "{}"),
        ("at", "2020-01-01 00:00:00+00:00"),
        ("organisation_path", "9/"),
        ("project_number", 7),
        ("actor_id", 1),
        ("request_id", "0" * 32),
    ],
)
def test_every_column_is_covered(people: dict[str, User], column: str, value: object) -> None:
    found = edited(f"UPDATE trail_entry SET {column} = %s WHERE sequence = 3", value)
    assert found == [Break(3, "内容与校验值不符，写入之后被改动过")]


def test_an_entry_that_is_edited_with_its_hash_breaks_the_next(people: dict[str, User]) -> None:
    from jiheng.web.trail.chain import digest

    entry = Entry.objects.get(sequence=3)
    entry.actor_name = "别人"
    found = edited(
        "UPDATE trail_entry SET actor_name = %s, hash = %s WHERE sequence = 3",
        "别人",
        digest(entry),
    )
    assert found == [Break(4, "与上一条接不上")]


def test_what_is_taken_out_is_missed(people: dict[str, User]) -> None:
    found = edited("DELETE FROM trail_entry WHERE sequence IN (3, 4)")
    assert found == [Break(3, "缺第3条至第4条")]


def test_an_end_that_is_cut_off_is_found_by_the_anchor(people: dict[str, User]) -> None:
    known = verify_all().last
    assert known is not None
    with acting(None):
        Organisation.objects.first().offices.create(name="新处")
    assert verify_all(known).breaks == []
    without_guards()
    by_hand("DELETE FROM trail_entry WHERE sequence >= %s", known.sequence)
    assert [one for one in verify_all().breaks if one.sequence] == []
    assert verify_all(known).breaks[0].sequence == known.sequence


def test_guards_that_are_gone_are_told(people: dict[str, User]) -> None:
    without_guards()
    messages = [one.message for one in verify_all().breaks]
    assert messages[:2] == [f"数据库里拒绝 {event} 的触发器不在了或已停用" for event in GUARDS[:2]]


@pytest.mark.parametrize("text", ["", "3", "3:abc", f"x:{'0' * 64}", f"3:{'G' * 64}"])
def test_what_is_no_anchor(text: str) -> None:
    with pytest.raises(AnchorError, match="不是核对点"):
        read_anchor(text)


def test_an_anchor_reads_as_it_is_printed() -> None:
    anchor = Anchor(12, "0a" * 32)
    assert read_anchor(f" {anchor} ") == anchor
