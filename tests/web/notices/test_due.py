"""Whoever has something that is due soon or overdue is reminded, once a day."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import timezone
from tests.web.documents.conftest import SOUND, YEAR, Doers
from tests.web.documents.test_deciding import do, walk
from tests.web.notices.test_mailing import Inbox, addressed, inbox

from jiheng.web.documents import deciding
from jiheng.web.documents.chains import all_chains
from jiheng.web.documents.editing import open_document, save_content
from jiheng.web.documents.models import Document, Kind
from jiheng.web.documents.states import workflow_folder
from jiheng.web.notices.due import Pressing, pressing_for, remind
from jiheng.web.notices.mailing import deliver_all
from jiheng.web.notices.models import Notice
from jiheng.web.people.models import User
from jiheng.web.projects.models import Project
from jiheng.web.trail.acting import acting

__all__ = ["addressed", "inbox"]
FILE = "guangzhou-project-targets.yaml"
DUE = date(YEAR - 1, 9, 25)
"""Until when the unit's office decides on the targets of 2022, by the shipped file."""


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (-8, Pressing()),
        (-7, Pressing(soon=1)),
        (0, Pressing(soon=1)),
        (1, Pressing(overdue=1)),
        (30, Pressing(overdue=1)),
        (31, Pressing()),
    ],
)
def test_what_presses_on_a_day(
    days: int, expected: Pressing, document: Document, as_person: Doers
) -> None:
    walk(document, as_person)
    assert pressing_for(as_person("chushi"), DUE + timedelta(days=days)) == expected
    assert pressing_for(as_person("caizheng"), DUE + timedelta(days=days)) == Pressing()


@pytest.fixture
def pressing(people: dict[str, User], as_person: Doers) -> Iterator[Document]:
    """Give a document that the unit's office has to decide on within three days from now."""
    today = timezone.localdate()
    day = today + timedelta(days=3)
    word = {-1: "上年", 0: "当年", 1: "次年"}[day.year - today.year]
    text = (workflow_folder() / FILE).read_text("utf-8")
    changed = re.sub(r"due: 上年9月25日", f"due: {word}{day.month}月{day.day}日", text)
    assert changed != text
    site = Path(settings.DATA) / "workflow" / FILE
    site.parent.mkdir(exist_ok=True)
    site.write_text(changed, "utf-8")
    all_chains.cache_clear()
    writer = people["tianbao"]
    try:
        with acting(writer):
            project = Project.objects.create(
                year=today.year, code="D1", name="到期的项目", level="first",
                organisation=writer.organisation,
            )  # fmt: skip
            made = open_document(
                Kind.PROJECT_TARGETS, project.organisation, project, project.year, writer
            )
            save_content(made, SOUND, made.edition, writer)
        do(deciding.submit, made, as_person("tianbao"))
        yield made
    finally:
        site.unlink()
        all_chains.cache_clear()


def reminders(username: str) -> list[Notice]:
    return list(Notice.objects.filter(user__username=username, kind="due"))


def test_a_reminder_comes_once_a_day(pressing: Document) -> None:
    assert remind() == 1
    (told,) = reminders("chushi")
    assert told.text == "您有 1 份材料 7 天内到期，请及时办理。"
    assert remind() == 0
    yesterday = timezone.now() - timedelta(days=1)
    Notice.objects.filter(pk=told.pk).update(created_at=yesterday)
    assert remind() == 1
    newest, older = reminders("chushi")
    assert (newest.read_at, older.read_at is None) == (None, False)


def test_an_account_out_of_use_is_not_reminded(pressing: Document, people: dict[str, User]) -> None:
    with acting(None):
        people["chushi"].is_active = False
        people["chushi"].save(update_fields=["is_active"])
    assert remind() == 0


def test_the_reminder_goes_by_mail_and_names_no_project(
    pressing: Document, inbox: Inbox, addressed: dict[str, User]
) -> None:
    assert remind() == 1
    assert deliver_all() == (1, 0)
    (mail,) = inbox.mails
    assert (mail["to"], mail["subject"]) == ("chushi@example.com", "绩衡：到期提醒")
    assert "您有 1 份材料 7 天内到期" in mail.get_content()
    assert "到期的项目" not in mail.get_content()


def test_what_can_not_be_sent_is_left_for_another_time(
    pressing: Document, inbox: Inbox, addressed: dict[str, User]
) -> None:
    with acting(None):
        addressed["chushi"].email = "nobody@example.com"
        addressed["chushi"].save(update_fields=["email"])
    remind()
    assert deliver_all() == (0, 1)
    assert [deliver_all(), deliver_all()] == [(0, 1), (0, 0)]
