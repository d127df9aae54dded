"""The cities and the kinds of fund that the third-party reports are about."""

from dataclasses import dataclass


@dataclass(frozen=True)
class City:
    """Hold a city, its counties and how its province numbers papers."""

    name: str
    province: str
    mark: str
    firm: str
    counties: tuple[str, ...]


@dataclass(frozen=True)
class Fund:
    """Hold what a fund pays for; money in cents for each piece of the task."""

    key: str
    name: str
    office: str
    paper: str
    unit: str
    verb: str
    task: tuple[int, int, int]
    price: tuple[int, int]
    seen_unit: str
    seen: tuple[int, int]
    seen_name: str
    faults: tuple[str, str]
    output: str
    effects: tuple[str, str]
    asked: tuple[str, str, str]
    effect: tuple[int, int, int]


CITIES = (
    City(
        "颍川市",
        "河南省",
        "豫",
        "河南豫衡达会计师事务所（普通合伙）",
        ("沙颍县", "白龟县", "汜河县", "洧东县", "澧源县", "嵩阴县", "潩水区", "石漫县"),
    ),
    City(
        "汝宁市",
        "河南省",
        "豫",
        "河南中审鉴远会计师事务所有限公司",
        ("臻头县", "洪溪县", "汝阴县", "练江区", "铜牛县", "宿鸭县", "黄酉县"),
    ),
    City(
        "袁江市",
        "江西省",
        "赣",
        "江西赣诚信达会计师事务所有限责任公司",
        ("潦河县", "铜岭县", "芦江县", "禾川县", "杨岐县", "袁南区", "锦北县"),
    ),
    City(
        "章水市",
        "江西省",
        "赣",
        "江西正源衡评咨询有限公司",
        ("章东县", "梅关县", "桃江县", "濂水县", "琴口县", "湘源县", "贡西区", "平固县"),
    ),
)
FUNDS = (
    Fund(
        "house",
        "农村危房改造补助资金",
        "住房和城乡建设局",
        "建",
        "户",
        "改造",
        (56, 310, 1),
        (142 * 10**4, 189 * 10**4),
        "户",
        (18, 46),
        "改造户",
        ("一户一档资料缺项", "改造后面积超标"),
        "危房改造任务完成率",
        ("住房安全保障水平", "建后管理长效机制"),
        ("改造农户", "村组干部", "乡镇工作人员"),
        (9480, 9720, 9960),
    ),
    Fund(
        "field",
        "高标准农田建设补助资金",
        "农业农村局",
        "农",
        "亩",
        "建设",
        (90, 420, 100),
        (148 * 10**3, 198 * 10**3),
        "处",
        (32, 78),
        "工程设施",
        ("机井未通电或损坏", "管护主体未落实"),
        "高标准农田建设任务完成率",
        ("耕地灌溉保障水平", "工程管护长效机制"),
        ("种植农户", "种植大户", "村组干部"),
        (7100, 8300, 9400),
    ),
    Fund(
        "road",
        "农村公路养护工程补助资金",
        "交通运输局",
        "建",
        "公里",
        "养护",
        (28, 96, 1),
        (86 * 10**5, 131 * 10**5),
        "段",
        (12, 31),
        "路段",
        ("养护记录不完整", "路面病害未及时处置"),
        "养护工程任务完成率",
        ("农村公路通行条件", "日常养护长效机制"),
        ("沿线居民", "客货运驾驶员", "乡镇工作人员"),
        (7900, 8500, 9300),
    ),
)
SOURCES = ("中央资金", "省级资金", "市级资金")
