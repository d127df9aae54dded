"""What hospitals and colleges of Jilin and Qinghai are: names, departments, projects and terms."""

from dataclasses import dataclass

PLACES = ("江桦市", "松浦岭市", "辉岭市", "湟北市", "格曲州")
TITLES = ("正高级", "副高级", "中级", "初级及以下")


@dataclass(frozen=True)
class Task:
    """Hold a project: what it is about, the thing that it does, how much of it, its share of money."""

    name: str
    subject: str
    item: str
    unit: str
    number: int
    weight: int


@dataclass(frozen=True)
class Org:
    """Hold the words of one kind of institution."""

    is_hospital: bool
    names: tuple[str, ...]
    duties: tuple[str, ...]
    rooms: tuple[str, ...]
    room: str
    jobs: tuple[str, ...]
    functions: tuple[tuple[str, str], ...]
    projects: tuple[Task, ...]
    charges: tuple[str, ...]
    served: tuple[str, str]


HOSPITAL = Org(
    is_hospital=True,
    names=("中心医院", "人民医院", "第二人民医院", "第一医院"),
    duties=(
        "为辖区居民提供门诊、急诊、住院和院前急救服务",
        "承担重大疫情救治和突发公共卫生事件处置",
        "开展临床教学、科研和基层医务人员培训",
        "对口帮扶乡镇卫生院，落实分级诊疗",
    ),
    rooms=(
        "心血管内科",
        "神经内科",
        "骨科",
        "普外科",
        "妇产科",
        "儿科",
        "重症医学科",
        "急诊科",
        "康复医学科",
        "眼科",
    ),
    room="省级以上重点专科",
    jobs=("医师", "护士", "药师", "技师", "行政后勤人员"),
    functions=(
        ("210", "卫生健康支出"),
        ("208", "社会保障和就业支出"),
        ("221", "住房保障支出"),
    ),
    projects=(
        Task("重点专科能力提升项目", "专科设备", "购置专科设备", "台（套）", 14, 40),
        Task("住院医师规范化培训补助", "培训", "在培住院医师", "人", 46, 4),
        Task("院前急救站点改造", "站点", "改造急救站点", "个", 6, 6),
        Task("病案与影像数据中心建设", "系统", "接入检查设备", "台", 38, 12),
        Task("污水处理设施更新", "设施", "更新处理机组", "组", 3, 8),
        Task("对口支援基层派驻补助", "派驻", "派驻医师", "人", 24, 3),
    ),
    charges=("进修培训费", "职业资格考务费"),
    served=("门诊患者", "住院患者"),
)
COLLEGE = Org(
    is_hospital=False,
    names=("职业技术学院", "应用技术职业学院", "理工职业学院", "城市职业学院"),
    duties=(
        "实施全日制高等职业教育，培养技术技能人才",
        "开展职业技能培训和等级认定",
        "推进校企合作，开展应用技术研究与服务",
        "承担退役军人、农牧民等群体学历提升教育",
    ),
    rooms=(
        "机电工程系",
        "信息工程系",
        "经济管理系",
        "护理系",
        "学前教育系",
        "畜牧兽医系",
        "建筑工程系",
        "基础教学部",
        "思政教学部",
    ),
    room="教学系部",
    jobs=("专任教师", "实验实训人员", "辅导员", "行政管理人员", "工勤人员"),
    functions=(
        ("205", "教育支出"),
        ("208", "社会保障和就业支出"),
        ("210", "卫生健康支出"),
        ("221", "住房保障支出"),
    ),
    projects=(
        Task("现代职业教育质量提升项目", "实训设备", "购置实训设备", "台（套）", 120, 30),
        Task("学生宿舍供暖管网改造", "管网", "改造供暖管网", "米", 2600, 16),
        Task("产教融合实训基地建设", "基地", "建成实训室", "间", 9, 24),
        Task("双师型教师培养经费", "培训", "选派企业实践教师", "人", 34, 3),
        Task("智慧校园网络升级", "网络", "更换接入点", "个", 310, 8),
        Task("图书文献资源购置", "图书", "新增纸质图书", "册", 14000, 3),
    ),
    charges=("学费", "住宿费", "技能培训费"),
    served=("在校学生", "用人单位"),
)
