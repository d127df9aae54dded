"""The demonstration's organisations and accounts."""

from datetime import timedelta

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone

from jiheng.web.organisations.models import Kind, Office, Organisation, Region
from jiheng.web.people.models import Membership, User
from jiheng.web.people.roles import Role
from jiheng.web.trail.acting import acting

PASSWORD = "Jiheng-2021"  # 演示账号的密码，启动时印在屏幕上。
CITY, PROVINCE = ("440100", "广州市"), ("440000", "广东省")
FINANCE = "FIN"
DEPARTMENT = "106"
UNIT = "106001"
NEIGHBOUR = "107"

ACCOUNTS: tuple[tuple[str, str, str, Role], ...] = (
    ("tianbao", "陈填报", UNIT, Role.FILLER),
    ("chushi", "林审核", UNIT, Role.OFFICE_REVIEWER),
    ("jixiao", "黄专管", DEPARTMENT, Role.PERFORMANCE_OFFICER),
    ("fuzeren", "李局长", DEPARTMENT, Role.DEPARTMENT_HEAD),
    ("caizheng", "周业务", FINANCE, Role.FINANCE_OFFICE),
    ("jixiaochu", "吴绩效", FINANCE, Role.FINANCE_PERFORMANCE),
    ("disanfang", "郑评价", FINANCE, Role.THIRD_PARTY),
    ("renda", "孙代表", FINANCE, Role.READER),
    ("xitong", "系统管理员", FINANCE, Role.SYSTEM_ADMIN),
    ("anquan", "安全管理员", FINANCE, Role.SECURITY_ADMIN),
    ("shenji", "审计管理员", FINANCE, Role.AUDIT_ADMIN),
    ("lingju", "邻局填报", NEIGHBOUR, Role.FILLER),
)
"""User name, name, code of the organisation, role."""


def load_accounts() -> None:
    """Make the organisations and accounts where they are not there yet, all or none."""
    with transaction.atomic(), acting(None, name="系统", action="载入演示数据"):
        if User.objects.filter(username=ACCOUNTS[0][0]).exists():
            return
        places = _organisations()
        hashed = make_password(PASSWORD)  # 算一次就要零点几秒，十几个账号共用。
        for username, name, code, role in ACCOUNTS:
            user = User.objects.create(
                username=username,
                password=hashed,
                name=name,
                organisation=places[code],
                expires_on=(
                    timezone.localdate() + timedelta(days=180) if role is Role.THIRD_PARTY else None
                ),
            )
            Membership.objects.create(user=user, organisation=places[code], role=role)


def _organisations() -> dict[str, Organisation]:
    province = Region.objects.create(code=PROVINCE[0], name=PROVINCE[1])
    city = Region.objects.create(code=CITY[0], name=CITY[1], parent=province)
    made: dict[str, Organisation] = {}
    for code, name, kind, parent in (
        (FINANCE, "广州市财政局", Kind.FINANCE, None),
        (DEPARTMENT, "广州市科学技术局", Kind.DEPARTMENT, None),
        (UNIT, "广州市科学技术局本级", Kind.UNIT, DEPARTMENT),
        ("106002", "广州市科技项目评审中心", Kind.UNIT, DEPARTMENT),
        ("106003", "广州市科学技术发展研究中心", Kind.UNIT, DEPARTMENT),
        (NEIGHBOUR, "广州市某某局（演示）", Kind.DEPARTMENT, None),
    ):
        made[code] = Organisation.objects.create(
            code=code, name=name, kind=kind, region=city, parent=made.get(parent or "")
        )
    Office.objects.bulk_create(
        [
            Office(organisation=made[DEPARTMENT], name=name)
            for name in ("规划与财务处", "高新技术处", "基础研究处", "科技人才处", "成果转化处")
        ]
    )
    return made
