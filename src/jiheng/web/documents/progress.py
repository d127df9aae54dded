"""How far the targets of a year have come, unit by unit; secret projects are counted nowhere."""

from dataclasses import dataclass, field
from fractions import Fraction

from django.db.models import Count

from jiheng.quantities import print_rate
from jiheng.web.documents.models import Document, Kind, State
from jiheng.web.organisations.models import Kind as OrganisationKind
from jiheng.web.organisations.models import Organisation
from jiheng.web.people.roles import FINANCE_ROLES, Role
from jiheng.web.people.scope import Hat, of_organisations_visible_to, organisations_visible_to
from jiheng.web.projects.models import Level, Project

REPORTED = (State.IN_REVIEW, State.APPROVED, State.LOCKED)
"""States of a document that counts as handed in."""
COUNTED_LEVELS = (Level.FIRST, Level.SECOND)
"""Projects that need targets of their own; an undertaken project stands under another's."""


@dataclass
class Progress:
    """Count the project targets of one unit, or of a department with all its units.

    `due` is the number of projects that need targets; `by_state` counts their documents.
    `of_department` is the state of the department's own targets, empty where there are none.
    """

    organisation: Organisation
    due: int = 0
    by_state: dict[str, int] = field(default_factory=dict)
    of_department: str = ""

    @property
    def missing(self) -> int:
        """Count the projects that nobody has begun to fill."""
        return self.due - sum(self.by_state.values())

    @property
    def reported(self) -> int:
        """Count what has been handed in."""
        return sum(self.by_state.get(state, 0) for state in REPORTED)

    @property
    def coverage(self) -> str:
        """Print the share handed in; a stroke where nothing is due."""
        return print_rate(Fraction(self.reported, self.due)) if self.due else "—"

    @property
    def counts(self) -> list[int]:
        """Give the counts in the order of the states."""
        return [self.by_state.get(state, 0) for state in State.values]

    @property
    def of_department_label(self) -> str:
        """Give the state of the department's own targets in words."""
        return str(State(self.of_department).label) if self.of_department else "未填报"


def sees_region(worn: tuple[Hat, ...]) -> bool:
    """Tell whether a person looks at a region's departments rather than at a department's units."""
    return any(
        hat.role in FINANCE_ROLES
        or (hat.role is Role.READER and hat.organisation.kind == OrganisationKind.FINANCE)
        for hat in worn
    )


def progress(worn: tuple[Hat, ...], year: int) -> list[Progress]:
    """Give the progress of every department of the region, or of every unit below a person."""
    by_department = sees_region(worn)
    places = organisations_visible_to(worn).exclude(kind=OrganisationKind.FINANCE)
    rows = {place.pk: place for place in places.filter(is_active=True)}
    heads = {pk: _head(place, rows) if by_department else pk for pk, place in rows.items()}
    found = {pk: Progress(place) for pk, place in rows.items() if heads[pk] == pk}
    counted = {"is_secret": False, "is_active": True, "level__in": COUNTED_LEVELS}
    projects = Project.objects.filter(year=year, organisation__in=list(rows), **counted)
    for pk, number in projects.values_list("organisation_id").annotate(Count("pk")):
        if pk in heads:
            found[heads[pk]].due += number
    documents = Document.objects.filter(year=year, organisation__in=list(rows))
    own = documents.filter(
        kind=Kind.PROJECT_TARGETS, **{f"project__{name}": value for name, value in counted.items()}
    )
    groups = own.values_list("organisation_id", "state", "is_adjustment").annotate(Count("pk"))
    for pk, state, is_adjustment, number in groups.order_by():
        if pk in heads:
            # 正在调整的，原批复仍然有效。
            shown = State.LOCKED if is_adjustment else state
            states = found[heads[pk]].by_state
            states[shown] = states.get(shown, 0) + number
    whole = documents.filter(kind=Kind.DEPARTMENT_TARGETS, project__isnull=True)
    for pk, state, is_adjustment in whole.values_list("organisation_id", "state", "is_adjustment"):
        if pk in found:
            found[pk].of_department = State.LOCKED if is_adjustment else state
    return list(found.values())


def total(rows: list[Progress]) -> Progress:
    """Add up the rows; the sum is of no organisation."""
    added = Progress(Organisation(name="合计"))
    for row in rows:
        added.due += row.due
        for state, number in row.by_state.items():
            added.by_state[state] = added.by_state.get(state, 0) + number
    return added


def newest_year(worn: tuple[Hat, ...]) -> int | None:
    """Give the newest budget year that a person sees projects of."""
    seen = Project.objects.filter(of_organisations_visible_to(worn))
    return seen.order_by("-year").values_list("year", flat=True).first()


def _head(place: Organisation, rows: dict[int, Organisation]) -> int:
    top = int(place.path.split("/", 1)[0])
    return top if top in rows else place.pk
