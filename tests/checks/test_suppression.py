"""What was checked and found correct stays so, through other edits, with its reason."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.checks.output.sample import make_checked, note_finding, rate_finding, table_finding

from jiheng.checks.suppression import (
    FILE_NAME,
    Suppression,
    SuppressionError,
    appended,
    apply_suppressions,
    folder_suppressions,
    read_suppressions,
    unmatched,
)

RATE = Suppression(
    reason="分母是调整后预算",
    fingerprint=rate_finding().fingerprint,
    code="RT001",
    document="报告.docx",
    quote="81.3%",
    by="张三",
    on="2026-01-02",
)
WHOLE_RULE = Suppression(reason="本市不用千分位", code="NF001")
LINE = f"- 指纹: {'a1' * 8}\n  理由: 核对过\n"


def written(tmp_path, text):
    path = tmp_path / FILE_NAME
    path.write_text(text, "utf-8")
    return path


def test_written_entries_are_read_back(tmp_path):
    path = written(tmp_path, appended("", [RATE, WHOLE_RULE]))
    assert read_suppressions(path) == (RATE, WHOLE_RULE)
    assert folder_suppressions(tmp_path) == (RATE, WHOLE_RULE)


def test_a_folder_without_a_file_has_none(tmp_path):
    assert folder_suppressions(tmp_path) == ()


@given(
    st.text("0123456789abcdef", min_size=16, max_size=16),
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1),
)
def test_any_fingerprint_and_reason_survive(tmp_path_factory, fingerprint, reason):
    entry = Suppression(reason=reason.strip() or "核", fingerprint=fingerprint, code="RT001")
    path = written(tmp_path_factory.mktemp("记录"), appended("", [entry]))
    assert read_suppressions(path) == (entry,)


def test_adding_leaves_what_is_there_alone(tmp_path):
    old = f"# 我的备注\n{LINE}"
    new = appended(old, [WHOLE_RULE])
    assert new.startswith(old)
    assert [one.key for one in read_suppressions(written(tmp_path, new))] == ["a1" * 8, "NF001"]


def test_an_accepted_finding_moves_and_its_neighbours_stay():
    result, accepted = apply_suppressions(make_checked().result, [RATE])
    assert [one.code for one in result.suppressed] == ["RT001"]
    assert [one.code for one in result.findings] == ["NF001", "XT001", "ST001"]
    assert accepted[0].suppression.reason == "分母是调整后预算"


def test_it_survives_edits_elsewhere_but_not_of_the_figure():
    moved = rate_finding(paragraph=9)
    assert RATE.covers(moved)
    edited = replace(moved, context=moved.context.replace("120.0", "120.1"))
    assert not RATE.covers(edited)


def test_a_whole_rule_covers_its_findings_only():
    result, accepted = apply_suppressions(make_checked().result, [WHOLE_RULE])
    assert [one.finding.code for one in accepted] == ["NF001"]
    assert len(result.findings) == 3


def test_the_later_entry_for_the_same_finding_holds():
    later = replace(RATE, reason="改了主意")
    _, accepted = apply_suppressions(make_checked().result, [RATE, later])
    assert accepted[0].suppression.reason == "改了主意"


@pytest.mark.parametrize(
    ("document", "told"), [("报告.docx", True), ("", True), ("别的报告.docx", False)]
)
def test_an_entry_without_its_finding_is_told(document, told):
    entry = replace(RATE, fingerprint="0" * 16, document=document)
    stale = unmatched([entry, WHOLE_RULE], [], ["报告.docx"])
    assert stale == ((entry,) if told else ())


def test_an_entry_that_matches_is_not_told():
    _, accepted = apply_suppressions(make_checked().result, [RATE])
    assert unmatched([RATE], accepted, ["报告.docx"]) == ()


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("甲: 乙\n", "内容不是列表"),
        ("- 指纹: [\n", "第2行不合 YAML 的格式"),
        ("- 只有一句话\n", "第1条：写的是“只有一句话”"),
        ("- 指纹: 123\n  理由: 核\n", "第1条：指纹“123”不对"),
        ("- 规则: 千分位\n  理由: 核\n", "第1条：规则“千分位”不对"),
        (f"- 指纹: {'a1' * 8}\n", "第1条：没有写“理由”"),
        ("- 理由: 核\n", "第1条：没有写“指纹”或“规则”"),
        (f"{LINE}  备注: 无\n", "第1条：没有“备注”这一项"),
        (f"- 指纹: {'a1' * 8}\n  理由: [甲, 乙]\n", "第1条：“理由”应为一句文字"),
        ("[" * 5000, "应为一个列表"),
    ],
)
def test_a_wrong_file_says_what_is_wrong(tmp_path, text, fault):
    with pytest.raises(SuppressionError) as caught:
        read_suppressions(written(tmp_path, text))
    assert fault in str(caught.value)
    assert FILE_NAME in str(caught.value)


def test_all_faults_are_told_at_once(tmp_path):
    path = written(tmp_path, f"- 理由: 核\n- 指纹: {'a1' * 8}\n")
    with pytest.raises(SuppressionError) as caught:
        read_suppressions(path)
    assert len(caught.value.faults) == 2


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_a_file_saved_by_an_old_editor_is_read(tmp_path, encoding):
    path = tmp_path / FILE_NAME
    path.write_bytes(LINE.encode(encoding))
    assert read_suppressions(path)[0].reason == "核对过"


def test_no_text_at_all_is_refused(tmp_path):
    path = tmp_path / FILE_NAME
    path.write_bytes(b"\xff\xff\xff\xff")
    with pytest.raises(SuppressionError, match="不是文本文件"):
        read_suppressions(path)


@pytest.mark.parametrize("text", ["", "# 只有说明\n"])
def test_an_empty_file_has_no_entries(tmp_path, text):
    assert read_suppressions(written(tmp_path, text)) == ()


def test_findings_have_fingerprints_of_their_own():
    found = {one().fingerprint for one in (rate_finding, table_finding, note_finding)}
    assert len(found) == 3
