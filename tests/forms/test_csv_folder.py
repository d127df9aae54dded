import pytest

from jiheng.forms import FormErrors, inspect, read_dossier
from jiheng.forms import csv_folder as module
from jiheng.forms.csv_folder import csv_text, decode, write_csv

TASKS = "编码,任务名称,完成情况\n1,甲,完成\n"


@pytest.fixture
def with_tasks(folder):
    def write(data: bytes):
        place = folder()
        (place / "年度工作任务.csv").write_bytes(data)
        return place

    return write


@pytest.mark.parametrize(
    "data",
    [
        TASKS.encode(),
        TASKS.encode("utf-8-sig"),
        TASKS.encode("gbk"),
        TASKS.encode("gb18030"),
        TASKS.replace("\n", "\r\n").encode(),
    ],
)
def test_common_encodings_are_read(with_tasks, data):
    (row,) = read_dossier(with_tasks(data)).forms["tasks"]
    assert (row.name, row.completion) == ("甲", "完成")


def test_quoted_line_breaks_and_commas_are_kept(with_tasks):
    data = '编码,任务名称,完成情况\n1,甲,"一，\n二,三"\n2,乙,\n'.encode()
    dossier = read_dossier(with_tasks(data))
    assert dossier.forms["tasks"][0].completion == "一，\n二,三"
    assert dossier.facts["task.2.total"].source.cell == "年度工作任务!D3"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "文件是空的"),
        (b"\n \n", "文件是空的"),
        (TASKS.encode("utf-16"), "UTF-16"),
        (TASKS.encode() + "2,乙".encode("gbk"), "第3行与其余各行的编码不同"),
        (b"a\xff\xff,\xff\n", "第1行既不是"),
        ("编码,任务\x00名称\n".encode(), "空字节"),
        ('编码,任务名称\n1,"甲\n'.encode(), "引号不成对"),
        ('编码,任务名称\n1,"甲"乙"\n'.encode(), "引号不成对"),
        ("编码\t任务名称\n1\t甲\n".encode(), "制表符"),
        ("编码;任务名称\n1;甲\n".encode(), "分号"),
        ("编码，任务名称\n1，甲\n".encode(), "全角逗号"),
        (("编码,任务名称\n" + "1,甲\n" * 50_002).encode(), "超过 50000 行"),
        (b"\xef\xbb\xbf", "文件是空的"),
    ],
)
def test_what_is_wrong_with_a_file_is_one_clear_error(with_tasks, only_error, data, what):
    error = only_error(with_tasks(data))
    assert what in error.what
    assert error.sheet == "年度工作任务" and error.file == "年度工作任务.csv" and error.advice


@pytest.mark.parametrize(("rows", "is_fine"), [(50, True), (51, False)])
def test_the_last_row_that_is_read(with_tasks, monkeypatch, rows, is_fine):
    monkeypatch.setattr(module, "MAX_ROWS", 50)
    lines = "".join(f"{n},甲\n" for n in range(rows))
    assert (inspect(with_tasks(("编码,任务名称\n" + lines).encode())).errors == ()) is is_fine


def test_a_file_that_is_too_heavy_is_not_read(with_tasks, only_error, monkeypatch):
    monkeypatch.setattr(module, "MAX_BYTES", 200)
    assert "MB" in only_error(with_tasks(TASKS.encode() + b"\n" * 300)).what


def test_a_one_column_file_without_delimiters_has_no_header(with_tasks, only_error):
    assert "缺少必需的列" in only_error(with_tasks("编码\n1\n".encode())).what


def test_other_files_and_set_aside_tables_are_left_alone(folder):
    place = folder({"_草稿": [["随便"]], "~临时": [["随便"]]})
    (place / "说明.txt").write_text("随便")
    (place / "证据").mkdir()
    (place / "目录.csv").mkdir()
    assert inspect(place).errors == ()


def test_an_unreadable_file_is_told(folder, only_error):
    place = folder()
    (place / "项目.csv").symlink_to(place / "项目.csv")
    assert inspect(place).errors == ()  # a link in a circle is no file
    (place / "项目.csv").unlink()


def test_a_file_that_can_not_be_opened_is_told(folder, only_error, monkeypatch):
    place = folder({"项目": [["项目编码"]]})
    real = module.Path.read_bytes

    def refuse(path):
        if path.name == "项目.csv":
            raise PermissionError(13, "no")
        return real(path)

    monkeypatch.setattr(module.Path, "read_bytes", refuse)
    error = only_error(place)
    assert error.what == "没有读取权限" and error.file.endswith("项目.csv")


def test_an_empty_folder_is_told(tmp_path, only_error):
    assert "没有 csv 文件" in only_error(tmp_path).what


def test_a_folder_that_can_not_be_listed_is_told(tmp_path, only_error, monkeypatch):
    def refuse(path):
        raise PermissionError(13, "no")

    monkeypatch.setattr(module.Path, "iterdir", refuse)
    assert only_error(tmp_path).what == "没有读取权限"


def test_a_gbk_line_that_reads_as_foreign_letters_is_still_gbk():
    # 联通 in GBK is the famous text that looks like UTF-8 to careless readers.
    assert decode("编码,名称\n1,联通\n".encode("gbk")) == "编码,名称\n1,联通\n"


def test_a_canonical_file_has_mark_and_line_feeds(tmp_path):
    path = tmp_path / "子" / "甲.csv"
    write_csv(path, [["编码", "说明"], ["1", '甲"乙']])
    assert path.read_bytes() == '\ufeff编码,说明\n1,"甲""乙"\n'.encode()
    assert [p.name for p in path.parent.iterdir()] == ["甲.csv"]


def test_a_failed_writing_leaves_nothing_behind(tmp_path):
    path = tmp_path / "甲.csv"
    path.write_text("旧")
    with pytest.raises(UnicodeEncodeError):
        write_csv(path, [["\ud800"]])
    assert path.read_text() == "旧"
    assert [p.name for p in tmp_path.iterdir()] == ["甲.csv"]


def test_all_errors_of_a_folder_come_together(folder):
    place = folder(
        {
            "年度工作任务": [["编码", "任务名称", "预算总额"], ["1", "", "14,8134.51"]],
            "采购管理": [["编码", "数值"], ["procurement.budget", "很多"]],
            "项木": [["项目编码"]],
        }
    )
    with pytest.raises(FormErrors) as caught:
        read_dossier(place)
    assert [(e.sheet, e.cell) for e in caught.value.errors] == [
        ("年度工作任务", "B2"),
        ("年度工作任务", "C2"),
        ("采购管理", "B2"),
        ("项木", ""),
    ]
    assert "是否应为“项目”" in str(caught.value)


@pytest.mark.parametrize(
    ("name", "is_ignored"),
    [("采购管理.xlsx", True), ("采购管理.txt", True), ("台账.xlsx", False), ("台账.et", False)],
)
def test_a_file_that_looks_like_a_form_but_is_no_csv_is_told(folder, only_error, name, is_ignored):
    place = folder()
    (place / name).write_bytes(b"x")
    error = only_error(place)
    assert (error.severity, error.is_ignored) == ("warning", is_ignored)
    assert name in error.what and ("采购管理.csv" in error.advice) is is_ignored


@pytest.mark.parametrize("name", ["README.md", "合同.pdf", "_采购管理.xlsx", "~$采购管理.xlsx"])
def test_other_files_in_the_folder_are_nobody_s_business(folder, errors_of, name):
    place = folder()
    (place / name).write_bytes(b"x")
    assert errors_of(place) == []


def test_the_card_as_a_workbook_beside_the_csv_files_is_still_missed(folder, errors_of):
    place = folder({"部门概况": None, "年度工作任务": [["编码", "任务名称"], ["1", "甲"]]})
    (place / "部门概况.xlsx").write_bytes(b"x")
    assert sorted(error.severity for error in errors_of(place)) == ["error", "warning"]


@pytest.mark.parametrize(
    "text",
    ["=1+1", "=100%", "+甲", "-无", "- 一、甲\n- 二、乙", "@甲", "-5+2", "=HYPERLINK(1)"],
)
def test_a_text_that_a_spreadsheet_would_compute_is_written_inert(text, tmp_path, folder):
    rows = [["编码", "任务名称", "主要内容"], ["1", "甲", text]]
    place = folder({})
    write_csv(place / "年度工作任务.csv", rows)
    line = (place / "年度工作任务.csv").read_text("utf-8-sig").split("\n", 1)[1]
    assert line.replace('"', "").startswith(f"1,甲,\t{text}")
    (task,) = read_dossier(place).forms["tasks"]
    assert task.content == text


@pytest.mark.parametrize("text", ["-5", "+3", "-1,234.50", "-12.5%", "甲=乙", "1-2", "—"])
def test_signed_numbers_and_signs_inside_are_written_as_they_are(text):
    assert csv_text([[text]]).strip('"\n') == text
