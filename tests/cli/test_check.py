"""`jiheng check`: what is printed, where files go, and the exit codes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import docx
import openpyxl
import pytest

WRONG = "本年预算200.00万元，实际支出150.00万元，预算执行率85.00%。"
RIGHT = "本年预算200.00万元，实际支出150.00万元，预算执行率75.00%。"

DOUBTFUL = "机关运行经费支出10.23万元，比上年度增加10.23万元，增长100.00%。"


@pytest.fixture
def wrong(tmp_path) -> Path:
    return write(tmp_path / "错.txt", WRONG)


@pytest.fixture
def right(tmp_path) -> Path:
    return write(tmp_path / "对.txt", RIGHT)


def write(path, text):
    path.write_text(f"一、基本情况\n{text}\n", "utf-8")
    return path


def make_docx(path, text=WRONG):
    document = docx.Document()
    document.add_paragraph(text)
    document.save(path)
    return path


def fingerprint(jiheng, path):
    (finding,) = json.loads(jiheng("check", path, "-f", "json").out)["findings"]
    return finding["fingerprint"]


def test_a_wrong_rate_is_found(jiheng, wrong):
    got = jiheng("check", wrong)
    assert (got.code, got.err) == (1, "")
    assert "错误 RT001" in got.out
    assert "【85.00%】" in got.out
    assert "75.00%" in got.out
    assert "jiheng explain RT001" in got.out
    assert "错误 1、存疑 0、提示 0" in got.out.replace("\n", "")


def test_its_right_twin_is_clean(jiheng, right):
    got = jiheng("check", right)
    assert got.code == 0
    assert "错误 0、存疑 0、提示 0" in got.out.replace("\n", "")


def test_several_files_and_a_sum(jiheng, wrong, right):
    got = jiheng("check", wrong, right)
    assert got.code == 1
    assert "共核验 2 个文件：错误 1、存疑 0、提示 0。" in got.out


def test_a_broken_file_does_not_stop_the_others(jiheng, wrong, tmp_path):
    broken = tmp_path / "坏.pdf"
    broken.write_bytes(b"%PDF-1.7 nothing")
    got = jiheng("check", broken, wrong, tmp_path / "没有.docx")
    assert got.code == 3
    assert "错误 RT001" in got.out
    assert "读不了 2 个" in got.out
    assert "坏.pdf" in got.err and "没有.docx" in got.err


def test_an_unread_file_is_never_clean(jiheng, tmp_path):
    empty = tmp_path / "空.txt"
    empty.write_bytes(b"")
    assert jiheng("check", empty).code == 3
    got = jiheng("check", empty, "--format", "json")
    assert (got.code, got.out) == (3, "")


def test_a_folder_is_walked(jiheng, wrong, tmp_path):
    below = tmp_path / "下级"
    below.mkdir()
    make_docx(below / "报告.docx", RIGHT)
    (below / "公开稿.html").write_text(f"<p>{RIGHT}</p>", "utf-8")
    for name in ("~$报告.docx", ".隐藏.txt", "报告-核验.html", "图.png"):
        (below / name).write_bytes(b"x")
    got = jiheng("check", tmp_path)
    assert (got.code, got.err) == (1, "")
    assert "共核验 3 个文件" in got.out
    assert "公开稿.html" in got.out


def test_a_folder_with_nothing_to_check(jiheng, tmp_path):
    got = jiheng("check", tmp_path)
    assert (got.code, got.out) == (3, "")
    assert "没有可核验的文件" in got.err


def test_files_of_one_name_are_told_apart(jiheng, wrong, tmp_path):
    other = tmp_path / "乙"
    other.mkdir()
    write(other / wrong.name, RIGHT)
    data = json.loads(jiheng("check", tmp_path, "-f", "json").out)
    names = [one["document"] for one in data["documents"]]
    assert len(set(names)) == 2


def test_json_of_one_and_of_several(jiheng, wrong, right):
    one = json.loads(jiheng("check", wrong, "--format", "json").out)
    assert one["document"] == "错.txt"
    assert one["findings"][0]["quotes"][0] == "85.00%"
    several = json.loads(jiheng("check", wrong, right, "--format", "json").out)
    assert [one["document"] for one in several["documents"]] == ["错.txt", "对.txt"]


def test_json_names_the_files_that_were_not_read(jiheng, wrong, tmp_path):
    got = jiheng("check", wrong, tmp_path / "没有.docx", "-f", "json")
    assert got.code == 3
    data = json.loads(got.out)
    assert [one["document"] for one in data["unreadable"]] == ["没有.docx"]


def test_sarif_has_the_manual_page(jiheng, wrong):
    run = json.loads(jiheng("check", wrong, "-f", "sarif").out)["runs"][0]
    (rule,) = run["tool"]["driver"]["rules"]
    assert rule["id"] == "RT001"
    assert "为什么" in rule["help"]["text"]


@pytest.mark.parametrize("form", ["text", "json", "sarif"])
def test_output_to_a_file_is_what_is_printed(jiheng, wrong, tmp_path, form):
    target = tmp_path / "结果"
    printed = jiheng("check", wrong, "-f", form).out
    got = jiheng("check", wrong, "-f", form, "-o", target)
    assert (got.code, got.out) == (1, "")
    assert "已写出" in got.err
    assert target.read_text("utf-8") == printed
    again = jiheng("check", wrong, "-f", form, "-o", target)
    assert again.code == 2
    assert "--replace" in again.err
    assert jiheng("check", wrong, "-f", form, "-o", target, "--replace").code == 1


def test_the_users_docx_is_annotated_beside_itself(jiheng, tmp_path):
    report = make_docx(tmp_path / "报告.docx")
    before = report.read_bytes()
    got = jiheng("check", report, "-f", "docx")
    assert got.code == 1
    assert report.read_bytes() == before
    (comment,) = docx.Document(tmp_path / "报告-核验.docx").comments
    assert "RT001" in comment.text


def test_the_original_is_never_overwritten(jiheng, tmp_path):
    report = make_docx(tmp_path / "报告.docx")
    before = report.read_bytes()
    got = jiheng("check", report, "-f", "docx", "-o", report, "--replace")
    assert got.code == 2
    assert "原文件" in got.err
    assert report.read_bytes() == before
    assert jiheng("check", report, "-o", report, "--replace").code == 2
    assert report.read_bytes() == before


def test_an_existing_result_is_kept_unless_asked(jiheng, wrong, tmp_path):
    result = tmp_path / "错-核验.html"
    result.write_text("我的批注", "utf-8")
    got = jiheng("check", wrong, "-f", "html")
    assert (got.code, result.read_text("utf-8")) == (2, "我的批注")
    assert jiheng("check", wrong, "-f", "html", "--replace").code == 1
    assert "85.00%" in result.read_text("utf-8")


def test_a_text_gets_a_review_sheet(jiheng, wrong, tmp_path):
    got = jiheng("check", wrong, "-f", "docx")
    assert "不是 docx" in got.err and "审核意见表" in got.err
    table = docx.Document(tmp_path / "错-核验.docx").tables[0]
    assert table.rows[1].cells[2].text.startswith("RT001")


def test_files_of_several_documents(jiheng, wrong, tmp_path):
    make_docx(tmp_path / "错.docx")
    out = tmp_path / "结果"
    out.mkdir()
    assert jiheng("check", wrong, tmp_path / "错.docx", "-f", "xlsx", "-o", out).code == 1
    assert {path.name for path in out.iterdir()} == {"错-核验.xlsx", "错.docx-核验.xlsx"}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["-f", "pdf"], "没有格式“pdf”"),
        (["--accept", "RT001"], "--reason"),
        (["--reason", "核过"], "--accept"),
        (["--accept", "a" * 16, "--reason", "核过"], "没有指纹为"),
        (["--accept", "RT999", "--reason", "核过"], "没有规则“RT999”"),
        (["--accept", "RT001", "--reason", "核", "--suppress", "甲.xlsx"], "处理意见"),
    ],
)
def test_wrong_usage_is_one_message(jiheng, wrong, arguments, words):
    got = jiheng("check", wrong, *arguments)
    assert (got.code, got.out) == (2, "")
    assert words in got.err
    assert not (wrong.parent / "jiheng-核验.yaml").exists()


def test_no_file_at_all(jiheng):
    got = jiheng("check")
    assert (got.code, got.out) == (2, "")


def test_an_accepted_finding_stays_accepted(jiheng, wrong, tmp_path):
    name = fingerprint(jiheng, wrong)
    got = jiheng("check", wrong, "--accept", name[:8], "--reason", "含上年结转", "--by", "张三")
    assert got.code == 0
    assert "含上年结转（张三，" in got.out.replace("\n", "")
    kept = (tmp_path / "jiheng-核验.yaml").read_text("utf-8")
    assert name in kept and "85.00%" in kept and "错.txt" in kept
    write(wrong, f"另加一段。\n{WRONG}")
    again = jiheng("check", wrong)
    assert again.code == 0
    assert "另有 1 处已核对无误" in again.out.replace("\n", "")
    write(wrong, WRONG.replace("85.00%", "85.01%"))
    edited = jiheng("check", wrong)
    assert edited.code == 1
    assert "没有对应的发现" in edited.out


def test_a_rule_is_switched_off_for_the_folder(jiheng, wrong, tmp_path):
    got = jiheng("check", wrong, "--accept", "rt001", "--reason", "本表另有口径")
    assert got.code == 0
    other = jiheng("check", write(tmp_path / "又一份.txt", WRONG))
    assert other.code == 0
    assert "没有逐处核对" in other.out
    assert "另有 1 处所属规则已停用" in other.out.replace("\n", "")


def test_a_file_of_suppressions_elsewhere(jiheng, wrong, tmp_path):
    kept = tmp_path / "记录" / "核对.yaml"
    name = fingerprint(jiheng, wrong)
    arguments = ("--suppressions", kept)
    assert jiheng("check", wrong, "--accept", name, "--reason", "核", *arguments).code == 0
    assert jiheng("check", wrong, *arguments).code == 0
    assert jiheng("check", wrong).code == 1


def test_a_filled_workbook_comes_back(jiheng, wrong, tmp_path):
    assert jiheng("check", wrong, "-f", "xlsx").code == 1
    path = tmp_path / "错-核验.xlsx"
    book = openpyxl.load_workbook(path)
    sheet = book["核验结果"]
    sheet["J2"], sheet["K2"] = "核对无误", "含上年结转"
    book.save(path)
    got = jiheng("check", wrong, "--suppress", path)
    assert got.code == 0
    assert "含上年结转" in got.out


def test_a_wrong_file_of_suppressions(jiheng, wrong, tmp_path):
    (tmp_path / "jiheng-核验.yaml").write_text("- 指纹: 1\n", "utf-8")
    got = jiheng("check", wrong)
    assert (got.code, got.out) == (3, "")
    assert "2 处错误" in got.err
    missing = jiheng("check", wrong, "--suppressions", tmp_path / "没有.yaml")
    assert (missing.code, missing.out) == (3, "")


def test_only_doubts_fail_where_strict(jiheng, tmp_path):
    doubtful = json.loads(jiheng("check", write(tmp_path / "疑.txt", DOUBTFUL), "-f", "json").out)
    assert {one["severity"] for one in doubtful["findings"]} == {"warning"}
    assert jiheng("check", tmp_path / "疑.txt").code == 0
    assert jiheng("check", tmp_path / "疑.txt", "--strict").code == 1


def test_a_rule_explains_itself(jiheng):
    got = jiheng("explain", "rt001")
    assert got.code == 0
    assert got.out.startswith("RT001 ")
    assert "为什么：" in got.out and "正例：" in got.out
    assert jiheng("explain", "RT999").code == 2


def test_the_screen_of_a_check_loads_no_office_library(wrong):
    """A text is checked without the libraries of docx, pdf, xlsx, charts and forms."""
    script = (
        "import sys; from jiheng.cli.main import exit_code; "
        f"assert exit_code(['check', {str(wrong)!r}]) == 1; "
        "heavy = {'docx', 'openpyxl', 'xlsxwriter', 'python_calamine', 'pypdfium2', 'pdfplumber', "
        "'typst', 'altair', 'lxml', 'rich', 'jiheng.forms', 'jiheng.scoring', "
        "'jiheng.reports'}; "
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        check=True,
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )
    assert done.stderr.decode().strip() == "[]"
