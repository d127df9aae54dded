"""The first page: what waits, what came back, what is due; progress only for those above others."""

from tests.web.conftest import Signed
from tests.web.documents.conftest import Doers, _chains_are_read_anew, as_person, document, project
from tests.web.documents.test_deciding import do, walk

from jiheng.web.documents import deciding
from jiheng.web.documents.models import Document

__all__ = ["_chains_are_read_anew", "as_person", "document", "project"]


def shown(signed: Signed, name: str) -> str:
    return signed(name).get("/").content.decode()


def test_each_finds_what_is_theirs(signed: Signed, document: Document, as_person: Doers) -> None:
    assert "待提交" in shown(signed, "tianbao") and document.project.name in shown(
        signed, "tianbao"
    )
    assert "现在没有要办的事" in shown(signed, "chushi")
    walk(document, as_person)
    page = shown(signed, "chushi")
    assert document.project.name in page and "已过" in page
    assert document.project.name not in shown(signed, "lingju")
    do(deciding.return_for_correction, document, as_person("chushi"), "请核对")
    assert "退回修改" in shown(signed, "tianbao")


def test_progress_is_for_those_above(signed: Signed, document: Document) -> None:
    for name, there in (
        ("tianbao", False), ("jixiao", True), ("jixiaochu", True), ("renda", True), ("xitong", False),
    ):  # fmt: skip
        assert ('hx-get="/progress/"' in shown(signed, name)) is there


def test_a_live_request_gets_the_table_alone(signed: Signed, document: Document) -> None:
    client = signed("jixiaochu")
    part = client.get("/progress/", headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part and "广州市科学技术局" in part and "报送率" in part
    assert "2022年度" in part
    other = client.get("/progress/", {"year": "2021"}).content.decode()
    assert "2021年度" in other
