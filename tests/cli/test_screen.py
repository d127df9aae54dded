"""What a person sees at a terminal of 80 columns: Chinese is folded where Chinese may be folded."""

import os
import pty
import subprocess
import sys
from collections.abc import Sequence

from jiheng.cli.chinese import aligned
from jiheng.quantities import display_width

WIDTH = 80
CLOSING = "，。；：、！？）”》】"


def at_a_terminal(words: Sequence[str]) -> list[str]:
    """Run the command line with a terminal for its errors, and return the lines printed there."""
    master, slave = pty.openpty()
    command = [sys.executable, "-m", "jiheng.cli.main", *words]
    environment = {**os.environ, "COLUMNS": str(WIDTH)}
    try:
        subprocess.run(
            command, stdout=subprocess.DEVNULL, stderr=slave, env=environment, check=False
        )
    finally:
        os.close(slave)
    printed = b""
    try:
        while piece := os.read(master, 4096):
            printed += piece
    except OSError:  # The end of a terminal whose other side is closed.
        pass
    os.close(master)
    return printed.decode().replace("\r\n", "\n").splitlines()


def test_a_long_error_is_folded_by_display_width(example):
    lines = at_a_terminal(["report", str(example), "--to", "docx,odt"])
    assert len(lines) > 1
    assert all(display_width(line) <= WIDTH for line in lines)
    assert not any(line.startswith(tuple(CLOSING)) for line in lines)
    whole = "没有格式“odt”，可用：docx、pdf、html、xlsx。用 jiheng --help 或 jiheng 命令"
    assert whole.replace(" ", "") in "".join(lines).replace(" ", "")


def test_the_lines_of_one_error_of_a_list_keep_its_indent(tmp_path):
    lines = at_a_terminal(["forms", "check", str(tmp_path / "没有的文件夹")])
    assert [line for line in lines if line.startswith("  ")]
    listed = lines[next(at for at, line in enumerate(lines) if line.startswith("  ")) :]
    assert all(line.startswith("  ") for line in listed)


def test_an_error_into_a_pipe_is_one_line(jiheng, example):
    got = jiheng("report", example, "--to", "docx,odt")
    assert len(got.err.splitlines()) == 1
    assert display_width(got.err) > WIDTH


def test_wrong_what_ifs_are_told_one_a_line(jiheng, example):
    wrong = ("--set", "政府采购执行率=很高", "--set", "没有这个指标=5")
    head, first, second = jiheng("score", example, *wrong).err.splitlines()
    assert head == "命令没有写对：--set"
    assert first.startswith("  ") and "很高" in first and "没有这个指标" not in first
    assert second.startswith("  ") and "没有这个指标" in second
    alone = jiheng("score", example, *wrong[:2]).err
    assert alone.startswith("命令没有写对：--set “procurement.execution_rate”：")
    assert len(alone.splitlines()) == 1


def test_a_paragraph_of_a_help_page_is_folded_as_one():
    page = [
        "用法：jiheng 命令",
        "",
        "  数据放在环境变量 JIHENG_HOME 指定的目录，不指定时为用户目录下的数据目录； 数据库",
        "  默认是其中的文件。",
        "",
        "  另一段。",
    ]
    assert list(aligned(page, 40)) == [
        "用法：jiheng 命令",
        "",
        "  数据放在环境变量 JIHENG_HOME 指定的",
        "  目录，不指定时为用户目录下的数据目录；",
        "  数据库默认是其中的文件。",
        "",
        "  另一段。",
    ]
