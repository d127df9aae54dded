"""Ask for pages as many people at once; each waits for an answer before asking again."""

import http.client
import re
import time
import urllib.parse
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass

PROCESSES = 2


@dataclass(frozen=True)
class Asked:
    """What one person asks for: where, with which cookies, and how often."""

    host: str
    port: int
    path: str
    cookie: str
    times: int


def sign_in(host: str, port: int, username: str, password: str) -> str:
    """Sign in through the door, and give the cookies to send.

    Raises:
        RuntimeError: the door stays shut.
    """
    connection = http.client.HTTPConnection(host, port)
    connection.request("GET", "/login/")
    answer = connection.getresponse()
    page = answer.read().decode()
    token = re.findall(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[0]
    first = _cookies(answer)
    fields = {"username": username, "password": password, "csrfmiddlewaretoken": token}
    headers = {"Cookie": first, "Content-Type": "application/x-www-form-urlencoded"}
    connection.request("POST", "/login/", urllib.parse.urlencode(fields), headers)
    answer = connection.getresponse()
    answer.read()
    if answer.status != 302:
        raise RuntimeError(f"登录没有成功：{answer.status}")
    return _cookies(answer)


def answer_times(asked: Asked, people: int) -> list[float]:
    """Give the seconds of every answer to that many people at once.

    Raises:
        RuntimeError: an answer is no page.
    """
    share = [people // PROCESSES + (n < people % PROCESSES) for n in range(PROCESSES)]
    with ProcessPoolExecutor(PROCESSES) as pool:
        parts = pool.map(_threads, [asked] * PROCESSES, share)
        return [seconds for part in parts for seconds in part]


def _threads(asked: Asked, people: int) -> list[float]:
    if not people:
        return []
    with ThreadPoolExecutor(people) as pool:
        return [x for part in pool.map(_person, [asked] * people) for x in part]


def _person(asked: Asked) -> Sequence[float]:
    connection = http.client.HTTPConnection(asked.host, asked.port)
    taken = []
    for number in range(asked.times + 2):
        start = time.perf_counter()
        connection.request("GET", asked.path, headers={"Cookie": asked.cookie})
        answer = connection.getresponse()
        answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{asked.path} 答复 {answer.status}")
        if number >= 2:  # 头两次建立连接、载入模板。
            taken.append(time.perf_counter() - start)
    connection.close()
    return taken


def _cookies(answer: http.client.HTTPResponse) -> str:
    found = answer.headers.get_all("Set-Cookie") or []
    return "; ".join(line.partition(";")[0] for line in found)
