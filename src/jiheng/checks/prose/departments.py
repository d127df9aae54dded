"""Know the department that a report is of, and the names of other departments."""

import re
from dataclasses import dataclass

from jiheng.checks.reading import Reading

_TYPES = "管理委员会|委员会|办公室|管理局|局|厅|委|办|院|中心|协会|联合会|法院|检察院|政府"
_REGION = r"[\u4e00-\u9fff]{2,6}?(?:省|自治区|自治州|地区|市|区|县|州|旗)"
_TITLE = re.compile(
    rf"^(?:附件\s*\d*\s*[:：]?)?\s*(?:(?:19|20)\d{{2}}\s*年?度?\s*)?(?P<name>(?P<region>{_REGION})(?P<region2>{_REGION})?"
    rf"(?P<body>[\u4e00-\u9fff]{{2,14}}?(?:{_TYPES})))(?=\s*(?:(?:19|20)\d{{2}}|部门|整体|关于|本级|决算|预算|$|绩效|单位))"
)
_TITLE_PASSAGES = 5
_LONGEST = 60
_FIELDS = """
    财政 民政 司法 审计 统计 教育 公安 科技 科学技术 工业和信息化
    人力资源和社会保障 自然资源 规划和自然资源 生态环境 住房和城乡建设 交通运输 水务
    水利 农业农村 商务 文化广电旅游 文化和旅游 文化广电和旅游 卫生健康 退役军人事务
    应急管理 市场监督管理 体育 医疗保障 信访 林业 林业和草原 园林 城市管理
    城市管理和综合执法 综合行政执法 政务服务 政务服务数据管理 发展和改革
    国有资产监督管理 机关事务管理 乡村振兴 地方金融监督管理 金融工作 粮食和物资储备
    大数据管理 人民防空 民族宗教事务 民族事务 外事 港澳 供销合作 投资促进 海洋 气象
    地震 税务 烟草专卖 知识产权 药品监督管理 广播电视 新闻出版 文物 档案 畜牧兽医
    经济和信息化 教育体育 科学技术和工业信息化 行政审批服务
"""
STEMS = frozenset(_FIELDS.split())
"""The fields of the departments that most regions have: two of them are no misspelling."""


@dataclass(frozen=True)
class Department:
    """Hold the department in the title: 广州市科学技术局, its region 广州市, the rest 科学技术局."""

    name: str
    region: str
    body: str

    @property
    def stem(self) -> str:
        """Give the field of the department without 局, 委员会 …"""
        return re.sub(rf"(?:{_TYPES})$", "", self.body)


def department_of(reading: Reading) -> Department | None:
    """Read the department from the title; None where no title names one.

    The name has to stand again in the text, so that a title cut badly misleads nobody.
    """
    first = reading.text_passages[:_TITLE_PASSAGES]
    for passage in first:
        text = "".join(passage.text.split())
        match = _TITLE.match(text) if len(text) <= _LONGEST else None
        if match:
            region = match["region"] + (match["region2"] or "")
            return Department(match["name"], region, match["body"])
    return None
