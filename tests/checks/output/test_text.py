"""The screen: errors first, aligned by display width, coverage at the end."""

import pytest
from tests.checks.output.sample import make_checked, note_finding, rate_finding

from jiheng.checks.output.text import closing_lines, document_lines
from jiheng.checks.suppression import Suppression
from jiheng.quantities import display_width


def text_of(checked, width=80):
    return "\n".join(line for line, _ in document_lines(checked, width))


def test_errors_come_first_then_warnings_then_notes(checked):
    text = text_of(checked)
    places = [text.index(code) for code in ("错误 RT001", "存疑 XT001", "存疑 ST001", "提示 NF001")]
    assert places == sorted(places)


def test_a_finding_says_everything(checked):
    text = text_of(checked)
    assert "第2页第3段" in text
    assert "执行率【81.3%】" in text
    assert "计算：96.3万元÷120.0万元＝80.25%" in text
    assert "应为：80.3%" in text
    assert "将“81.3%”改为“80.3%”；或 将“96.3万元”改为“97.6万元”" in text.replace(
        "\n            ", ""
    )
    assert "jiheng explain RT001" in text
    assert rate_finding().fingerprint in text
    assert "另一处：第1页第1段“一、基本情况”" in text
    assert "存疑 ST001 缺少部分　全文" in text


def test_coverage_is_always_told(checked, clean):
    counted = "共读出 9 个数，6 个与别处有勾稽关系，5 个已核对，1 个无法判断；"
    assert f"{counted}错误 1、存疑 2、提示 1。" in text_of(checked).replace("\n", "")
    assert f"{counted}错误 0、存疑 0、提示 0。" in text_of(clean).replace("\n", "")


def test_what_was_not_read_is_named_once(checked):
    assert text_of(checked).count("第3页") == 1
    assert "没有读：第3页（扫描件，没有文字）" in text_of(checked)


@pytest.mark.parametrize("width", [40, 60, 80])
def test_no_line_is_wider_than_the_terminal(checked, with_accepted, width):
    for one in (checked, with_accepted):
        for line, _ in document_lines(one, width):
            # A closing mark may hang over the edge; the fixed last line is 60 columns.
            assert display_width(line) <= max(width, 62) + 2


def test_accepted_findings_are_counted_and_shown(with_accepted, clean):
    text = text_of(with_accepted)
    assert "另有 1 处已核对无误" in text.replace("\n", "")
    assert "NF001 第2页第4段“14,8134.51万元”：原件如此（张三，2026-01-02）" in text.replace(
        "\n  ", ""
    )
    assert "已核对无误" not in text_of(clean)


def test_several_documents_have_a_sum(checked, clean):
    lines = [line for line, _ in closing_lines([checked, clean], 1, (), summed=True)]
    assert "共核验 2 个文件：错误 1、存疑 2、提示 1；读不了 1 个。" in lines
    assert list(closing_lines([checked], 0, (), summed=False)) == []


def test_a_stale_entry_is_told():
    entry = Suppression(reason="已核", fingerprint="0" * 16, code="RT001", quote="81.3%")
    text = "".join(line for line, _ in closing_lines([], 0, (entry,), summed=False))
    assert "没有对应的发现" in text
    assert "0" * 16 in text


def test_a_note_without_calculation_has_no_empty_lines():
    text = text_of(make_checked((note_finding(),)))
    assert "计算：" not in text
    assert "应为：148,134.51万元" in text
