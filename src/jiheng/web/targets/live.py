"""Look at a document while it is filled: errors at cells, findings, weights, quantified share.

Nothing is judged here: rows and relations of `jiheng.forms` give the errors, `jiheng.forms.review`
the findings; this only places them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from jiheng.forms import FormError, Inspection, form_sheet, inspect_tables
from jiheng.forms.catalogue import sheet_titled
from jiheng.forms.review import Finding, Level, Review, load_settings, review_targets
from jiheng.forms.rows.cells import CellError, read_cell
from jiheng.forms.rows.indicators import NATURES, QUALITATIVE
from jiheng.forms.tables import Table
from jiheng.quantities import Printed, print_points, print_rate
from jiheng.web.documents.editing import Content, current
from jiheng.web.documents.models import Document, Kind
from jiheng.web.projects.models import Project
from jiheng.web.projects.rows import profile_cells, project_cells, standard_for, table_of
from jiheng.web.targets.content import cells_of, filled_sections, with_project
from jiheng.web.targets.layouts import Section

_ORDER = (
    *("profile", "duties", "tasks", "projects", "targets"),
    *("department_indicators", "project_indicators"),
)
"""The forms in the order of the catalogue."""
ERROR, REMARK = "填写", "提醒"


@dataclass(frozen=True)
class Mark:
    """One thing to see to: its level, its words, its place; `row` counts from 1, 0 for no row."""

    level: str
    message: str
    advice: str = ""
    form: str = ""
    row: int = 0
    column: str = ""
    place: str = ""
    code: str = ""

    @property
    def is_grave(self) -> bool:
        """Tell whether it has to be put right before the document is submitted."""
        return self.level in (ERROR, Level.RED_LINE.value)


@dataclass(frozen=True)
class Weights:
    """The weights of one set of indicators, and how many of them are figures.

    `total` is None while a weight is missing or can not be read; `allowed` are the totals that
    the rules accept.
    """

    form: str
    count: int
    missing: int
    unreadable: int
    sum: Fraction
    allowed: tuple[Fraction, ...]
    quantified: int
    minimum: Fraction | None

    @property
    def is_right(self) -> bool:
        """Tell whether all weights are there and add up."""
        return not self.missing and not self.unreadable and self.sum in self.allowed

    @property
    def sum_text(self) -> str:
        """Print the sum of the weights that could be read."""
        return print_points(self.sum, min_places=0)

    @property
    def words(self) -> str:
        """Say what is missing to a full sum."""
        if not self.count:
            return "还没有指标"
        if self.unreadable:
            return f"有 {self.unreadable} 项权重不是数"
        if self.missing:
            return f"还有 {self.missing} 项没有填权重"
        if self.is_right:
            return "合计正确"
        parts = [
            f"{'差' if full > self.sum else '多'} "
            f"{print_points(abs(full - self.sum), min_places=0)} 分"
            f"（应为 {print_points(full, min_places=0)}）"
            for full in sorted(self.allowed)
        ]
        return "，或".join(parts)

    @property
    def share_text(self) -> str:
        """Print the share of indicators with a figure; nothing where there are none."""
        return print_rate(Fraction(self.quantified, self.count)) if self.count else ""

    @property
    def is_share_low(self) -> bool:
        """Tell whether the share is below the minimum that applies."""
        if not self.count or self.minimum is None:
            return False
        return Fraction(self.quantified, self.count) < self.minimum


@dataclass(frozen=True)
class Look:
    """What is to be said of a document as it stands; `review` is None where it can not be read."""

    marks: tuple[Mark, ...]
    weights: tuple[Weights, ...]
    review: Review | None

    @property
    def grave(self) -> int:
        """Count what has to be put right."""
        return sum(mark.is_grave for mark in self.marks)


def look_at(document: Document, content: Content) -> Look:
    """Look at what a document would hold.

    The findings on a secret project are in full: whoever may open its document sees them.
    """
    inspection = inspect_tables(tables_of(document, content))
    own = {section.form for section, _ in filled_sections(document.kind, content)}
    marks = [_error_mark(error) for error in inspection.errors if _form(error.sheet) in own]
    review = _review(document, inspection)
    if review is not None:
        marks += [_finding_mark(finding) for finding in review.findings]
    weights = [
        _weights(document, section, rows)
        for section, rows in filled_sections(document.kind, content)
        if section.has_weights
    ]
    return Look(tuple(_without_echoes(marks)), tuple(weights), review)


def tables_of(document: Document, content: Content) -> list[Table]:
    """Give everything the rules read: the document, and what it stands on.

    That is the department, for a project those above it, and the duties in the department's own
    document of the year.
    """
    department = document.organisation.department
    rows: dict[str, list[dict[str, str]]] = {"profile": [profile_cells(department, document.year)]}
    project = document.project
    code = project.code if project else ""
    if project is not None:
        rows["projects"] = [{**project_cells(one), "secret": "否"} for one in lineage(project)]
        rows["duties"] = _duties(document)
    for section, cells in filled_sections(document.kind, content):
        has_owner = any(column.name == "project" for column in section.sheet.columns)
        rows[section.form] = [with_project(row, code) if has_owner else row for row in cells]
    return [table_of(form, rows[form]) for form in _ORDER if rows.get(form)]


def lineage(project: Project) -> list[Project]:
    """Give a project behind all those it belongs to."""
    found = [project]
    while (parent := found[0].parent) is not None and parent not in found:
        found.insert(0, parent)
    return found


def _duties(document: Document) -> list[dict[str, str]]:
    """Give the duties that the department's own document of the year states."""
    above = Document.objects.filter(
        kind=Kind.DEPARTMENT_TARGETS,
        organisation=document.organisation.department,
        project=None,
        year=document.year,
    ).first()
    if above is None:
        return []
    return cells_of(form_sheet("duties"), current(above).content.get("duties", []))


def _review(document: Document, inspection: Inspection) -> Review | None:
    if inspection.for_review is None:
        return None
    return review_targets(inspection.for_review).of(
        document.project.code if document.project else ""
    )


def _form(title: str) -> str:
    sheet = sheet_titled(title)
    return sheet.code if sheet else ""


def _error_mark(error: FormError) -> Mark:
    form = _form(error.sheet)
    sheet = form_sheet(form)
    names = {column.header: column.name for column in sheet.columns}
    expected = f"应为{error.expected}" if error.expected else ""
    return Mark(
        level=ERROR if error.severity == "error" else REMARK,
        message=error.what,
        advice="；".join(filter(None, (expected, error.advice))),
        form=form,
        row=error.row or 0,
        column=names.get(error.header, ""),
        place=_place(error.sheet, error.row or 0, error.header),
    )


def _finding_mark(finding: Finding) -> Mark:
    where = finding.where
    row = where.position or 0
    names = {column.header: column.name for column in form_sheet(where.form).columns}
    expected = f"应为{finding.expected}" if finding.expected else ""
    return Mark(
        level=finding.level.value,
        message=finding.message,
        advice="；".join(filter(None, (expected, finding.advice))),
        form=where.form,
        row=row,
        column=names.get(where.column, ""),
        place=_place(where.sheet, row, where.column),
        code=finding.code,
    )


def _place(sheet: str, row: int, header: str) -> str:
    line = f"第{row}行" if row else ""
    return f"{sheet}{line}{f'“{header}”' if header else ''}"


def _without_echoes(marks: list[Mark]) -> list[Mark]:
    """Say each thing once: a rule of the review that names the same cell as an error stays out."""
    wrong = {(mark.form, mark.row, mark.column) for mark in marks if mark.level == ERROR}
    order = [ERROR, Level.RED_LINE.value, Level.POINT.value, REMARK, Level.HINT.value]
    kept = [
        mark
        for mark in marks
        if mark.level == ERROR or not mark.row or (mark.form, mark.row, mark.column) not in wrong
    ]
    return sorted(kept, key=lambda mark: order.index(mark.level))


def _weights(document: Document, section: Section, rows: list[dict[str, str]]) -> Weights:
    column = section.sheet.model.column("weight")
    known: list[Fraction] = []
    missing = unreadable = 0
    for row in rows:
        try:
            value = read_cell(column, row.get("weight", ""))
        except CellError:
            unreadable += 1
            continue
        if isinstance(value, Printed):
            known.append(value.exact)
        else:
            missing += 1
    region, year = document.organisation.region, document.year
    standard = standard_for(region, year)
    settings = load_settings()
    totals = settings.threshold("weight_totals", standard, region.name, year)
    minimum = settings.threshold("minimum_quantified_share", standard, region.name, year)
    return Weights(
        form=section.form,
        count=len(rows),
        missing=missing,
        unreadable=unreadable,
        sum=sum(known, Fraction(0)),
        allowed=totals.amounts if totals else (),
        quantified=sum(_is_quantified(section, row) for row in rows),
        minimum=minimum.amount if minimum else None,
    )


def _is_quantified(section: Section, row: Mapping[str, str]) -> bool:
    try:
        nature = read_cell(section.sheet.model.column("nature"), row.get("nature", ""))
    except CellError:
        return False
    return nature in NATURES and nature != QUALITATIVE
