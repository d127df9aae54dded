"""County departments of the exam: the books of the generator under names and tasks of their own."""

import random
from dataclasses import dataclass, replace

from benchmarks.checks.generator.ledger import Ledger, make_ledger

Goal = tuple[str, str, int, int]


@dataclass(frozen=True)
class Office:
    """Hold the names and tasks of a kind of department; goals are name, unit, least, most."""

    name: str
    function: str
    units: tuple[str, ...]
    projects: tuple[str, ...]
    duties: tuple[str, ...]
    works: tuple[str, ...]
    goals: tuple[Goal, ...]


OFFICES = (
    Office(
        "水利和湖泊局",
        "农林水支出",
        (
            "河道堤防管理站",
            "水库管理处",
            "灌区服务中心",
            "水政监察大队",
            "水文监测站",
            "节水办公室",
        ),
        (
            "小型水库除险加固工程",
            "末级渠系疏浚工程",
            "农村供水水质检测",
            "湖长制巡护管护",
            "山洪灾害预警设施运维",
            "水土流失治理工程",
            "节水型单位创建补助",
            "堤防白蚁防治",
        ),
        ("水资源统一调度", "防洪抗旱工程管护", "河湖岸线管理", "农村饮水安全监管", "水土保持监督"),
        (
            "汛前对病险涵闸逐座排查并落实销号",
            "河湖“清四乱”由专班逐月督办",
            "供水水价成本监审按期完成",
        ),
        (
            ("疏浚渠道长度", "公里", 40, 260),
            ("巡查水库次数", "次", 120, 900),
            ("检测水样份数", "份", 150, 800),
            ("整治堤防隐患处数", "处", 12, 90),
        ),
    ),
    Office(
        "文化和旅游局",
        "文化旅游体育与传媒支出",
        ("图书馆", "博物馆", "群众艺术馆", "非遗保护中心", "旅游质监所", "考古研究所"),
        (
            "公共文化场馆免费开放",
            "戏曲进乡村惠民演出",
            "古建筑抢救性保护",
            "非遗传承人扶持",
            "乡村旅游标识提升",
            "应急广播运行维护",
            "全域旅游宣传推广",
        ),
        ("公共文化服务供给", "文物安全管理", "文旅市场执法", "旅游资源普查开发", "非遗保护传承"),
        (
            "博物馆延时开放至晚间九点",
            "景区玻璃栈道等高风险项目全部纳入重点监管",
            "剧团下乡路线提前公示",
        ),
        (
            ("送戏下乡场次", "场", 60, 420),
            ("新增藏书册数", "册", 1200, 9000),
            ("文物巡查点次", "点次", 150, 760),
            ("检查经营场所", "家次", 110, 640),
        ),
    ),
    Office(
        "交通运输局",
        "交通运输支出",
        ("公路养护中心", "港航事业发展中心", "道路运输服务中心", "交通质量监督站", "治超检测站"),
        (
            "农村公路日常养护",
            "危旧桥梁加固改造",
            "城乡公交一体化补贴",
            "公路安全生命防护工程",
            "治超站点智能化升级",
            "内河渡口更新改造",
            "客货邮融合站点建设",
        ),
        (
            "公路建设养护管理",
            "道路水路运输监管",
            "交通工程质量监督",
            "超限超载治理",
            "公共交通保障",
        ),
        ("村道“路长”公示牌实现行政村全覆盖", "渡船全部加装视频监控", "农村客运班线按需动态调整"),
        (
            ("养护农村公路里程", "公里", 210, 1600),
            ("加固桥梁座数", "座", 3, 28),
            ("安装护栏长度", "公里", 18, 130),
            ("检查营运车辆", "辆次", 300, 2600),
        ),
    ),
    Office(
        "民政局",
        "社会保障和就业支出",
        ("社会福利院", "救助管理站", "殡葬管理所", "婚姻登记处", "养老服务指导中心", "儿童福利院"),
        (
            "特困人员集中供养",
            "经济困难老人居家服务",
            "孤儿基本生活保障",
            "流浪乞讨人员救助",
            "公益性墓地建设",
            "社区养老设施改造",
            "社会工作站购买服务",
        ),
        ("最低生活保障", "养老服务发展", "儿童权益保护", "社会组织登记管理", "区划地名管理"),
        ("低保对象每季度入户核查", "养老机构消防整改逐项复验", "困境儿童建立一人一档"),
        (
            ("居家服务老人人数", "人", 240, 1900),
            ("改造养老床位", "张", 60, 380),
            ("救助流浪人员", "人次", 30, 260),
            ("探访独居老人", "人次", 900, 8000),
        ),
    ),
)


def make_office(rng: random.Random, places: tuple[str, ...]) -> tuple[Ledger, Office]:
    """Draw a department of one of some places, and its books."""
    ledger, office, place = make_ledger(rng), rng.choice(OFFICES), rng.choice(places)
    names = rng.sample(office.projects, len(ledger.projects))
    projects = tuple(
        replace(project, name=name) for project, name in zip(ledger.projects, names, strict=True)
    )
    units = tuple(place + unit for unit in rng.sample(office.units, len(ledger.units)))
    return replace(
        ledger, units=units, projects=projects, place=place, name=place + office.name
    ), office
