"""What the manual tells a reader to type works, and prints what the manual shows."""

from pathlib import Path

import pytest
from doc_console import make_folder, run, steps, write_file
from doc_markdown import Page, hand_written

COMMANDS = ("console", "bash")
PAGES = [
    page
    for page in hand_written()
    if any(fence.language in COMMANDS or "file" in fence.info for fence in page.fences())
]


@pytest.mark.parametrize("page", PAGES, ids=[page.name for page in PAGES])
def test_a_page_does_what_it_says(page: Page, tmp_path: Path) -> None:
    folder = make_folder(tmp_path)
    for fence in page.fences():
        if "file" in fence.info:
            write_file(fence, folder)
        elif fence.language in COMMANDS and "served" not in fence.info:
            for step in steps(fence):
                assert not (fault := run(step, folder)), (
                    f"{page.name} 第{step.line}行 {step.command}\n{fault}"
                )


def test_the_pages_that_are_run_are_the_ones_to_follow() -> None:
    names = {page.name for page in PAGES}
    assert {"README.md", "README.zh-CN.md", "docs/first-half-hour.md"} <= names
    guides = {page.name for page in hand_written() if page.path.parent.name == "how-to"}
    assert len(guides) >= 6
    assert guides <= names


def test_every_block_says_its_language() -> None:
    silent = [
        f"{page.name} 第{fence.line}行"
        for page in hand_written()
        for fence in page.fences()
        if not fence.language
    ]
    assert silent == []
