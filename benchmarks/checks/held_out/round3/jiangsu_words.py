"""The names that a county's education office and its health office print differently."""

from dataclasses import dataclass

AIDS = ("补助", "补贴", "救助", "扶助")
SERVICES = ("保安", "急救", "医疗服务", "公共卫生")


@dataclass(frozen=True)
class Trade:
    """Hold the names that differ between 教育 and 卫生健康."""

    key: str
    office: str
    short: str
    sources: tuple[str, ...]
    bodies: tuple[tuple[str, int, int], ...]
    rooms: tuple[str, ...]
    local: tuple[str, ...]
    upper: tuple[str, ...]
    works: tuple[tuple[str, str, int, int], ...]
    items: tuple[str, str, str, str, str]
    asked: tuple[str, str]
    effect: tuple[int, int, int, int]


TRADES = (
    Trade(
        "edu",
        "教育局",
        "局",
        (
            "一般公共预算财政拨款收入",
            "政府性基金预算财政拨款收入",
            "事业收入（教育收费）",
            "其他收入",
        ),
        (("中学", 12, 26), ("小学", 22, 48), ("幼儿园", 9, 21), ("其他事业单位", 2, 6)),
        ("办公室", "组织人事科", "财务审计科", "基础教育科", "职业教育科", "安全管理科", "督导室"),
        (
            "义务教育学校校舍维修改造",
            "城乡教育信息化装备更新",
            "校园安全专职保安配备",
            "乡村教师交通补贴",
            "公办幼儿园扩容工程",
        ),
        (
            "城乡义务教育补助经费",
            "学前教育发展专项资金",
            "学生资助补助资金",
            "薄弱环节改善与能力提升补助资金",
        ),
        (
            ("新增普惠性学前教育学位", "个", 400, 1600),
            ("资助家庭经济困难学生", "人次", 4200, 16000),
            ("中小学教师全员培训", "人次", 2100, 5600),
            ("普通教室照明达标改造", "间", 180, 760),
            ("公开招聘新教师", "名", 60, 180),
        ),
        (
            "学前教育学位扩增完成率",
            "困难学生资助任务完成率",
            "教师培训考核合格率",
            "年度重点工作按期办结率",
            "义务教育巩固率",
        ),
        ("学生家长", "教职工"),
        (970, 985, 9690, 9960),
    ),
    Trade(
        "health",
        "卫生健康委员会",
        "委",
        ("一般公共预算财政拨款收入", "政府性基金预算财政拨款收入", "事业收入", "其他收入"),
        (("县直医疗卫生机构", 3, 7), ("乡镇卫生院", 11, 22), ("社区卫生服务中心", 2, 6)),
        (
            "办公室",
            "人事科",
            "规划财务科",
            "医政医管科",
            "基层卫生健康科",
            "综合监督科",
            "疾病预防控制科",
        ),
        (
            "村卫生室标准化建设",
            "区域医疗中心设备购置",
            "乡村医生养老生活补助",
            "急救网络布点运行",
            "精神卫生救治救助",
        ),
        (
            "基本公共卫生服务补助资金",
            "基本药物制度补助资金",
            "计划生育奖励扶助资金",
            "医疗服务与保障能力提升补助资金",
        ),
        (
            ("家庭医生重点人群签约", "人", 21000, 69000),
            ("65周岁以上老年人健康体检", "人", 18000, 62000),
            ("适龄妇女“两癌”筛查", "人", 4500, 13000),
            ("乡村医生岗位培训", "人次", 420, 1500),
            ("招聘基层卫生专业技术人员", "名", 40, 110),
        ),
        (
            "重点人群签约任务完成率",
            "老年人健康体检完成率",
            "村卫生室建设达标率",
            "年度重点工作按期办结率",
            "基层医疗卫生机构诊疗量占比",
        ),
        ("就诊群众", "基层医务人员"),
        (570, 630, 5660, 6780),
    ),
)


def kind_of(name: str) -> str:
    """Tell whether a project pays people, buys services or builds: aid, serve or work."""
    if any(word in name for word in SERVICES):
        return "serve"
    is_aid = any(word in name for word in AIDS) and "薄弱环节" not in name
    return "aid" if is_aid else "work"
