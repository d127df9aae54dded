"""The points of one project of a hospital or college, indicator by indicator."""

from dataclasses import dataclass
from fractions import Fraction

from benchmarks.checks.held_out.round4.jilin_books import Books, Project


@dataclass(frozen=True)
class Line:
    """Hold an indicator; full and points in hundredths."""

    top: str
    second: str
    third: str
    target: str
    real: str
    full: int
    points: int


def half_up(value: Fraction) -> int:
    return (2 * value.numerator + value.denominator) // (2 * value.denominator)


def lines_of(books: Books, project: Project) -> tuple[Line, ...]:
    """Score a project: its money and its one thing by their rates, the rest as drawn."""
    spent = Fraction(project.spent, project.budget)
    done = min(Fraction(project.done, project.target), Fraction(1))
    quality, late = 100 - books.card[0] // 10, books.card[1] > 0
    lost = iter(books.card[2:])
    rate = f"{half_up(spent * 10000) / 100:.2f}%".replace("100.00%", "100%")
    group = books.org.served[0]

    def plain(top: str, second: str, third: str, target: str, real: str, full: int) -> Line:
        return Line(top, second, third, target, real, full, full - next(lost))

    goal, real = f"≥{project.target}{project.unit}", f"{project.done}{project.unit}"
    happy = 91 + books.card[6] // 15
    when = ("12月底前", "次年1月底" if late else "12月底前")
    passed = f"{quality}%"
    return (
        Line("预算执行", "预算执行率", "资金执行率", "100%", rate, 1000, half_up(spent * 1000)),
        Line("产出指标", "数量指标", project.item, goal, real, 1500, half_up(done * 1500)),
        Line(
            "产出指标", "质量指标", f"{project.subject}合格率", "100%", passed, 1500, 15 * quality
        ),
        Line("产出指标", "时效指标", "按计划时间完成", *when, 1000, 1000 - 100 * late),
        Line("产出指标", "成本指标", "成本控制在预算内", "不超预算", "未超预算", 1000, 1000),
        plain("效益指标", "社会效益指标", "服务能力", "有所提升", "有所提升", 1500),
        plain("效益指标", "可持续影响指标", "后续运维机制", "基本健全", "基本健全", 1500),
        Line("满意度指标", "服务对象满意度", f"{group}满意度", "≥90%", f"{happy}%", 1000, 1000),
    )
