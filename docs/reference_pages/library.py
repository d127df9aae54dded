"""The page of the library: every indicator that ships, with its reference value and scoring rule."""

from itertools import groupby

from jiheng.library import Indicator, reference_words, rule_words, shipped_library
from reference_pages.markdown import code, page, table

_HEADERS = ["编码", "指标名称", "指标解释", "性质", "单位", "参考值", "评分标准", "取证资料"]


def library_page() -> str:
    """Make the page."""
    library = sorted(shipped_library(), key=_group)
    counts: list[list[str]] = []
    parts: list[str] = []
    for (category, field), found in groupby(library, _group):
        rows = list(found)
        counts.append([category, field, str(len(rows))])
        parts += [f"## {category}·{field}", table(_HEADERS, map(_row, rows))]
    return page(
        "指标库",
        f"系统自带 {len(library)} 条核心绩效指标，首次启动时载入，以后由财政绩效处维护。",
        "参考值的可信度：公布是读到的，忆述是凭记忆写的，推定是按通行做法设的；"
        "没有公布、也无从推定的不填。",
        table(["项目类别", "行业领域", "条数"], counts),
        *parts,
    )


def _group(one: Indicator) -> tuple[str, str]:
    return one.category, one.field


def _row(one: Indicator) -> list[str]:
    reference = reference_words(one.reference.model_dump(), one.unit)
    evidence = "、".join(one.evidence)
    return [
        *(code(one.code), one.name, one.definition, one.nature, one.unit, reference),
        *(rule_words(one), evidence),
    ]
