"""Some of the random and damaged files of the fuzzing, the same ones every time."""

import random
from dataclasses import replace
from pathlib import Path

import pytest
from benchmarks.checks.fuzz import fuzz, one
from benchmarks.checks.fuzzing.files import word
from benchmarks.checks.fuzzing.oracle import Fault, examine, examine_apart, hold_result
from tests.checks.builder import build_document

from jiheng.checks import (
    CheckResult,
    Coverage,
    Finding,
    Place,
    Quote,
    Severity,
    check_document,
    read_document,
)
from jiheng.checks.document import Document, Paragraph
from jiheng.checks.errors import UnreadableFile

WRONG = "全年投入经费30.50万元、41.20万元，合计71.80万元。"
LARGEST = 300_000
"""Bytes; what is larger takes seconds and is left to the benchmark."""


@pytest.mark.parametrize("index", range(24))
def test_a_random_file_is_checked_or_refused(index: int, tmp_path: Path) -> None:
    sample, rng = one(9, index)
    if len(sample.data) > LARGEST:
        sample = replace(sample, data=sample.data[:LARGEST])
    path = tmp_path / f"甲{sample.suffix}"
    path.write_bytes(sample.data)
    examine(path, rng, timed=False)


def test_the_same_seed_makes_the_same_files() -> None:
    assert [one(3, n)[0].made for n in range(20)] == [one(3, n)[0].made for n in range(20)]
    assert one(3, 1)[0] != one(4, 1)[0]


def test_faults_are_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tally = fuzz(5, 1, tmp_path, most=3)
    assert tally.files == 3 == sum(tally.codes.values()) + len(tally.faults)
    assert capsys.readouterr().out.count("--first") == len(tally.faults)


def test_a_file_is_examined_as_a_user_sees_it(tmp_path: Path) -> None:
    path = tmp_path / "甲.txt"
    path.write_text(WRONG, "utf-8")
    assert examine(path, random.Random(1), timed=False) == 1 == examine_apart(path)
    path.write_bytes(word("")[:50])
    assert examine(path, random.Random(1), timed=False) == 3 == examine_apart(path)


def _result(document: Document) -> CheckResult:
    found = check_document(document)
    assert found.findings
    return found


def test_a_quote_that_is_not_verbatim_is_a_fault() -> None:
    document = build_document(WRONG)
    result = _result(document)
    hold_result(document, result)
    first = result.findings[0]
    wrong = replace(first.quotes[0], start=first.quotes[0].start + 1)
    with pytest.raises(Fault, match="引文不是原文"):
        hold_result(document, replace(result, findings=(replace(first, quotes=(wrong,)),)))


def test_two_fingerprints_alike_are_a_fault() -> None:
    document = build_document(WRONG)
    result = _result(document)
    with pytest.raises(Fault, match="指纹相同"):
        hold_result(document, replace(result, findings=result.findings[:1] * 2))


def test_coverage_that_does_not_add_up_is_a_fault() -> None:
    document = Document("甲", "txt", (Paragraph("甲", Place(paragraph=1)),))
    hold_result(document, CheckResult("甲", Coverage(9, 6, 5, 1), ()))
    with pytest.raises(Fault, match="不合理"):
        hold_result(document, CheckResult("甲", Coverage(5, 6, 5, 1), ()))
    with pytest.raises(Fault, match="加不起来"):
        hold_result(document, CheckResult("甲", Coverage(9, 6, 5, 2), ()))


def test_a_place_that_is_not_there_is_a_fault() -> None:
    document = Document("甲", "txt", (Paragraph("甲1", Place(paragraph=1)),))
    quote = Quote("1", Place(paragraph=7), 1, 2)
    finding = Finding("XX001", "甲", Severity.INFO, "甲", (quote,), "甲1")
    with pytest.raises(Fault, match="没有这个位置"):
        hold_result(document, CheckResult("甲", Coverage(1, 0, 0, 0), (finding,)))


def drawing_itself(times: int) -> bytes:
    """Make a pdf whose one drawing draws itself so many times."""
    draw = b"/X Do BT /F 12 Tf (Total 12.50) Tj ET " * times
    held = b"/Resources<</XObject<</X 4 0 R>>/Font<</F 5 0 R>>>>"
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R" + held + b">>",
        b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]%s/Length %d>>stream\n%s\nendstream"
        % (held, len(draw), draw),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    body = b"".join(b"%d 0 obj%s endobj\n" % (n, one) for n, one in enumerate(objects, 1))
    return b"%PDF-1.4\n" + body + b"trailer<</Root 1 0 R/Size 6>>\n%%EOF"


def test_a_drawing_that_draws_itself_is_stopped(tmp_path: Path) -> None:
    path = tmp_path / "甲.pdf"
    path.write_bytes(drawing_itself(300))
    with pytest.raises(UnreadableFile, match="已损坏"):
        read_document(path)
    path.write_bytes(drawing_itself(1))
    assert "12.50" in "".join(paragraph.text for paragraph in read_document(path).paragraphs)


def test_what_the_reader_apart_refuses_is_told(tmp_path: Path) -> None:
    path = tmp_path / "甲.pdf"
    path.write_bytes(b"%PDF-1.4 /Subtype/Form nothing else")
    with pytest.raises(UnreadableFile, match=r"甲\.pdf：文件已损坏"):
        read_document(path)
