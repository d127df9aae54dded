"""Projects of the Inner Mongolia and Xinjiang style: what is built or paid, and at which standard."""

from dataclasses import dataclass

PLACES = (
    ("巴林右旗", "赤峰市", "旗"),
    ("奈曼旗", "通辽市", "旗"),
    ("伊宁县", "伊犁州", "县"),
    ("温宿县", "阿克苏地区", "县"),
)


@dataclass(frozen=True)
class Task:
    """Hold a part of a project: its unit, the standard in 元 and the usual size."""

    name: str
    unit: str
    standard: tuple[int, int]
    size: tuple[int, int]


@dataclass(frozen=True)
class Kind:
    """Hold a kind of project."""

    name: str
    office: str
    unit: str
    tasks: tuple[Task, ...]
    quality: str
    timely: str
    people: tuple[str, int, int]
    effect: str
    lasting: str
    pleased: str


KINDS = (
    Kind(
        name="退化草原修复治理项目",
        office="林业和草原局",
        unit="草原工作站",
        tasks=(
            Task("人工种草", "亩", (220, 360), (8000, 24000)),
            Task("免耕补播", "亩", (60, 110), (20000, 60000)),
            Task("毒害草防除", "亩", (25, 45), (10000, 40000)),
            Task("围栏建设", "公里", (9000, 14000), (60, 220)),
            Task("鼠害防治", "亩", (6, 12), (50000, 160000)),
        ),
        quality="牧草出苗合格率",
        timely="治理任务按期完成率",
        people=("项目区受益牧户", 400, 2600),
        effect="项目区草原植被盖度",
        lasting="管护协议签订率",
        pleased="项目区牧民满意度",
    ),
    Kind(
        name="农村牧区饮水安全巩固提升项目",
        office="水利局",
        unit="供水服务中心",
        tasks=(
            Task("更新供水管网", "公里", (42000, 88000), (30, 130)),
            Task("改造水源井", "眼", (90000, 180000), (8, 40)),
            Task("安装智能水表", "块", (260, 420), (2000, 9000)),
            Task("配备净水设备", "台套", (18000, 46000), (12, 70)),
            Task("建设泵房", "座", (120000, 240000), (6, 26)),
        ),
        quality="出厂水质达标率",
        timely="工程按期完工率",
        people=("供水保障人口", 3000, 16000),
        effect="集中供水率",
        lasting="水费收缴率",
        pleased="用水户满意度",
    ),
    Kind(
        name="少数民族聚居村基础设施提升项目",
        office="农业农村局",
        unit="乡村建设服务站",
        tasks=(
            Task("硬化村内道路", "平方米", (95, 140), (20000, 70000)),
            Task("安装太阳能路灯", "盏", (2600, 3900), (200, 900)),
            Task("改造户用卫生厕所", "户", (2000, 3200), (180, 900)),
            Task("修建排水渠", "米", (180, 330), (1500, 9000)),
            Task("配备垃圾收集箱", "个", (700, 1300), (150, 800)),
        ),
        quality="工程验收合格率",
        timely="建设任务按期完成率",
        people=("受益农牧民", 2000, 9000),
        effect="村内道路硬化率",
        lasting="设施管护责任落实率",
        pleased="受益农牧民满意度",
    ),
)
