"""The tree of projects: levels, parents, and dates."""

from collections.abc import Iterator

from jiheng.forms.errors import FormError
from jiheng.forms.filled import FilledForms
from jiheng.forms.rows.projects import Project

_TOP = "一级"
_DEEPEST = 10


def project_tree(filled: FilledForms) -> Iterator[FormError]:
    """Report wrong levels, circles, and projects that end before they start."""
    rows = filled.rows("projects", Project)
    parents = {row.code: row.parent for _, row in rows}
    for place, row in rows:
        if row.level == _TOP and row.parent:
            advice = "删去上级编码，或改正项目级次"
            yield filled.error("projects", place, "parent", "一级项目没有上级", advice=advice)
        elif row.level != _TOP and not row.parent:
            what = f"{row.level}项目没有写上级编码"
            advice = "填写所属项目的编码"
            yield filled.error("projects", place, "parent", what, advice=advice)
        chain = _chain(row.code, parents)
        if len(chain) > 1 and chain[-1] == row.code:
            what = f"上级关系成环：{' → '.join(chain)}"
            expected, advice = "逐级向上到一级项目", "改正其中一个上级编码"
            yield filled.error("projects", place, "parent", what, expected=expected, advice=advice)
        elif len(chain) > _DEEPEST:
            what = f"上级超过 {_DEEPEST} 层"
            yield filled.error("projects", place, "parent", what, advice="请核对上级编码")
        # Dates may be a year or a month only: compare what both say.
        if row.start and row.finish and row.finish < row.start[: len(row.finish)]:
            advice = "请核对两个日期"
            yield filled.error("projects", place, "finish", "完成早于开始", advice=advice)


def _chain(code: str, parents: dict[str, str]) -> list[str]:
    """Follow parents upwards until the top, a repetition, or an absurd depth."""
    chain = [code]
    while (parent := parents.get(chain[-1])) and len(chain) <= _DEEPEST:
        is_repeated = parent in chain
        chain.append(parent)
        if is_repeated:
            break
    return chain
