"""The page on the interface does what it says, with the example client and a running server."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from doc_console import make_folder, run, steps, write_file
from doc_markdown import DOCS, Page
from tests.web.review.browsing import Person
from tests.web.running import Served, served

pytestmark = pytest.mark.process
PAGE = Page(DOCS / "how-to" / "use-the-api.md")
SECRET = re.compile(r"jh_[\w-]+")


def new_token(server: Served, username: str) -> str:
    """Make a writing token in the page, as a person would."""
    person = Person(server, username)
    found = re.search(r'name="expires_on" value="([\d-]+)"', person.get("/tokens/"))
    assert found is not None
    wanted = {"name": "示例程序", "expires_on": found[1], "may_write": "on"}
    status, shown = person.post("/tokens/", **wanted)
    secret = SECRET.search(shown)
    assert status == 200
    assert secret is not None
    return secret[0]


def test_the_commands_of_the_page_work_one_after_the_other(tmp_path: Path) -> None:
    folder = make_folder(tmp_path / "reader")
    with served(tmp_path / "home", "--demo") as server:
        token = new_token(server, "tianbao")
        known = f"export JIHENG_ADDRESS={server.address} JIHENG_TOKEN={token}; "
        count = 0
        for fence in PAGE.fences():
            if "file" in fence.info:
                write_file(fence, folder)
            elif "served" in fence.info:
                for step in steps(fence):
                    fault = run(replace(step, command=known + step.command), folder)
                    assert not fault, f"第{step.line}行 {step.command}\n{fault}"
                    count += 1
    assert count == 7


def test_the_client_tells_what_is_wrong(tmp_path: Path) -> None:
    client = "python3 examples/api-client/jiheng_client.py"
    folder = make_folder(tmp_path / "reader")
    with served(tmp_path / "home", "--demo") as server:
        told = {
            "JIHENG_TOKEN=jh_wrong": (f"{client} projects", 1, "没有出示有效的令牌；请在…"),
            f"JIHENG_TOKEN={new_token(server, 'lingju')}": (
                f"{client} download 2022 KJ03 甲.xlsx", 1, "没有这一项，或者不归您查看。",
            ),
            f"JIHENG_TOKEN={new_token(server, 'tianbao')}": (
                f"{client} findings 2022 KJ03", 1,
                "2022年度的项目 KJ03 还没有填报；请先 download。",
            ),
        }  # fmt: skip
        for setting, (command, code, words) in told.items():
            known = f"export JIHENG_ADDRESS={server.address} {setting}; "
            text = f"$ {known}{command}\n{words}\n"
            block = replace(PAGE.fences()[0], language="console", content=text, info={})
            (step,) = steps(replace(block, info={"exit": str(code)}))
            assert not (fault := run(step, folder)), fault
