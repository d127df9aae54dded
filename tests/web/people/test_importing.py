"""People and units from a workbook: tried first, every error at its cell, all rows or none."""

import re
from io import BytesIO

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.web.conftest import Signed

from jiheng.web.organisations.models import Organisation
from jiheng.web.people.models import User
from jiheng.web.trail.models import Entry

Cells = tuple[object, ...]
UNIT: Cells = ("106009", "新中心", "预算单位", "440100", "106")
PERSON: Cells = ("zhangsan", "张三", "106009", "z@example.gov.cn", "020-1234567", "2099-12-31")


def workbook(client: Client, units: list[Cells], people: list[Cells]) -> bytes:
    """Fill in the template as one does in a spreadsheet."""
    book = openpyxl.load_workbook(BytesIO(client.get("/accounts/import/template.xlsx").content))
    for title, rows in (("单位", units), ("人员", people)):
        for row in rows:
            book[title].append(row)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def send(client: Client, units: list[Cells], people: list[Cells]) -> object:
    return send_bytes(client, workbook(client, units, people))


def send_bytes(client: Client, content: bytes) -> object:
    return client.post("/accounts/import/", {"file": SimpleUploadedFile("a.xlsx", content)})


def confirm(client: Client, page: object) -> object:
    kept = re.search(r'name="kept" value="([^"]+)"', page.text)[1]
    return client.post("/accounts/import/do/", {"kept": kept})


def errors(page: object) -> set[tuple[str, str]]:
    return {(sheet, cell) for sheet, cell, _ in page.context["errors"]}


@pytest.fixture
def client(signed: Signed) -> Client:
    return signed("xitong")


def test_tried_and_then_done(client: Client) -> None:
    before = (User.objects.count(), Organisation.objects.count(), Entry.objects.count())
    page = send(client, [UNIT], [PERSON])
    assert page.status_code == 200
    assert "单位 新中心（106009）" in page.text
    assert "人员 张三（zhangsan），新中心" in page.text
    assert (User.objects.count(), Organisation.objects.count(), Entry.objects.count()) == before
    answer = confirm(client, page)
    assert answer.status_code == 201
    assert "no-store" in answer["Cache-Control"]
    user = User.objects.get(username="zhangsan")
    assert user.organisation.parent.code == "106"
    assert str(user.expires_on) == "2099-12-31"
    entry = Entry.objects.filter(object_type="people.user").first()
    assert (entry.action, entry.reason) == ("开立账号", "批量导入")
    password = re.search(r"<td><code>([^<]+)</code></td>", answer.text)[1]
    answer = Client().post("/login/", {"username": "zhangsan", "password": password})
    assert answer.status_code == 302


def test_every_error_is_at_its_cell_and_nothing_is_written(client: Client) -> None:
    before = (User.objects.count(), Organisation.objects.count(), Entry.objects.count())
    page = send(client, [UNIT, ("106010", "", "预算单位", "440100", "106")], [PERSON])
    assert page.status_code == 422
    assert errors(page) == {("单位", "B3")}  # 读表时的错误先报。
    page = send(
        client,
        [
            UNIT,
            ("106011", "甲", "别的", "440100", "106"),
            ("106012", "乙", "预算单位", "999999", "106"),
            ("106013", "丙", "预算单位", "440100", ""),
            ("106014", "丁", "预算单位", "440100", "没有"),
            ("106009", "重复", "预算单位", "440100", "106"),
            ("106001", "广州市科学技术局本级", "主管部门", "440100", ""),
        ],
        [
            PERSON,
            ("1x", "李四", "106", "", "", ""),
            ("lisi", "李四", "没有", "", "", ""),
            ("wangwu", "王五", "106", "x", "电话", "明天"),
            ("ZhangSan", "张三", "106", "", "", ""),
            ("anquan", "改名", "FIN", "", "", ""),
            ("disanfang", "郑评价", "FIN", "", "", ""),
        ],
    )
    assert errors(page) == {
        *(("单位", cell) for cell in ("C3", "D4", "E5", "E6", "A7", "C8")),
        *(("人员", cell) for cell in ("A3", "C4", "D5", "E5", "F5", "A6", "A7", "F8")),
    }
    assert (User.objects.count(), Organisation.objects.count(), Entry.objects.count()) == before
    assert 'name="kept"' not in page.text


def test_what_is_there_is_changed_and_the_same_stays(
    client: Client, people: dict[str, User]
) -> None:
    page = send(
        client,
        [("106002", "评审中心", "预算单位", "440100", "106")],
        [
            ("tianbao", "陈天宝", "106001", "", "", ""),
            ("chushi", "林审核", "106001", "", "", ""),
        ],
    )
    assert "名称 广州市科技项目评审中心 → 评审中心" in page.text
    assert "姓名 陈填报 → 陈天宝" in page.text
    assert page.context["outcome"].unchanged == 1
    answer = confirm(client, page)
    assert answer.status_code == 201
    assert "初始密码" not in answer.text
    people["tianbao"].refresh_from_db()
    assert people["tianbao"].name == "陈天宝"
    assert not people["tianbao"].must_change_password


def test_nothing_to_do(client: Client) -> None:
    page = send(client, [], [("chushi", "林审核", "106001", "", "", "")])
    assert "完全相同，不用导入" in page.text
    assert 'name="kept"' not in page.text


def test_what_became_wrong_meanwhile_is_told(client: Client) -> None:
    page = send(client, [UNIT], [PERSON])
    assert confirm(client, page).status_code == 201
    answer = send(client, [], [("lisi", "李四", "106009", "", "", "")])
    client.post(
        f"/organisations/{Organisation.objects.get(code='106009').pk}/stop/", {"reason": "撤"}
    )
    answer = confirm(client, answer)
    assert answer.status_code == 409
    assert errors(answer) == {("人员", "C2")}
    assert not User.objects.filter(username="lisi").exists()


@pytest.mark.parametrize("kept", ["", "x", "eyJ:1:2"])
def test_what_was_not_shown_is_not_done(client: Client, kept: str) -> None:
    answer = client.post("/accounts/import/do/", {"kept": kept})
    assert answer.status_code == 422
    assert "请重新选择文件" in answer.text


def test_a_file_that_is_none(client: Client) -> None:
    assert client.post("/accounts/import/").status_code == 422
    assert send_bytes(client, b"not a workbook").status_code == 422
    page = send(client, [], [])
    assert page.status_code == 422
    assert "没有可导入的内容" in page.text


def test_titles_that_were_changed(client: Client) -> None:
    book = openpyxl.load_workbook(BytesIO(workbook(client, [UNIT], [])))
    book["单位"]["A1"] = "编号"
    file = BytesIO()
    book.save(file)
    page = send_bytes(client, file.getvalue())
    assert errors(page) == {("单位", "A1")}
    assert "请用模板填写" in page.text


def test_dates_may_be_dates(client: Client) -> None:
    from datetime import date

    page = send(client, [], [("lisi", "李四", "106", "", "", date(2099, 12, 31))])
    assert confirm(client, page).status_code == 201
    assert str(User.objects.get(username="lisi").expires_on) == "2099-12-31"
