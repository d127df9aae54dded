"""The library out and in as a workbook: the same back, errors at their cells, all rows or none."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from tests.web.conftest import Signed

from jiheng.web.library.keeping import write_entry
from jiheng.web.library.models import LibraryEntry, LibraryVersion
from jiheng.web.people.models import User
from jiheng.web.projects.classifications import load_classifications
from jiheng.web.trail.acting import acting

Library = dict[str, LibraryEntry]


@pytest.fixture(autouse=True)
def classifications(db: None) -> None:
    load_classifications()


class Book:
    """A downloaded workbook, changed cell by cell as a person would."""

    def __init__(self, path: Path, content: bytes) -> None:
        path.write_bytes(content)
        self.path = path
        self.book = openpyxl.load_workbook(path)
        self.page = self.book["指标库"]
        self.head = next(row for row in range(1, 10) if self.page.cell(row, 1).value == "*编码")
        self.columns = {
            str(cell.value).removeprefix("*"): cell.column for cell in self.page[self.head]
        }

    def row_of(self, code: str) -> int:
        return next(r for r in range(self.head, 400) if self.page.cell(r, 1).value == code)

    def put(self, row: int, title: str, text: str | None) -> str:
        cell = self.page.cell(row, self.columns[title])
        cell.value = text
        return cell.coordinate

    def copy(self, code: str, new: str, name: str) -> int:
        source, target = self.row_of(code), self.page.max_row + 1
        while self.page.cell(target - 1, 1).value is None:
            target -= 1
        for column in self.columns.values():
            self.page.cell(target, column).value = self.page.cell(source, column).value
        self.put(target, "编码", new)
        self.put(target, "指标名称", name)
        return target

    def file(self) -> SimpleUploadedFile:
        self.book.save(self.path)
        return SimpleUploadedFile("指标库.xlsx", self.path.read_bytes())


@pytest.fixture
def book(library: Library, signed: Signed, tmp_path: Path) -> Book:
    answer = signed("jixiaochu").get("/library/export/")
    assert answer.status_code == 200
    return Book(tmp_path / "library.xlsx", answer.content)


def tried(signed: Signed, book: Book) -> Any:
    return signed("jixiaochu").post("/library/import/", {"file": book.file()})


def test_what_comes_out_goes_in_unchanged(book: Book, library: Library, signed: Signed) -> None:
    answer = tried(signed, book)
    assert answer.status_code == 200, answer.context["errors"]
    outcome = answer.context["tried"]
    assert (outcome.added, outcome.changed, outcome.unchanged) == ([], [], len(library))


def test_it_is_tried_first_and_then_written(book: Book, library: Library, signed: Signed) -> None:
    book.put(book.row_of("KJ101"), "计量单位", "个")
    book.copy("KJ103", "BD001", "自选课题立项数")
    answer = tried(signed, book)
    assert answer.status_code == 200, answer.context["errors"]
    assert answer.context["tried"].added == ["BD001 自选课题立项数"]
    assert answer.context["tried"].changed == ["KJ101 国家自然科学基金立项数：计量单位"]
    assert not LibraryEntry.objects.filter(code="BD001").exists()
    done = signed("jixiaochu").post("/library/import/confirm/", {"kept": answer.context["kept"]})
    assert done.status_code == 302
    entry = LibraryEntry.objects.get(code="KJ101")
    assert (entry.number, entry.content["unit"]) == (2, "个")
    assert entry.content["example"] == library["KJ101"].content["example"]
    assert LibraryEntry.objects.get(code="BD001").origin == "导入工作簿"
    assert LibraryVersion.objects.count() == len(library) + 2


def test_every_error_stands_at_its_cell(book: Book, library: Library, signed: Signed) -> None:
    places = [
        book.put(book.row_of("KJ101"), "计分规则", "complet"),
        book.put(book.row_of("KJ102"), "二级指标", "数量"),
        book.put(book.row_of("KJ103"), "取证资料", None),
    ]
    answer = tried(signed, book)
    assert answer.status_code == 422
    assert {cell for _, cell, _ in answer.context["errors"]} == set(places)
    assert "是不是要写“completion”" in answer.text
    address = reverse("marked_workbook", args=[answer.context["token"]])
    book.path.write_bytes(signed("jixiaochu").get(address).content)
    page = openpyxl.load_workbook(book.path)["指标库"]
    assert all(page[place].comment is not None for place in places)
    assert page[f"A{book.row_of('KJ104')}"].comment is None
    assert LibraryEntry.objects.get(code="KJ101").number == 1


def test_a_code_or_a_name_stands_once(book: Book, library: Library, signed: Signed) -> None:
    twice = book.copy("KJ103", "KJ104", "自选课题立项数")
    place = f"{openpyxl.utils.get_column_letter(book.columns['编码'])}{twice}"
    answer = tried(signed, book)
    assert [cell for _, cell, _ in answer.context["errors"]] == [place]
    book.put(twice, "编码", "BD001")
    at = book.put(twice, "指标名称", "省市联合基金本市牵头项目数")
    answer = tried(signed, book)
    assert [cell for _, cell, _ in answer.context["errors"]] == [at]
    assert "名称相同" in answer.text
    book.put(twice, "指标名称", "自选课题立项数")
    assert tried(signed, book).status_code == 200


def test_a_choice_that_is_none_stands_at_its_cell(
    book: Book, library: Library, signed: Signed
) -> None:
    place = book.put(book.row_of("KJ101"), "指标性质", "大约")
    answer = tried(signed, book)
    assert [cell for _, cell, _ in answer.context["errors"]] == [place]


def test_what_changed_between_trial_and_confirmation_is_not_overwritten(
    book: Book, library: Library, signed: Signed, people: dict[str, User]
) -> None:
    book.put(book.row_of("KJ101"), "计量单位", "个")
    kept = tried(signed, book).context["kept"]
    entry = library["KJ101"]
    with acting(people["jixiaochu"]):
        write_entry(entry, {**entry.content, "unit": "件"}, 1, people["jixiaochu"], "同时")
    done = signed("jixiaochu").post("/library/import/confirm/", {"kept": kept})
    assert done.status_code == 409
    assert "请重新试导入" in done.text
    assert LibraryEntry.objects.get(code="KJ101").content["unit"] == "件"


def test_what_is_no_workbook_is_told(library: Library, signed: Signed) -> None:
    client = signed("jixiaochu")
    assert "还没有选择文件" in client.post("/library/import/").text
    wrong = client.post("/library/import/", {"file": SimpleUploadedFile("a.csv", b"x")})
    assert (wrong.status_code, "不是 xlsx" in wrong.text) == (422, True)
    broken = client.post("/library/import/", {"file": SimpleUploadedFile("a.xlsx", b"x")})
    assert broken.status_code == 422
    assert broken.context["errors"]


def test_an_export_holds_what_was_asked_for(
    library: Library, signed: Signed, tmp_path: Path
) -> None:
    answer = signed("renda").get("/library/export/?q=KJ101")
    page = Book(tmp_path / "one.xlsx", answer.content).page
    codes = [row[0].value for row in page.iter_rows() if str(row[0].value or "").startswith("KJ")]
    assert codes == ["KJ101"]
