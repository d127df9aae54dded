"""A docx that says itself which figure is which fact."""

import shutil

import docx
import pytest

from jiheng.checks import read_document
from jiheng.checks.dossier import Identity, check_against, stamps_of_docx
from jiheng.reports.compose import compose
from jiheng.reports.outline import outline_for
from jiheng.reports.writers.docx_figures import read_docx_figures
from jiheng.reports.writers.docx_file import render_docx


@pytest.fixture(scope="module")
def written(dossier, card, tmp_path_factory):
    path = tmp_path_factory.mktemp("稿") / "报告.docx"
    path.write_bytes(render_docx(compose(dossier, card, outline_for(dossier.region))))
    return path


def checked(path, record):
    document = read_document(path)
    identities = {
        one.bookmark: Identity(one.fact, one.printed, one.unit) for one in read_docx_figures(path)
    }
    stamps = stamps_of_docx(path, document, identities)
    return stamps, check_against(document, record, stamps)


def edited(written, tmp_path, old, new, which=0):
    """Change the which-th run that says a text, as a person does in Word."""
    path = shutil.copy(written, tmp_path / "改.docx")
    document = docx.Document(path)
    texts = [one for one in document.element.body.iter() if one.tag.endswith("}t")]
    found = [one for one in texts if (one.text or "").replace("\u2060", "") == old]
    found[which].text = new
    document.save(path)
    return path


def differences(result):
    return [finding for finding in result.findings if finding.code == "DF001"]


def test_every_figure_is_found_at_its_place_and_agrees(written, record):
    stamps, result = checked(written, record)
    assert len(stamps) == len(read_docx_figures(written)) > 300
    document = read_document(written)
    texts = {p.place: p.text for p in document.paragraphs} | {
        cell.place: cell.text
        for table in document.tables
        for row in table.rows
        for cell in row
        if cell is not None
    }
    assert all(texts[one.place][one.start : one.end] == one.text for one in stamps)
    assert differences(result) == []
    assert result.against.agree == result.against.matched > 300


def test_a_figure_edited_later_is_found_at_its_place(written, record, tmp_path):
    path = edited(written, tmp_path, "90.01%", "91.01%")
    (finding,) = differences(checked(path, record)[1])
    assert finding.quotes[0].text == "91.01%"
    assert "预算执行率" in finding.message
    texts = {p.place: p.text for p in read_document(path).paragraphs}
    quote = finding.quotes[0]
    assert texts[quote.place][quote.start : quote.end] == "91.01%"


def test_the_same_figure_written_coarser_agrees(written, record, tmp_path):
    path = edited(written, tmp_path, "90.01%", "90.0%")
    assert differences(checked(path, record)[1]) == []


def test_a_figure_that_is_no_fact_is_compared_with_what_was_written(written, record, tmp_path):
    (before,) = {p.printed for p in read_docx_figures(written) if p.fact == "report.budget_gap"}
    path = edited(written, tmp_path, before, "5.86亿元")
    (finding,) = differences(checked(path, record)[1])
    assert "生成报告时的数" in finding.message


def test_a_docx_made_elsewhere_has_no_stamps(tmp_path, record):
    path = tmp_path / "别处.docx"
    document = docx.Document()
    document.add_paragraph("2021年预算完成率为98.66%。")
    document.save(path)
    stamps, result = checked(path, record)
    assert stamps == ()
    assert len(differences(result)) == 1
