"""The county offices of the Hubei and Jiangxi style: names, projects and what they do."""

from dataclasses import dataclass

PLACES = ("蕲阳县", "罗田县", "通山县", "广昌县", "宜黄县", "铜鼓县")
Countable = tuple[str, str, int, int]


@dataclass(frozen=True)
class Office:
    """Hold one kind of office."""

    name: str
    duties: tuple[str, ...]
    units: tuple[str, ...]
    own: tuple[str, ...]
    upper: tuple[str, ...]
    outputs: tuple[Countable, ...]
    quality: str
    timely: str
    effect: Countable
    share: str
    pleased: str
    twins: tuple[str, str]


OFFICES = (
    Office(
        name="水利局",
        duties=("水资源统一管理", "防汛抗旱水利保障", "农村供水监管", "水土流失治理"),
        units=("河道堤防管理站", "水库移民服务中心", "农村供水管理站", "水利工程质量站"),
        own=("河湖长制工作经费", "水库安全鉴定经费", "防汛物资储备经费", "水价改革奖补"),
        upper=("中央水利发展资金", "小型水库养护补助", "山洪灾害防治补助", "水土保持工程补助"),
        outputs=(
            ("维修养护小型水库", "座", 30, 90),
            ("整治灌溉渠道", "公里", 40, 160),
            ("更新雨量监测站", "处", 12, 48),
            ("清理河道垃圾", "吨", 400, 2600),
        ),
        quality="工程验收合格率",
        timely="项目按期完工率",
        effect=("改善灌溉面积", "亩", 8000, 30000),
        share="农村自来水普及率",
        pleased="受益群众满意度",
        twins=("城北排涝泵站一期工程", "城北排涝泵站二期工程"),
    ),
    Office(
        name="民政局",
        duties=("社会救助", "养老服务", "社会组织登记管理", "区划地名管理"),
        units=("社会救助服务中心", "中心福利院", "殡仪馆", "婚姻登记处"),
        own=("城乡低保提标补助", "殡葬惠民补贴", "社会救助工作经费", "未成年人保护经费"),
        upper=("困难群众救助补助", "居家养老试点补助", "残疾人两项补贴", "福彩公益金项目"),
        outputs=(
            ("实施临时救助", "人次", 400, 2600),
            ("完成适老化改造", "户", 60, 290),
            ("新建互助养老点", "个", 8, 36),
            ("走访留守儿童", "人次", 350, 1900),
        ),
        quality="补助对象认定准确率",
        timely="资金按月发放及时率",
        effect=("享受助餐服务老年人", "人", 900, 5200),
        share="护理型床位占比",
        pleased="救助对象满意度",
        twins=("第一福利院消防改造", "第二福利院消防改造"),
    ),
    Office(
        name="文化和旅游局",
        duties=("公共文化服务", "文物保护利用", "旅游产业促进", "文化市场监管"),
        units=("文化馆", "图书馆", "博物馆", "采茶剧团"),
        own=("送戏下乡演出补助", "文物日常保护经费", "全民艺术普及经费", "旅游宣传推广经费"),
        upper=("公共文化服务补助", "国家文物保护资金", "非遗保护传承补助", "红色旅游提升补助"),
        outputs=(
            ("组织送戏下乡", "场", 80, 260),
            ("举办公益培训", "期", 20, 90),
            ("修缮不可移动文物", "处", 6, 30),
            ("新增馆藏图书", "册", 3000, 16000),
        ),
        quality="文物修缮验收合格率",
        timely="演出任务按期完成率",
        effect=("公共图书馆到馆读者", "人次", 20000, 90000),
        share="文化设施免费开放率",
        pleased="观众满意度",
        twins=("东门古城墙修缮工程", "南门古城墙修缮工程"),
    ),
)
