"""Send notices by e-mail, where a mail server is set; a slow or dead server holds up nobody."""

import logging
import smtplib
from threading import Thread

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import connection, transaction

from jiheng.web.notices.models import Notice

SECRET = "一份涉密项目的材料"
MOST_ATTEMPTS = 3
_SECONDS = 15
_AT_ONCE = 200
_FOOT = "\n\n请登录绩衡查看和办理。本邮件由系统自动发出，请勿回复。"
_log = logging.getLogger(__name__)


def goes_by_mail() -> bool:
    """Tell whether a mail server is set."""
    return bool(settings.EMAIL_HOST)


def deliver_soon() -> None:
    """Start sending what is to be sent, beside the request that goes on."""
    Thread(target=_deliver_and_close, name="notices", daemon=True).start()


def deliver_pending() -> int:
    """Send the notices that wait, at most 200; count those that were sent.

    One that failed is tried again with the next delivery, three times in all.
    """
    sent = 0
    server = get_connection(timeout=_SECONDS)
    for notice in _claimed():
        try:
            _message(notice, server).send()
            notice.mail = Notice.Mail.SENT
            sent += 1
        except (OSError, smtplib.SMTPException) as error:
            _log.warning("通知 %s 的邮件没有发出：%s", notice.pk, error)
            again = notice.attempts < MOST_ATTEMPTS
            notice.mail = Notice.Mail.PENDING if again else Notice.Mail.FAILED
        notice.save(update_fields=["mail"])
    return sent


def deliver_all() -> tuple[int, int]:
    """Send everything that waits; count what was sent and what is left for another time.

    It ends with the first round in which nothing goes out: the server is down, or what is left
    has bad addresses.
    """
    sent = 0
    while round_sent := deliver_pending():
        sent += round_sent
    return sent, Notice.objects.filter(mail=Notice.Mail.PENDING).count()


def _claimed() -> list[Notice]:
    """Take the notices to send, so that two deliveries at once send none of them twice."""
    with transaction.atomic():
        rows = Notice.objects.filter(mail=Notice.Mail.PENDING).order_by("id")
        skips = connection.features.has_select_for_update_skip_locked
        held = rows.select_for_update(skip_locked=skips, of=("self",) if skips else ())
        notices = list(held.select_related("user", "document__project")[:_AT_ONCE])
        for notice in notices:
            notice.mail = Notice.Mail.FAILED
            notice.attempts += 1
        Notice.objects.bulk_update(notices, ["mail", "attempts"])
    return notices


def _message(notice: Notice, server: object) -> EmailMessage:
    """Make the e-mail; what a secret project is called, and why it came back, stays inside."""
    project = notice.document.project if notice.document else None
    text = notice.text
    if project is not None and project.is_secret:
        text = f"{SECRET}：{notice.get_kind_display()}。"
    return EmailMessage(
        subject=f"绩衡：{notice.get_kind_display()}",
        body=text + _FOOT,
        to=[notice.user.email],
        connection=server,
    )


def _deliver_and_close() -> None:
    try:
        deliver_pending()
    finally:
        connection.close()
