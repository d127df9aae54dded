"""People with browsers of their own, at the real server."""

import re
from http.cookiejar import CookieJar
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, build_opener

from tests.web.running import PATIENCE, Served

from jiheng.web.demo.accounts import PASSWORD

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
EDITION = re.compile(r'name="edition" value="(\d+)"')


class Person:
    """Somebody with a browser of their own."""

    def __init__(self, server: Served, username: str) -> None:
        self.server = server
        self.browser = build_opener(HTTPCookieProcessor(CookieJar()))
        self.token = ""
        self.get("/login/")
        assert self.post("/login/", username=username, password=PASSWORD)[0] == 200

    def get(self, path: str) -> str:
        with self.browser.open(self.server.address + path, timeout=PATIENCE) as answer:
            shown = answer.read().decode()
        found = TOKEN.search(shown)
        self.token = found[1] if found else self.token
        return str(shown)

    def post(self, path: str, **sent: str) -> tuple[int, str]:
        body = urlencode({"csrfmiddlewaretoken": self.token, **sent}).encode()
        try:
            with self.browser.open(self.server.address + path, body, timeout=PATIENCE) as answer:
                return answer.status, answer.read().decode()
        except HTTPError as refused:
            return refused.code, refused.read().decode()


def waiting_document(reviewer: Person) -> str:
    found = re.search(r'href="(/documents/\d+/)"', reviewer.get("/review/?tab=waiting"))
    assert found is not None
    return found[1]


def edition_in(shown: str) -> str:
    found = EDITION.search(shown)
    assert found is not None
    return found[1]
