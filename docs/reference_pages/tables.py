"""The page of the tables that are scored at once, and of what comes out."""

from jiheng.tables.layout import LAYOUTS, Layout
from jiheng.tables.outcome import STATUS_CODES
from reference_pages.markdown import bullets, code, page, table

WORDS = {"int64": "整数", "string": "文字"}
RESULTS = (
    ("`projects/`", "每个项目一行：总分、填报状态、上下限、等级，各指标的得分和状态，空缺的行数"),
    ("`losses/`", "哪个单位、哪类指标、因什么原因扣了多少分，多少分还不能计"),
    ("`indicators/`", "每行指标的分值和结果；写 `--rows` 才有"),
    ("`departments.parquet`", "每个单位一行：项目得分按全年预算数加权平均"),
    ("`regions.parquet`", "每个地区一行，县、市、省逐级汇总；`level` 省级为 0，往下加 1"),
    ("`reasons.parquet`", "原因代码的含义：哪条规则、满足什么条件、怎样得分"),
    ("`run.json`、`summary.json`", "评的是什么，一共多少"),
)


def tables_page() -> str:
    """Make the page."""
    codes = [[str(code), status.label] for status, code in STATUS_CODES.items()]
    return page(
        "大表的格式",
        "`jiheng score --tables 文件夹` 读文件夹里的四张 Parquet 表。指标表和项目表可以各是一个文件"
        "（`indicators.parquet`、`projects.parquet`），也可以各是一个文件夹，里面放同名的分片；"
        "一个项目和它的指标须在同名的两个分片里。",
        "数一律是整数，单位是一个小单位，读入时不作任何舍入：金额以分（钱）计，分值以百分之一分计，"
        "指标值以万分之一计。指标值和实际完成值用同一计量单位。",
        *[part for layout in LAYOUTS for part in _layout(layout)],
        "## 空缺",
        "数留空就是没有数。名称加 `_status` 的列写明是哪一种空缺，不写就是未填报；有数时不看这一列。"
        "结果表里的状态也用这些代码，同时有几种时显示代码大的一种。",
        table(["代码", "状态"], codes),
        "## 结果",
        table(["文件", "内容"], [list(row) for row in RESULTS]),
        bullets(
            [
                "得分、上下限的单位是标准规定的最后一位小数（两位小数时为百分之一分）；权重以分（钱）计。",
                "一行指标的结果是一个整数：得分×65536＋原因代码×4＋状态代码。",
                "没有总分或没有全年预算数的项目不进入平均，各有几个写在旁边；`low`、`high` 是全部项目都算进来时的下限和上限。",
                "四分位数是达到该比例的最低得分，是实际有的得分，不内插。",
            ]
        ),
    )


def _layout(layout: Layout) -> list[str]:
    rows = [
        [code(one.name), WORDS[one.kind], "是" if one.required else "", one.meaning]
        for one in layout.fields
    ]
    return [
        f"## {layout.title}表 `{layout.name}`",
        table(["列", "类型", "必有", "含义"], rows),
    ]
