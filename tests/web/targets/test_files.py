"""Attachments: few kinds, bounded, kept under their hash, fetched by whoever sees the document."""

import hashlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.web.conftest import Signed

from jiheng.web.documents.models import Document, State
from jiheng.web.projects.models import Project
from jiheng.web.targets import attachments
from jiheng.web.targets.attachments import path_of
from jiheng.web.targets.models import Attachment
from jiheng.web.trail.acting import acting
from jiheng.web.trail.models import Entry

PDF = b"%PDF-1.7\n%%EOF\n"


def send(signed: Signed, document: Document, *files: SimpleUploadedFile, person: str = "tianbao"):
    address = f"/targets/{document.pk}/attachments/"
    return signed(person).post(address, {"files": list(files)}, follow=True)


def pdf(name: str = "立项文件.pdf", content: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_it_works(document: Document, signed: Signed) -> None:
    page = send(signed, document, pdf()).text
    (attachment,) = document.attachments.all()
    assert attachment.sha256 == hashlib.sha256(PDF).hexdigest()
    assert path_of(attachment).read_bytes() == PDF
    assert path_of(attachment).stat().st_mode & 0o777 == 0o600
    assert "立项文件.pdf" in page
    answer = signed("renda").get(f"/targets/attachments/{attachment.pk}/")
    assert b"".join(answer.streaming_content) == PDF
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith("attachment;")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert Entry.objects.filter(action="上传附件", object_type="targets.attachment").exists()


def test_who_does_not_see_the_document_does_not_get_its_files(
    document: Document, project: Project, signed: Signed
) -> None:
    send(signed, document, pdf())
    address = f"/targets/attachments/{document.attachments.get().pk}/"
    for person, status in (("lingju", 404), ("disanfang", 404), ("xitong", 403), ("", 302)):
        assert signed(person).get(address).status_code == status
    with acting(None):
        project.is_secret = True
        project.save()
    assert signed("renda").get(address).status_code == 404
    kept = signed("caizheng").get(address)
    assert kept.status_code == 200
    kept.close()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("程序.exe", b"MZ", "类型不能上传"),
        ("页面.html", b"<script>", "类型不能上传"),
        ("图.svg", b"<svg>", "类型不能上传"),
        ("无后缀", PDF, "类型不能上传"),
        ("假的.pdf", b"<script>alert(1)</script>", "内容不是 .pdf 文件"),
        ("假的.PNG", PDF, "内容不是 .PNG 文件"),
        ("空的.pdf", b"", "空文件"),
    ],
)
def test_what_is_not_taken(
    document: Document, signed: Signed, name: str, content: bytes, words: str
) -> None:
    page = send(signed, document, pdf(name, content), pdf()).text
    assert words in page
    assert [one.name for one in document.attachments.all()] == ["立项文件.pdf"]


def test_the_limit_is_to_the_byte(
    document: Document, signed: Signed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attachments, "LARGEST", len(PDF))
    send(signed, document, pdf("刚好.pdf"), pdf("多一个.pdf", PDF + b"\n"))
    assert [one.name for one in document.attachments.all()] == ["刚好.pdf"]


def test_there_are_not_too_many(
    document: Document, signed: Signed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attachments, "MOST", 1)
    page = send(signed, document, pdf("甲.pdf"), pdf("乙.pdf")).text
    assert "附件已有 1 个" in page
    assert document.attachments.count() == 1


def test_a_name_is_a_name_and_no_path(document: Document, signed: Signed) -> None:
    file = pdf()
    file._name = "../../etc/passwd.pdf"
    send(signed, document, file)
    assert document.attachments.get().name == "passwd.pdf"


def test_a_removed_file_is_out_of_sight_and_kept(document: Document, signed: Signed) -> None:
    send(signed, document, pdf())
    attachment = document.attachments.get()
    address = f"/targets/attachments/{attachment.pk}/"
    assert signed("caizheng").post(f"{address}remove/").status_code == 403
    assert signed("lingju").post(f"{address}remove/").status_code == 404
    page = signed("jixiao").post(f"{address}remove/", follow=True).text
    assert "已移除“立项文件.pdf”" in page
    assert signed("tianbao").get(address).status_code == 404
    assert path_of(attachment).is_file()
    assert Entry.objects.filter(action="移除附件").exists()


def test_a_submitted_document_keeps_its_files(document: Document, signed: Signed) -> None:
    send(signed, document, pdf())
    with acting(None):
        Document.objects.update(state=State.IN_REVIEW)
    attachment = Attachment.objects.get()
    answer = signed("tianbao").post(f"/targets/attachments/{attachment.pk}/remove/")
    assert answer.status_code == 409
    assert "审核中" in answer.text
    assert not Attachment.objects.get().is_removed
