"""部门概况, 年度总体工作, 主要工作成效."""

from __future__ import annotations

from collections.abc import Callable

from jiheng.reports.compose import Composition
from jiheng.reports.document import ListBlock, Paragraph
from jiheng.reports.spans import Figure

Report = Callable[..., Composition]
Lines = Callable[[Composition], list[str]]


def test_the_department_is_introduced_from_its_forms(report: Report, lines: Lines) -> None:
    told = lines(report())
    assert told[2] == (
        "某局是市人民政府工作部门，内设机构2个（办公室、规划处），"
        "纳入部门预算编报范围的下属单位有1家，即甲中心。主要职责："
    )
    # In the order of their numbers, each with one full stop.
    assert told[3:5] == ["拟订规划并组织实施。", "推动成果转化。"]


def test_the_stated_number_of_offices_comes_before_the_counted_one(report: Report) -> None:
    rows = ["编码,指标名称,数值,单位", "staff.offices,,16,个"]
    made = report({"机构人员": rows})
    figures = [f for f in made.document.figures() if f.fact == "staff.offices"]
    assert [(f.text, f.source) for f in figures] == [("16个", "机构人员.csv（机构人员!C2）")]


def test_the_officers_introduction_takes_the_place_of_the_made_one(
    report: Report, lines: Lines
) -> None:
    told = lines(report({"文字材料": ["章节编码,正文", "overview,我局设2个处室。"]}))
    # What the text leaves out follows it; what it says is not said twice.
    units = "纳入部门预算编报范围的下属单位有1家，即甲中心。"
    assert told[2] == f"我局设2个处室。{units}主要职责："
    told = lines(report({"文字材料": ["章节编码,正文", "overview,我局设2个处室，下属甲中心。"]}))
    assert told[2] == "我局设2个处室，下属甲中心。主要职责："


def test_posts_and_staff_are_told_once(report: Report, lines: Lines) -> None:
    staff = ["编码,指标名称,数值,单位", "staff.established,,52,人", "staff.in_post,,53,人"]
    text = ["章节编码,正文", "overview,我局在职53人，内设2个机构，下属甲中心。"]
    assert lines(report({"机构人员": staff}))[2].endswith(
        "即甲中心。编制数52人，在职人员数53人。主要职责："
    )
    told = lines(report({"机构人员": staff, "文字材料": text}))
    assert told[2] == "我局在职53人，内设2个机构，下属甲中心。编制数52人。主要职责："


def test_guangzhou_has_its_own_words(report: Report, lines: Lines) -> None:
    profile = [
        "项目,内容",
        "部门名称,某局",
        "地区,广东省广州市",
        "年度,2021",
        "评分标准,guangzhou-department-2021",
    ]
    told = lines(report({"部门概况": profile}))
    assert "机关内设2个处室（办公室、规划处）" in told[2]
    assert any("（含转移区支付2.15亿元）" in line for line in told)
    assert any("责任处室：规划处" in line for line in told)


def test_a_result_with_a_figure_and_a_statement_tells_both(report: Report, lines: Lines) -> None:
    heads = "编码,指标名称,数值,单位,限定语,事项"
    rows = [
        heads,
        "A1,三分之二以上行政村,三分之二,,以上,完成改厕。",
        "A2,新建农田,6200,亩,超,全部验收。",
        "A3,实验室,20,家,,",
    ]
    told = lines(report({"工作成效": rows}))
    assert "三分之二以上行政村完成改厕；新建农田超6,200亩，全部验收；实验室20家。" in told


def test_missing_duties_are_noticed(report: Report, lines: Lines) -> None:
    made = report({"部门职责": None})
    assert lines(made)[2].endswith("即甲中心。")
    assert "部门概况：没有填写主要职责。在“部门职责”表逐条填写。" in map(str, made.notices)


def test_tasks_are_told_by_the_officer_else_by_the_forms(report: Report, lines: Lines) -> None:
    told = lines(report())
    assert "建设平台。建设创新平台。全部完成。" in told
    assert "培育主体。高新技术企业数量1.2万家，居全国第四；科技人才2,223人（2020年）。" in told
    text = ["章节编码,正文", "tasks.2,全市有高新技术企业1.2万家。"]
    assert "培育主体。全市有高新技术企业1.2万家。" in lines(report({"文字材料": text}))


def test_a_task_without_any_words_says_so(report: Report, lines: Lines) -> None:
    made = report({"工作成效": None})
    assert "培育主体。" in lines(made)
    assert any(
        "“培育主体”没有写明完成情况" in str(one) and "“年度工作任务”表 2 行" in str(one)
        for one in made.notices
    )
    draft = report({"工作成效": None}, draft=True)
    assert "培育主体。【待填报：完成情况】" in lines(draft)


TASKS = "编码,任务名称,主要内容,预算总额,财政拨款,其他资金,完成情况"


def test_a_task_tells_content_completion_results_and_money(report: Report, lines: Lines) -> None:
    tasks = [
        TASKS,
        '1,建设平台,建设创新平台,"1,200.00","1,000.00",200.00,全部完成',
        "2,培育主体,,,,,",
    ]
    results = ["编码,所属任务,指标名称,数值,单位", "A1,1,实验室,20,家"]
    plans = [
        "编码,计划（任务）名称,预算数,支出数",
        "1,建设平台,1200.00,1100.00",
        "9,其他,1.00,1.00",
    ]
    told = lines(report({"年度工作任务": tasks, "工作成效": results, "计划支出": plans}))
    assert (
        "建设平台。建设创新平台。全部完成。实验室20家。预算总额1,200.00万元"
        "（其中财政拨款1,000.00万元、其他资金200.00万元），实际支出1,100.00万元，支出完成率91.67%。"
    ) in told
    # A plan of the same code and another name is another thing.
    plans[1] = "1,别的计划,1200.00,1100.00"
    told = lines(report({"年度工作任务": tasks, "工作成效": results, "计划支出": plans}))
    assert any(line.endswith("其他资金200.00万元）。") for line in told)


def test_results_that_all_belong_to_tasks_are_told_by_task(report: Report, lines: Lines) -> None:
    results = ["编码,所属任务,指标名称,数值,单位", "A1,1,实验室,20,家", "A2,2,高企,30,家"]
    told = lines(report({"工作成效": results}))
    at = told.index("主要工作成效")
    assert told[at + 1 : at + 3] == ["建设平台。实验室20家。", "培育主体。高企30家。"]
    told = lines(report({"工作成效": [*results, "A3,,论坛,1,个"]}))
    assert told[told.index("主要工作成效") + 1] == "论坛1个。"


def test_a_number_of_two_tasks_is_bound_to_the_near_one(report: Report) -> None:
    results = [
        "编码,所属任务,指标名称,数值,单位",
        "A1,1,实验室,20,家",
        "A2,2,高企,20,家",
    ]
    texts = ["章节编码,正文", "tasks.1,实验室20家。", "tasks.2,高企20家。", "tasks,共有20家。"]
    made = report({"工作成效": results, "文字材料": texts})
    assert [f.fact for f in made.document.figures() if f.text == "20家"] == [
        "achievement.A1",
        "achievement.A2",
        # Told again by task among the year's results, where no result stands alone.
        "achievement.A1",
        "achievement.A2",
    ]


def test_results_of_no_task_are_the_years_achievements(report: Report, lines: Lines) -> None:
    told = lines(report())
    assert told[told.index("主要工作成效") + 1] == "新平台挂牌运行。"
    texts = ["章节编码,正文", "achievements,成效明显。"]
    told = lines(report({"文字材料": texts}))
    assert told[told.index("主要工作成效") + 1] == "成效明显。"


def test_every_paragraph_of_a_text_is_one(report: Report) -> None:
    made = report({"文字材料": ["章节编码,正文", 'achievements,"第一段。\n\n第二段21个。"']})
    blocks = made.document.blocks
    at = next(i for i, b in enumerate(blocks) if getattr(b, "text", "") == "主要工作成效")
    assert all(isinstance(block, Paragraph) for block in blocks[at + 1 : at + 3])
    assert not isinstance(blocks[at + 3], ListBlock | Figure)


def test_a_result_that_the_text_leaves_out_is_noticed(report: Report) -> None:
    texts = ["章节编码,正文", "tasks.2,全市有高新技术企业1.2万家。"]
    told = [str(notice) for notice in report({"文字材料": texts}).notices]
    assert (
        "文字材料：章节“tasks.2”没有写到已填报的成效：科技人才2,223人。补写，或确认报告不用。"
        in told
    )
    texts = ["章节编码,正文", "tasks.2,高新技术企业1.2万家，科技人才2223人。"]
    told = [str(notice) for notice in report({"文字材料": texts}).notices]
    assert not any("没有写到" in notice for notice in told)


DONE_TASKS = [
    TASKS,
    "1,学生资助,落实资助政策,,,,资助学生18236人次。",
    "2,改善办学条件,改扩建校舍,,,,改扩建学校9所。",
]


def test_what_the_completion_says_is_not_said_again(report: Report, lines: Lines) -> None:
    results = [
        "编码,所属任务,指标名称,数值,单位,比较说明",
        "A1,1,资助家庭经济困难学生,18236,人次,",
        "A2,2,表彰学校,9,所,",
    ]
    told = lines(report({"年度工作任务": DONE_TASKS, "工作成效": results}))
    assert "学生资助。落实资助政策。资助学生18236人次。" in told
    # The same number of another thing is news.
    assert "改善办学条件。改扩建校舍。改扩建学校9所。表彰学校9所。" in told


def test_of_a_result_told_already_the_comparison_is_left(report: Report, lines: Lines) -> None:
    results = [
        "编码,所属任务,指标名称,数值,单位,比较说明,期间,事项",
        "A1,1,资助家庭经济困难学生,18236,人次,比上年增加12%,,",
        "A2,2,改扩建学校,9,所,,2020年,",
    ]
    told = lines(report({"年度工作任务": DONE_TASKS, "工作成效": results}))
    assert "学生资助。落实资助政策。资助学生18236人次。资助家庭经济困难学生比上年增加12%。" in told
    # Of another year it is another figure.
    assert "改善办学条件。改扩建校舍。改扩建学校9所。改扩建学校9所（2020年）。" in told


def test_money_of_one_source_is_told_once(report: Report, lines: Lines) -> None:
    def money(total: str, appropriation: str, other: str) -> str:
        tasks = [TASKS, f"1,建设平台,,{total},{appropriation},{other},完成"]
        told = lines(report({"年度工作任务": tasks, "工作成效": None, "计划支出": None}))
        return next(line for line in told if line.startswith("建设平台。"))

    assert money("10.00", "10.00", "0.00").endswith("预算总额10.00万元（均为财政拨款）。")
    assert money("10.00", "9.00", "1.00").endswith(
        "预算总额10.00万元（其中财政拨款9.00万元、其他资金1.00万元）。"
    )


def test_the_number_of_units_is_told_once(report: Report, lines: Lines) -> None:
    def told(text: str) -> str:
        return lines(report({"文字材料": ["章节编码,正文", f"overview,{text}"]}))[2]

    units = "纳入部门预算编报范围的下属单位"
    assert f"下属单位1个。{units}为甲中心。" in told("我局设2个处室、下属单位1个。")
    assert f"{units}有1家，即甲中心。" in told("我局设2个处室、下属单位众多。")
    assert f"{units}有1家，即甲中心。" in told("我局设2个处室、下属单位11个。")
