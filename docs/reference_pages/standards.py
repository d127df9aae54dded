"""The page of standards: every one that is shipped, with its sources and how sure they are."""

from collections.abc import Iterator

from jiheng.quantities import print_points
from jiheng.scoring.cases import cases_path, run_cases
from jiheng.standards import (
    Confidence,
    Criterion,
    Source,
    Standard,
    list_standards,
    scoring_sentence,
    vocabulary,
)
from reference_pages.markdown import bullets, code, page, table

KINDS = {"department": "部门整体", "project": "项目"}
CONFIDENCE = {
    Confidence.PUBLISHED: "照公布的原文录入",
    Confidence.REMEMBERED: "规则来自公开文件，录入时没有再核对原文",
    Confidence.INFERRED: "由公布的得分或同类标准推出，不是公布的数值",
}
NOT_APPLICABLE = {
    "redistribute": "分值由同组其他指标按比例分摊",
    "full": "得满分",
    "undecided": "不计分，总分待定",
}


def standards_page() -> str:
    """Make the page."""
    standards = list_standards()
    parts: list[str] = []
    for standard in standards:
        parts += _standard(standard)
    return page(
        "评分标准",
        f"自带 {len(standards)} 个评分标准，可直接使用，也可作为自己标准的底本。"
        "正式使用前，请对照本地当年的文件核对。",
        table(["可信度", "含义"], [[word.label, CONFIDENCE[word]] for word in Confidence]),
        table(
            ["编码", "名称", "类别", "年度", "可信度", "计分指标"],
            [
                [
                    f"[`{one.code}`](#{one.code})",
                    one.title,
                    KINDS[one.kind],
                    _years(one),
                    one.confidence.label,
                    str(sum(1 for _ in one.leaves())),
                ]
                for one in standards
            ],
        ),
        *parts,
    )


def _years(standard: Standard) -> str:
    first, last = standard.validity.from_year, standard.validity.verified_until
    return str(first) if first == last else f"{first}—{last}"


def _standard(standard: Standard) -> list[str]:
    cases = run_cases(standard, cases_path(standard))
    source = standard.source
    return [
        f"## {standard.code}",
        f"**{standard.title}**",
        bullets(
            [
                f"类别：{KINDS[standard.kind]}；地区：{standard.region}；"
                f"核实适用年度：{_years(standard)}",
                f"依据：{_cite(source)}；可信度：{source.confidence.label}",
                f"满分：{print_points(standard.full, min_places=0)}分；"
                f"每项得分保留{standard.rounding.places}位小数，四舍五入",
                f"不适用的指标：{NOT_APPLICABLE[standard.not_applicable]}",
                f"等级：{_grades(standard)}",
                f"继承：{code(standard.inherits) or '无'}；用例：{len(cases)}个，"
                f"通过{sum(case.passed for case in cases)}个",
                f"完整程度：{standard.incomplete or '各项分值和评分规则齐全'}",
                *([f"说明：{standard.note}"] if standard.note else []),
            ]
        ),
        table(["指标", "编码", "分值", "评分标准", "另有依据"], list(_rows(standard))),
    ]


def _grades(standard: Standard) -> str:
    if not standard.grades:
        return "不评等级"
    return "，".join(
        f"{grade.name}≥{print_points(grade.at_least.value * standard.full, min_places=0)}分"
        for grade in standard.grades
    )


def _cite(source: Source) -> str:
    return " ".join(part for part in (source.document, source.clause) if part)


def _rows(standard: Standard) -> Iterator[list[str]]:
    depth = {place: len(place) // 2 - 1 for _, place in standard.placed()}
    sources = {one.code: source for one, source in standard.sources()}
    for criterion, place in standard.placed():
        source = sources[criterion.code]
        own = "" if source == standard.source else f"{_cite(source)}（{source.confidence.label}）"
        yield [
            "　" * depth[place] + criterion.name,
            code(criterion.code),
            _points(criterion),
            scoring_sentence(criterion, vocabulary().label),
            own,
        ]


def _points(criterion: Criterion) -> str:
    points = criterion.points.value if criterion.points else criterion.full
    return print_points(points, min_places=0)
