"""`jiheng check --against`, and the check that `jiheng report` makes of itself."""

import json
import re

import docx
import openpyxl
import pytest

WRONG = "2021年预算完成率为98.66%，重点研发计划预算安排44,568.00万元，共走访7家。"
RIGHT = WRONG.replace("98.66%", "99.66%")


def write(path, text):
    path.write_text(f"2021年度绩效自评报告\n{text}\n", "utf-8")
    return path


@pytest.fixture(scope="module")
def reports(tmp_path_factory):
    from tests.cli.conftest import EXAMPLE

    from jiheng.cli.main import exit_code

    folder = tmp_path_factory.mktemp("报告")
    formats = "docx,pdf,html,xlsx"
    assert exit_code(["report", str(EXAMPLE), "--to", formats, "-o", str(folder)]) == 0
    return folder


def test_a_figure_that_differs_is_an_error(jiheng, tmp_path, example):
    got = jiheng("check", write(tmp_path / "错.txt", WRONG), "--against", example)
    assert got.code == 1
    assert "错误 DF001 与填报数据不符" in got.out
    assert "【98.66%】" in got.out
    said = got.out.replace("\n", "")
    assert "3 个数中 2 个找到对应的填报数，其中一致 1 个、不一致 1 个" in said


def test_its_right_twin_is_clean(jiheng, tmp_path, example):
    got = jiheng("check", write(tmp_path / "对.txt", RIGHT), "--against", example)
    assert got.code == 0
    assert "其中一致 2 个、不一致 0 个" in got.out.replace("\n", "")


def test_json_counts_what_was_compared(jiheng, tmp_path, example):
    path = write(tmp_path / "错.txt", WRONG)
    data = json.loads(jiheng("check", path, "--against", example, "-f", "json").out)
    counted = data["against"]
    assert counted.pop("facts") > 100
    (unchecked,) = counted.pop("unchecked")
    assert (unchecked["text"], unchecked["paragraph"]) == ("7家", 2)
    assert counted == {"matched": 2, "agree": 1, "differ": 1}
    assert "against" not in json.loads(jiheng("check", path, "-f", "json").out)


def test_a_workbook_may_be_the_dossier(jiheng, tmp_path, example):
    book = tmp_path / "资料.xlsx"
    assert jiheng("forms", "import", example, book).code == 0
    got = jiheng("check", write(tmp_path / "错.txt", WRONG), "--against", book)
    assert (got.code, "DF001" in got.out) == (1, True)


def test_a_dossier_that_is_none_is_an_error(jiheng, tmp_path):
    got = jiheng("check", write(tmp_path / "错.txt", WRONG), "--against", tmp_path / "没有")
    assert got.code not in (0, 1)
    assert "没有" in got.err


@pytest.mark.parametrize("kind", ["docx", "pdf", "html", "xlsx"])
def test_a_report_written_from_it_agrees_in_every_format(jiheng, reports, example, kind):
    (path,) = reports.glob(f"*.{kind}")
    data = json.loads(jiheng("check", path, "--against", example, "-f", "json").out)
    assert [f for f in data["findings"] if f["code"] == "DF001"] == []
    assert data["against"]["differ"] == 0
    assert data["against"]["agree"] == data["against"]["matched"] > 100


def test_a_draft_agrees(jiheng, tmp_path, example):
    assert jiheng("report", example, "--to", "docx", "--draft", "-o", tmp_path).code == 0
    (path,) = tmp_path.glob("*.docx")
    data = json.loads(jiheng("check", path, "--against", example, "-f", "json").out)
    assert data["against"]["differ"] == 0


def test_an_edited_figure_is_found_at_its_place(jiheng, reports, example, tmp_path):
    (path,) = reports.glob("*.docx")
    document = docx.Document(path)
    texts = [one for one in document.element.body.iter() if one.tag.endswith("}t")]
    next(one for one in texts if one.text == "90.01%").text = "91.01%"
    edited = tmp_path / "改.docx"
    document.save(edited)
    data = json.loads(jiheng("check", edited, "--against", example, "-f", "json").out)
    (finding,) = [f for f in data["findings"] if f["code"] == "DF001"]
    assert finding["quotes"] == ["91.01%"]
    assert finding["paragraph"] is not None


def test_the_report_checks_itself(jiheng, tmp_path, example):
    got = jiheng("report", example, "--to", "xlsx", "-o", tmp_path)
    said = re.search(r"已核验 (\d+) 个数：一致 (\d+)，不一致 0，未能核对 (\d+)；", got.out)
    assert said, got.out
    figures, agree, unchecked = map(int, said.groups())
    assert figures == agree + unchecked
    assert agree > 300


def test_the_report_is_written_though_its_words_contradict_each_other(jiheng, tmp_path, copy):
    texts = copy / "文字材料.csv"
    content = texts.read_text("utf-8-sig")
    wrong = "本年预算200.00万元，实际支出150.00万元，预算执行率85.00%。"
    first, second, *rest = content.splitlines()
    texts.write_text("\n".join([first, second.rstrip('"') + wrong, *rest]), "utf-8-sig")
    got = jiheng("report", copy, "--to", "docx", "-o", tmp_path / "稿")
    assert len(list((tmp_path / "稿").glob("*.docx"))) == 1, got.err
    assert "请核对；明细：jiheng check" in got.out.replace("\n", "")


def test_figures_that_no_filed_one_corresponds_to_are_listed(jiheng, tmp_path, example):
    path = write(tmp_path / "对.txt", RIGHT + "另有8家。")
    got = jiheng("check", path, "--against", example)
    assert "未能核对 2 个，没有对应的填报数，请照来源材料核对：\n  第2段：7家、8家\n" in got.out
    page = tmp_path / "页.html"
    assert jiheng("check", path, "--against", example, "-f", "html", "-o", page).code == 0
    assert "<li>第2段：7家、8家</li>" in page.read_text("utf-8")
    book = tmp_path / "结果.xlsx"
    assert jiheng("check", path, "--against", example, "-f", "xlsx", "-o", book).code == 0
    rows = openpyxl.load_workbook(book)["未能核对"].values
    assert [row[2] for row in rows] == ["数", "7家", "8家"]
    assert "未能核对" not in jiheng("check", path).out


def test_the_words_of_the_scoring_standard_are_known(jiheng, reports, example):
    (path,) = reports.glob("*.docx")
    data = json.loads(jiheng("check", path, "--against", example, "-f", "json").out)
    texts = [one["text"] for one in data["against"]["unchecked"]]
    assert "0.2分" not in texts
    assert len(texts) < 40
