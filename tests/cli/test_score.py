"""`jiheng score` on the real example: figures, what-ifs, JSON and exit codes."""

import json
import re

import pytest

from jiheng.quantities import display_width

A, B = "guangzhou-department-2021", "guangzhou-department-2021-b"


@pytest.mark.parametrize("standard", [A, B])
def test_the_published_score(jiheng, example, standard):
    got = jiheng("score", example, "--standard", standard)
    assert got.code == 0
    assert "总分：94.622" in got.out
    for points in ("13.932", "1.69", "3.50", "15.00", "42.122", "50.00", "2.50"):
        assert re.search(rf" {re.escape(points)}(?= |$)", got.out, re.MULTILINE)


def test_lines_fit_80_columns(jiheng, example):
    got = jiheng("score", example)
    assert max(display_width(line) for line in got.out.splitlines()) <= 80


def test_a_what_if_by_code_and_by_label(jiheng, example):
    for name in ("procurement.execution_rate", "政府采购执行率"):
        got = jiheng("score", example, "--set", f"{name}=100%")
        assert "总分：94.932" in got.out
        assert "试算" in got.out


def test_a_blank_what_if_leaves_the_total_open(jiheng, example):
    got = jiheng("score", example, "--set", "procurement.execution_rate=")
    assert got.code == 1
    assert "总分：未填报（在92.932～94.932分之间）" in got.out
    assert "政府采购执行率（未填报）" in got.out


def test_json_is_exact(jiheng, example):
    got = jiheng("score", example, "--json")
    data = json.loads(got.out)
    assert (data["total"], data["organisation"]) == ("94.622", "广州市科学技术局")


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["score"], 2, "缺少参数"),
        (["scor"], 2, "没有命令“scor”，"),
        (["score", "没有这个文件夹"], 3, "没有这个文件夹"),
        (["score", "EXAMPLE", "--standard", "guangzhou-2021"], 3, "没有编码为“guangzhou-2021”"),
        (["score", "EXAMPLE", "--set", "procurement.execution_rate"], 2, "应写成“编码=值”"),
        (["score", "EXAMPLE", "--set", "procurement.rate=1"], 2, "没有这个指标编码"),
        (["score", "EXAMPLE", "--set", "三公经费变动=-5%"], 2, "是否应为“‘三公经费’变动率”？"),
        (["score", "EXAMPLE", "--set", "政府采购执行率=很高"], 2, "很高"),
        (["score", "EXAMPLE", "--standard", "caiyu-2020-10-project"], 2, "项目评分标准"),
        (["score", "EXAMPLE", "--bogus"], 2, "没有选项 --bogus"),
        (["explain", "EXAMPLE", "fund"], 2, "是不是要写“funds”"),
        (["report", "EXAMPLE", "--to", "doc"], 2, "没有格式“doc”"),
        (["report", "EXAMPLE", "--to", "，"], 2, "没有写格式"),
    ],
)
def test_one_clear_message_and_no_traceback(jiheng, example, arguments, code, words):
    got = jiheng(*[example if one == "EXAMPLE" else one for one in arguments])
    assert got.code == code
    assert words in got.err
    assert "Traceback" not in got.err and got.out == ""


def test_a_trial_for_another_year(jiheng, copy):
    path = copy / "部门概况.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("年度,2021", "年度,2022"), "utf-8")
    closed = jiheng("score", copy)
    assert closed.code == 1
    assert "总分：无法判断" in closed.out and "不能据以判断2022年度" in closed.out
    assert "加 --trial 可先试算" in closed.out
    trial = jiheng("score", copy, "--trial")
    assert trial.code == 0 and "试算总分：94.622" in trial.out


def test_a_trial_with_gaps_gives_its_bounds_only_where_it_was_asked_for(jiheng, copy):
    path = copy / "部门概况.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("年度,2021", "年度,2022"), "utf-8")
    (copy / "采购管理.csv").unlink()
    got = jiheng("score", copy, "--trial")
    assert got.code == 1 and "试算总分：未填报（在92.932～94.932分之间）" in got.out
    assert "可先试算" not in got.out
    assert "总分：无法判断\n" in jiheng("score", copy).out


def test_what_ifs_that_change_nothing_are_told(jiheng, example):
    got = jiheng("score", example, "--set", "procurement.actual=1")
    assert got.code == 0 and "总分：94.622" in got.out
    assert "“实际政府采购金额”没有被评分用到" in got.out
    twice = jiheng(
        "score", example, "--set", "政府采购执行率=1", "--set", "procurement.execution_rate=2"
    )
    assert twice.code == 2 and "设了两次" in twice.err


def test_a_project_standard_needs_a_project(jiheng, example):
    for command in (("score",), ("explain", "execution"), ("report",)):
        verb, *rest = command
        got = jiheng(verb, example, *rest, "--standard", "caiyu-2020-10-project")
        assert got.code == 2 and "--project" in got.err
    got = jiheng("score", example, "--standard", "caiyu-2020-10-project", "--project", "没有")
    assert got.code == 2 and "没有项目“没有”" in got.err


def test_a_hypothetical_report_must_be_a_draft(jiheng, example, tmp_path):
    what_if = ("--set", "政府采购执行率=100%", "--to", "html", "-o", tmp_path / "稿")
    got = jiheng("report", example, *what_if)
    assert got.code == 2 and "--draft" in got.err and not (tmp_path / "稿").exists()
    assert jiheng("report", example, *what_if, "--draft").code == 0


def test_square_brackets_are_text(jiheng, copy):
    (copy / "整体绩效指标.csv").write_text(
        "编码,一级指标,二级指标,三级指标,指标性质,指标值,计量单位,权重,实际完成值\n"
        "D1,产出指标,数量指标,里程[/km]数,≥,1,个,50,1\n"
        "D2,效益指标,社会效益指标,人数[red],≥,1,个,50,1\n",
        encoding="utf-8",
    )
    got = jiheng("score", copy, "--standard", "guangdong-department-2021", "--trial")
    assert got.code == 1 and "里程[/km]数" in got.out and "人数[red]" in got.out


def test_how_to_see_more_repeats_what_was_asked(jiheng, example):
    def told(*options):
        return "".join(jiheng("score", example, *options).out.split()).partition("逐项说明，如：")[
            2
        ]

    assert told() == f"jihengexplain{example}budget_completion"
    options = ("--standard", "guangzhou-department-2021-b", "--set", "政府采购执行率=95%")
    assert told(*options).endswith("".join(options))
    assert told("--set", "procurement.execution_rate= 95%").endswith(
        "--set'procurement.execution_rate=95%'"
    )


def test_a_what_if_says_what_it_brings(jiheng, example):
    got = jiheng("score", example, "--set", "政府采购执行率=95%")
    assert "总分：94.832（满分100），比填报数据的94.622多0.21分\n" in got.out
    worse = jiheng("score", example, "--set", "政府采购执行率=80%")
    assert "，比填报数据的94.622少0.09分\n" in worse.out
    same = jiheng("score", example, "--set", "政府采购执行率=84.48%")
    assert "，与填报数据的94.622相同\n" in same.out
    assert "比填报数据" not in jiheng("score", example).out
