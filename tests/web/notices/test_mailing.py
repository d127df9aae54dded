"""Notices go by e-mail through a real mail server, and only where one is set."""

import email
from collections.abc import Iterator
from email import policy
from email.message import EmailMessage
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from django.conf import LazySettings
from tests.web.documents.conftest import Doers
from tests.web.documents.test_deciding import do, walk
from tests.web.running import free_port

from jiheng.web.documents import deciding
from jiheng.web.documents.models import Document
from jiheng.web.notices import mailing
from jiheng.web.notices.models import Notice
from jiheng.web.people.models import User
from jiheng.web.projects.models import Project
from jiheng.web.trail.acting import acting


class Inbox:
    """Keep what arrives; refuse addresses that start with `nobody`."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []

    async def handle_RCPT(  # noqa: N802
        self, server: Any, session: Any, envelope: Any, address: str, options: Any
    ) -> str:
        if address.startswith("nobody"):
            return "550 no such user"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        mail = email.message_from_bytes(envelope.content, policy=policy.default)
        assert isinstance(mail, EmailMessage)
        self.mails.append(mail)
        return "250 OK"


@pytest.fixture
def inbox(settings: LazySettings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Inbox]:
    """Run a mail server, and let deliveries happen when the test says so."""
    box = Inbox()
    controller = Controller(box, hostname="127.0.0.1", port=free_port())
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", controller.port
    monkeypatch.setattr(mailing, "deliver_soon", lambda: None)
    yield box
    controller.stop()


@pytest.fixture
def addressed(people: dict[str, User]) -> dict[str, User]:
    with acting(None):
        for name in ("tianbao", "chushi"):
            people[name].email = f"{name}@example.com"
            people[name].save(update_fields=["email"])
    return people


def test_what_is_told_arrives(
    inbox: Inbox, addressed: dict[str, User], document: Document, as_person: Doers
) -> None:
    walk(document, as_person)
    do(deciding.return_for_correction, document, as_person("chushi"), "指标不全")
    assert mailing.deliver_pending() == 2
    assert [mail["to"] for mail in inbox.mails] == ["chushi@example.com", "tianbao@example.com"]
    returned = inbox.mails[1]
    assert returned["subject"] == "绩衡：退回修改"
    assert "退回修改：指标不全" in returned.get_content()
    assert set(Notice.objects.values_list("mail", flat=True)) == {"sent"}
    assert mailing.deliver_pending() == 0


def test_a_secret_project_is_not_named_in_a_mail(
    inbox: Inbox,
    addressed: dict[str, User],
    document: Document,
    project: Project,
    as_person: Doers,
) -> None:
    with acting(None):
        Project.objects.update(is_secret=True)
    walk(document, as_person)
    do(deciding.return_for_correction, document, as_person("chushi"), "指标不全")
    mailing.deliver_pending()
    (mail,) = [mail for mail in inbox.mails if mail["to"] == "tianbao@example.com"]
    body = mail.get_content()
    assert mailing.SECRET in body
    for word in (project.name, "指标不全", project.code):
        assert word not in body and word not in mail["subject"]


def test_whoever_has_no_address_is_told_here_alone(
    inbox: Inbox, document: Document, as_person: Doers
) -> None:
    walk(document, as_person)
    assert mailing.deliver_pending() == 0
    assert Notice.objects.get().mail == "none"


def test_nothing_is_sent_where_no_server_is_set(
    settings: LazySettings, addressed: dict[str, User], document: Document, as_person: Doers
) -> None:
    assert settings.EMAIL_HOST == ""
    walk(document, as_person)
    assert Notice.objects.get().mail == "none"


def test_one_bad_address_holds_up_nobody_and_is_tried_three_times(
    inbox: Inbox, addressed: dict[str, User], document: Document, as_person: Doers
) -> None:
    with acting(None):
        addressed["chushi"].email = "nobody@example.com"
        addressed["chushi"].save(update_fields=["email"])
    walk(document, as_person)
    do(deciding.return_for_correction, document, as_person("chushi"), "指标不全")
    assert [mailing.deliver_pending() for _ in range(4)] == [1, 0, 0, 0]
    bad = Notice.objects.get(user__username="chushi")
    assert (bad.mail, bad.attempts) == ("failed", 3)


def test_a_dead_server_does_not_undo_the_decision(
    settings: LazySettings,
    monkeypatch: pytest.MonkeyPatch,
    addressed: dict[str, User],
    document: Document,
    as_person: Doers,
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()
    monkeypatch.setattr(mailing, "deliver_soon", lambda: None)
    walk(document, as_person)
    assert mailing.deliver_pending() == 0
    assert (document.level, Notice.objects.get().mail) == ("unit_office", "pending")
