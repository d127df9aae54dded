"""Old doc files by way of LibreOffice."""

import subprocess
from pathlib import Path

import docx
import pytest

from jiheng.checks.errors import UnreadableFile
from jiheng.checks.readers import read_document


def test_doc_reads_as_its_docx(tmp_path: Path) -> None:
    word = docx.Document()
    word.add_paragraph("一、概况")
    word.add_paragraph("收入307.82万元。")
    table = word.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "合计", "307.82"
    word.add_paragraph("支出307.82万元。")
    word.save(str(tmp_path / "报告.docx"))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", "doc", "--outdir", tmp_path]
    subprocess.run([*command, tmp_path / "报告.docx"], check=True, capture_output=True, timeout=120)
    document = read_document(tmp_path / "报告.doc")
    assert (document.name, document.format) == ("报告.doc", "doc")
    assert [p.text for p in document.paragraphs] == [
        "一、概况",
        "收入307.82万元。",
        "支出307.82万元。",
    ]
    assert [cell.text for cell in document.tables[0].rows[0] if cell] == ["合计", "307.82"]


def test_without_libreoffice_the_way_out_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    path = tmp_path / "报告.rtf"
    path.write_bytes(b"{\\rtf1 abc}")
    with pytest.raises(UnreadableFile, match=r"没有安装 LibreOffice.*另存为 docx") as error:
        read_document(path)
    assert error.value.where == str(path)
