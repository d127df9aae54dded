"""The runner of command blocks can tell a right block from a wrong one."""

from pathlib import Path

import pytest
from doc_console import make_folder, make_targets, prints, run, steps
from doc_markdown import Fence, Page


def fence(content: str, language: str = "console", **info: str) -> Fence:
    return Fence(language, info, content, 1)


def test_commands_and_their_output_are_told_apart() -> None:
    first, second = steps(fence("$ jiheng score a\n总分：1\n…\n$ jiheng score b\n", exit="1"))
    assert (first.command, first.expected, first.exit_code) == (
        "jiheng score a",
        ("总分：1", "…"),
        0,
    )
    assert (second.command, second.expected, second.exit_code) == ("jiheng score b", None, 1)


def test_every_line_of_a_bash_block_is_a_command() -> None:
    found = steps(fence("# 说明\ncp a b\n\nls b \\\n  -l\n", "bash"))
    assert [step.command for step in found] == ["cp a b", "ls b -l"]


@pytest.mark.parametrize("content", ["总分：1\n$ jiheng score a\n", "", "没有命令\n"])
def test_a_block_without_a_command_in_front_is_refused(content: str) -> None:
    with pytest.raises(ValueError, match="命令"):
        steps(fence(content))


@pytest.mark.parametrize(
    ("expected", "same", "different"),
    [
        (("总分：94.622",), "总分：94.622\n", "总分：94.623\n"),
        (("总分：94.622",), "总分：94.622   \n", "总分：94.622\n提示\n"),
        (("…", "丙"), "甲\n乙\n丙\n", "甲\n丙\n乙\n"),
        (("…", "丙"), "丙\n", "丙丁\n"),
        (("甲", "…"), "甲\n", "乙\n"),
        (("得…分",), "得1.69分\n", "得1.69分。\n"),
        (("a.c",), "a.c\n", "abc\n"),
    ],
)
def test_output_is_compared(expected: tuple[str, ...], same: str, different: str) -> None:
    assert prints(expected, same)
    assert not prints(expected, different)


def test_a_wrong_exit_code_and_wrong_output_are_told(tmp_path: Path) -> None:
    (right,) = steps(fence("$ jiheng --version\n绩衡 jiheng …\n"))
    (wrong_output,) = steps(fence("$ jiheng --version\n算盘 …\n"))
    (wrong_code,) = steps(fence("$ jiheng --version\n", exit="3"))
    assert run(right, tmp_path) == ""
    assert "输出不同" in run(wrong_output, tmp_path)
    assert "退出码为 0，应为 3" in run(wrong_code, tmp_path)


def test_other_commands_run_in_a_shell_beside_the_examples(tmp_path: Path) -> None:
    folder = make_folder(tmp_path)
    (right,) = steps(fence("$ ls examples/guangzhou-kjj-2021 | grep 部门概况\n部门概况.csv\n"))
    (wrong,) = steps(fence("ls 没有\n", "bash"))
    assert run(right, folder) == ""
    assert "退出码" in run(wrong, folder)


def test_make_is_not_run_but_its_target_must_exist(tmp_path: Path) -> None:
    (right, wrong) = steps(fence("make run\nmake tea\n", "bash"))
    assert run(right, tmp_path) == ""
    assert "没有 tea" in run(wrong, tmp_path)


def test_targets_of_a_makefile() -> None:
    assert make_targets("run: x ## 说明\n\t@echo tea:\nA := b\n.PHONY: run\n") == {"run"}


def test_a_page_is_read(tmp_path: Path) -> None:
    path = tmp_path / "page.md"
    path.write_text(
        "# 题\n\n## 节 `a`\n\n[甲](b.md#c) ![图](d.png)\n\n```csv file=a.csv\nx\n```\n\n"
        "| 甲 | 乙 |\n|---|---|\n| 1 | `2` |\n",
        "utf-8",
    )
    page = Page(path)
    assert page.headings() == [(1, "题"), (2, "节 `a`")]
    assert page.links() == ["b.md#c", "d.png"]
    assert page.tables() == [[["甲", "乙"], ["1", "`2`"]]]
    (block,) = page.fences()
    assert (block.language, block.info, block.content) == ("csv", {"file": "a.csv"}, "x\n")
