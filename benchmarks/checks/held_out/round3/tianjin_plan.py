"""What a project of the Tianjin report is to do and how it is measured.

An indicator is (second level, third level, unit, sense, lowest and highest target); one without a
number has a text for its target.
"""

from dataclasses import dataclass

Measured = tuple[str, str, str, str, int, int]
Told = tuple[str, str, str]
QUANTITY, QUALITY, TIME = "数量指标", "质量指标", "时效指标"
SOCIAL, LASTING, PLEASED = "社会效益指标", "可持续影响指标", "服务对象满意度指标"
RUN, TARGET = "运转类", "特定目标类"


@dataclass(frozen=True)
class Plan:
    """Hold a project: kind, goal, indicators of output and benefit, satisfaction, a shortfall.

    `weak` names the output indicator that the cause explains, and by how many it falls short
    (0 where that is open).
    """

    name: str
    kind: str
    goal: str
    output: tuple[Measured | Told, ...]
    benefit: tuple[Measured | Told, ...]
    pleased: Measured
    cause: str
    measure: str
    weak: tuple[int, int]


@dataclass(frozen=True)
class Unit:
    """Hold a unit with the department above it."""

    name: str
    office: str
    duty: str
    plans: tuple[Plan, ...]
