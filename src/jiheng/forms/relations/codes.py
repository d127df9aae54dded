"""Codes: unique within a form, known where another form names them."""

from collections.abc import Iterator

from jiheng.forms.catalogue import form_catalogue, form_sheet
from jiheng.forms.errors import FormError, did_you_mean, nearest
from jiheng.forms.filled import FilledForms
from jiheng.forms.rows.base import RowModel
from jiheng.forms.rows.cells import cell_text
from jiheng.forms.rows.department import Profile
from jiheng.forms.rows.facts import FactRow
from jiheng.forms.rows.findings import Explanation
from jiheng.forms.rows.indicators import DepartmentIndicator
from jiheng.standards import StandardError, shipped_standard, vocabulary
from jiheng.standards.quoting import bare_name, quoted

_TASKS = ("tasks", "plan_spending")
_PROJECTS = ("projects",)
_REFERENCES = (
    ("achievements", "task", _TASKS),
    ("department_indicators", "task", _TASKS),
    ("projects", "parent", _PROJECTS),
    ("targets", "project", _PROJECTS),
    ("project_indicators", "project", _PROJECTS),
    ("monitoring_funds", "project", _PROJECTS),
    ("monitoring", "project", _PROJECTS),
    ("monitoring_problems", "project", _PROJECTS),
    ("self_evaluation_funds", "project", _PROJECTS),
    ("self_evaluation_indicators", "project", _PROJECTS),
    ("self_evaluation_conclusions", "project", _PROJECTS),
    ("measures", "problem", ("problems",)),
)
"""Form, column, and the forms whose 编码 the column names."""
_CITING = ("problems", "measures")
"""Forms whose rows may name a criterion of the scoring standard."""


def unique_keys(filled: FilledForms) -> Iterator[FormError]:
    """Report every row whose key another row already has."""
    for form in filled.forms.values():
        key = form.table.sheet.form.key
        headers = "＋".join(form.table.sheet.model.column(name).header for name in key)
        seen: dict[tuple[str, ...], int] = {}
        for place, cells in form.texts if key else ():
            value = tuple(cells.get(name, "") for name in key)
            first = seen.setdefault(value, place.number)
            if first != place.number and any(value):
                yield form.table.error(
                    place,
                    key[-1],
                    f"与第{first}行重复",
                    f"每行的{headers}不重复",
                    "改为不同的内容，或合并为一行",
                )


def references(filled: FilledForms) -> Iterator[FormError]:
    """Report every code of another form that is not there."""
    for code, name, targets in _REFERENCES:
        if not filled.unread.isdisjoint(targets):
            continue
        known = {
            cells.get("code", "")
            for target in targets
            if target in filled.forms
            for _, cells in filled.forms[target].texts
        }
        titles = "或".join(f"“{form_sheet(target).title}”" for target in targets)
        for place, row in filled.rows(code, RowModel):
            value = cell_text(getattr(row, name))
            if value and value not in known:
                yield filled.error(
                    code,
                    place,
                    name,
                    f"{titles}表中没有这个编码",
                    expected=f"{titles}表中的编码",
                    advice=did_you_mean(value, sorted(known)) or f"先填写{titles}表",
                )


def explained_facts(filled: FilledForms) -> Iterator[FormError]:
    """Report explanations of figures that do not exist."""
    known = {*filled.figures, *vocabulary()}
    # A row that could not be read may well state the figure: its form is given the benefit.
    doubtful = tuple(
        sheet.form.fact_path.partition("{")[0]
        for sheet in form_catalogue()
        if sheet.form.fact_path and sheet.group is None and not filled.is_sound(sheet.code)
    )
    for place, row in filled.rows("explanations", Explanation):
        if row.fact not in known and not row.fact.startswith(doubtful):
            term = vocabulary().find(row.fact)
            advice = f"是否应为“{term.code}”？" if term else did_you_mean(row.fact, sorted(known))
            yield filled.error("explanations", place, "fact", "没有这个指标编码", advice=advice)


def criteria(filled: FilledForms) -> Iterator[FormError]:
    """Warn of criteria, by code or name, that the dossier's standard does not have.

    A warning only: the dossier may be scored by another standard than the one it names.
    """
    named = [
        (code, place, value)
        for code in _CITING
        for place, row in filled.rows(code, RowModel)
        if (value := row.cells()["criterion"])
    ]
    profiles = filled.rows("profile", Profile)
    if not named or not profiles:
        return
    try:
        standard = shipped_standard(profiles[0][1].standard)
    except StandardError:
        # The command that scores says so; here nothing can be compared.
        return
    known = {criterion.code for criterion in standard.walk()}
    names = {criterion.name for criterion in standard.walk()}
    names |= {row.level3 for _, row in filled.rows("department_indicators", DepartmentIndicator)}
    bare = {*map(bare_name, names)}
    for code, place, value in named:
        # The indicators of a criterion are named behind it: output.D01.
        if value in known or value.rpartition(".")[0] in known or bare_name(value) in bare:
            continue
        near = nearest(value, sorted(known)) or nearest(value, sorted(names))
        yield filled.error(
            code,
            place,
            "criterion",
            "评分标准中没有这个指标，报告不会用到",
            expected=f"“{standard.title}”中的指标名称或编码",
            advice=f"是否应为{quoted(near)}？"
            if near
            else f"用 jiheng standards show {standard.code} 查看指标名称",
            severity="warning",
        )


def fact_sheets(filled: FilledForms) -> Iterator[FormError]:
    """Report figures on the wrong sheet, and names that do not belong to their code."""
    titles = {group.code: group.title for group in vocabulary().groups}
    for form in filled.forms.values():
        group = form.table.sheet.group
        for place, row in form.rows:
            if not isinstance(row, FactRow) or group is None:
                break
            if row.term.group != group.code:
                advice = f"移到“{titles[row.term.group]}”表"
                yield form.table.error(place, "code", "这个指标不属于本表", "", advice)
            elif row.label and bare_name(row.label) != bare_name(row.term.label):
                expected = quoted(row.term.label)
                advice = "请核对编码是否填错；报告按编码对应的名称印出"
                yield form.table.error(
                    place, "label", "名称与编码对不上", expected, advice, "warning"
                )
