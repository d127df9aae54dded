"""The demonstration's review: one document at each place of the chain, all of it 演示.

The targets of 2022 are made up; those of 2021 that the projects' room loads are approved.
"""

from collections.abc import Sequence
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from jiheng.web.documents import deciding
from jiheng.web.documents.editing import current, open_document, save_content
from jiheng.web.documents.judging import SheetAnswers, judge
from jiheng.web.documents.models import AdjustmentWindow, Decision, Document, Kind, State
from jiheng.web.documents.standing import Doer
from jiheng.web.organisations.models import Region
from jiheng.web.people.models import User
from jiheng.web.people.scope import hats_of
from jiheng.web.projects.models import Project
from jiheng.web.trail.acting import acting

WAY = ("chushi", "jixiao", "fuzeren", "caizheng", "jixiaochu")
"""Who decides at each level, in order."""
_NOTE = "演示"
_DAYS = 60
_TITLES = ("指标编码", "一级指标", "二级指标", "三级指标", "指标性质", "指标值", "计量单位", "权重")
_CONTENTS: dict[str, tuple[str, str, tuple[tuple[str, ...], ...]]] = {
    "KJ01": (
        "三年内突破一批重点领域关键核心技术（演示）。",
        "本年围绕芯片、新能源和生物医药立项攻关，按期验收到期课题（演示）。",
        (
            ("1", "产出指标", "数量指标", "重点领域研发课题立项数", "≥", "120", "项", "25"),
            ("2", "产出指标", "质量指标", "到期课题一次验收通过率", "≥", "90", "%", "25"),
            ("3", "效益指标", "经济效益指标", "课题成果转化合同金额", "≥", "30000", "万元", "30"),
        ),
    ),
    "KJ02": (
        "形成覆盖各区的科技企业孵化服务网络（演示）。",
        "本年新增孵化载体并办理技术合同登记（演示）。",
        (
            ("1", "产出指标", "数量指标", "新增市级以上孵化载体", "≥", "20", "家", "25"),
            ("2", "产出指标", "质量指标", "技术合同登记一次审核通过率", "≥", "90", "%", "25"),
            ("3", "效益指标", "经济效益指标", "技术合同成交额", "≥", "2200", "亿元", "30"),
        ),
    ),
    "KJ04": (
        "引导科技企业持续增加研发投入（演示）。",
        "本年完成研发费用补助审核和拨付（演示）。",
        (("1", "产出指标", "数量指标", "获得研发补助的企业数", "≥", "3000", "家", "80"),),
    ),
}
_SATISFACTION = {
    "指标编码": "9", "一级指标": "满意度指标", "二级指标": "服务对象满意度指标",
    "三级指标": "承担单位和受助企业满意度", "指标性质": "≥", "指标值": "90", "计量单位": "%",
    "权重": "10", "调查对象": "承担单位和受助企业", "备注": _NOTE,
}  # fmt: skip
_POINTS = {
    "standard": "10", "clear": "9.5", "aim": "15", "indicators": "14", "reasonable": "14",
    "money": "14", "possible": "9.5", "conditions": "9",
}  # fmt: skip


def load_review() -> None:
    """Walk the demonstration's documents along the chain, where none was decided on yet."""
    with transaction.atomic():
        if Decision.objects.exists():
            return
        for document in Document.objects.filter(year=2021, kind=Kind.PROJECT_TARGETS):
            _walk(document, WAY)
            _do(deciding.lock, document, "jixiaochu", "随2021年部门预算批复（演示）")
        projects = {one.code: one for one in Project.objects.filter(year=2022)}
        if not projects.keys() >= _CONTENTS.keys():
            return
        _walk(_filled(projects["KJ01"]), ())
        _walk(_filled(projects["KJ02"]), WAY[:4])
        short = _filled(projects["KJ04"])
        _walk(short, WAY[:1])
        found = judge(short, current(short).content).review
        marked = [one.fingerprint for one in found.findings] if found else []
        _do(
            deciding.return_for_correction, short, "jixiao",
            "没有效益指标，产出只有一项，请补充后重报（演示）。", marked,
        )  # fmt: skip
        _open_window()


def _filled(project: Project) -> Document:
    whole, year, rows = _CONTENTS[project.code]
    content = {
        "targets": [
            {"目标类型": "总目标", "目标内容": whole},
            {"目标类型": "年度目标", "目标内容": year},
        ],
        "project_indicators": [
            *({**dict(zip(_TITLES, row, strict=True)), "备注": _NOTE} for row in rows),
            _SATISFACTION,
        ],
    }
    writer = User.objects.get(username="tianbao")
    with acting(writer, action="载入演示数据"):
        document = open_document(
            Kind.PROJECT_TARGETS, project.organisation, project, project.year, writer
        )
        save_content(document, content, document.edition, writer)
    return document


def _walk(document: Document, people: Sequence[str]) -> None:
    if document.state == State.DRAFT:
        _do(deciding.submit, document, "tianbao", "")
    for name in people:
        sheet = _sheet(document) if name == WAY[-1] else None
        _do(deciding.approve, document, name, "同意（演示）", sheet)


def _sheet(document: Document) -> SheetAnswers:
    """Fill the sheet; red lines of forms that are older than the rules are explained."""
    found = judge(document, current(document).content).review
    red = [one for one in found.findings if one.level == "红线"] if found else []
    return SheetAnswers(_POINTS, {one.fingerprint: "往年表格，按当年口径（演示）" for one in red})


def _do(act: object, document: Document, name: str, *args: object) -> None:
    user = User.objects.get(username=name)
    with acting(user):
        act(document, document.edition, Doer(user, hats_of(user)), *args)


def _open_window() -> None:
    """Open a window for last year's targets, so that an adjustment can be tried."""
    today = timezone.localdate()
    with acting(User.objects.get(username="jixiaochu"), action="开放调整窗口"):
        AdjustmentWindow.objects.create(
            region=Region.objects.get(code="440100"),
            year=2021,
            opens=today,
            closes=today + timedelta(days=_DAYS),
            reason="演示：另行开放，便于试用调整",
        )
