"""The two README files say the same, in two languages."""

from doc_console import make_targets, steps
from doc_markdown import ROOT, Page

ENGLISH = Page(ROOT / "README.md")
CHINESE = Page(ROOT / "README.zh-CN.md")


def command_lines(page: Page) -> list[str]:
    return [
        step.command
        for fence in page.fences()
        if fence.language in ("console", "bash")
        for step in steps(fence)
    ]


def test_same_headings() -> None:
    assert [level for level, _ in ENGLISH.headings()] == [level for level, _ in CHINESE.headings()]


def test_same_blocks_and_commands() -> None:
    assert [(f.language, f.info, f.content) for f in ENGLISH.fences()] == [
        (f.language, f.info, f.content) for f in CHINESE.fences()
    ]
    assert command_lines(ENGLISH) == command_lines(CHINESE)


def test_same_links_but_for_each_other() -> None:
    english, chinese = ENGLISH.links(), CHINESE.links()
    assert english[0] == "README.zh-CN.md"
    assert chinese[0] == "README.md"
    assert sorted(english[1:]) == sorted(chinese[1:])


def test_same_tables() -> None:
    firsts = [[row[0] for row in table[1:]] for table in ENGLISH.tables()]
    assert firsts == [
        [row[0].replace("、", ", ") for row in table[1:]] for table in CHINESE.tables()
    ]


def test_two_commands_are_targets_of_the_makefile() -> None:
    targets = make_targets((ROOT / "Makefile").read_text("utf-8"))
    told = [line.split()[1] for line in command_lines(ENGLISH) if line.startswith("make ")]
    assert told == ["run", "test"]
    assert set(told) <= targets


def test_five_commands_to_try() -> None:
    tried = [line for line in command_lines(ENGLISH) if line.startswith("jiheng ")]
    assert len(tried) == 5


def test_neither_has_a_badge() -> None:
    for page in (ENGLISH, CHINESE):
        assert "badge" not in page.text
        assert [link for link in page.links() if link.endswith(".svg")] == []
