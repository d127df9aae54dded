"""The real server sends a notice's e-mail beside the request, by the settings of the environment."""

import sqlite3
import time
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from tests.web.notices.test_mailing import Inbox
from tests.web.review.browsing import Person, edition_in, waiting_document
from tests.web.running import PATIENCE, free_port, served

pytestmark = pytest.mark.process


def test_a_return_arrives_by_mail(tmp_path: Path) -> None:
    box = Inbox()
    controller = Controller(box, hostname="127.0.0.1", port=free_port())
    controller.start()
    settings = {"JIHENG_SMTP_HOST": "127.0.0.1", "JIHENG_SMTP_PORT": str(controller.port)}
    try:
        with served(tmp_path, "--demo", **settings) as server:
            with sqlite3.connect(tmp_path / "jiheng.sqlite3") as database:
                database.execute(
                    "UPDATE people_user SET email = 'filler@example.com' WHERE username = 'tianbao'"
                )
            reviewer = Person(server, "chushi")
            path = waiting_document(reviewer)
            sent = {"edition": edition_in(reviewer.get(path)), "action": "return"}
            assert reviewer.post(f"{path}act/", **sent, reason="指标值偏低")[0] == 200
            limit = time.monotonic() + PATIENCE
            while not box.mails and time.monotonic() < limit:
                time.sleep(0.05)
    finally:
        controller.stop()
    (mail,) = box.mails
    assert mail["to"] == "filler@example.com"
    assert "退回修改：指标值偏低" in mail.get_content()
