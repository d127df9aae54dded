"""Which documents wait for a person: to decide on, to approve with the budget, to mend, to submit."""

from django.db.models import Exists, OuterRef, Q

from jiheng.web.documents.chains import Level, all_chains
from jiheng.web.documents.models import (
    Decision,
    Document,
    DocumentQuerySet,
    Kind,
    Revision,
    State,
)
from jiheng.web.documents.standing import Action, Doer
from jiheng.web.people.roles import FINANCE_ROLES, Role
from jiheng.web.people.scope import Hat

_NOTHING = Q(pk__in=())
_EFFECTIVE = Decision.Standing.EFFECTIVE


def waiting(doer: Doer) -> DocumentQuerySet:
    """Give the documents at a level where the person may decide now, the longest waiting first."""
    condition = _NOTHING
    for chain in all_chains().values():
        for is_adjustment in (False, True):
            for step in chain.steps_for(is_adjustment):
                here = Q(
                    state=State.IN_REVIEW,
                    chain=chain.code,
                    is_adjustment=is_adjustment,
                    level=step.code,
                )
                for level in step.levels:
                    mine = _reach(doer, level)
                    if mine is None:
                        continue
                    is_open = here & mine
                    if len(step.levels) > 1:
                        is_open &= ~Exists(_this_round(action=Action.APPROVE, level=level.code))
                    condition |= is_open
    found = Document.objects.visible_to(doer.worn).filter(condition)
    return _not_own_work(found, doer).order_by("level_since", "pk")


def to_lock(doer: Doer) -> DocumentQuerySet:
    """Give the documents that wait to be approved with the budget by the person."""
    condition = _NOTHING
    for chain in all_chains().values():
        for hat in doer.worn:
            if hat.role in chain.approval.roles:
                condition |= Q(state=State.APPROVED, chain=chain.code) & _scope(hat)
    found = Document.objects.visible_to(doer.worn).filter(condition)
    return found.order_by("level_since", "pk")


def came_back(doer: Doer) -> DocumentQuerySet:
    """Give the returned documents that the person is to mend, the oldest return first."""
    found = Document.objects.filter(_authored_by(doer), state=State.RETURNED)
    return found.visible_to(doer.worn).order_by("level_since", "pk")


def to_submit(doer: Doer) -> DocumentQuerySet:
    """Give the drafts that the person is to finish and submit."""
    found = Document.objects.filter(_authored_by(doer), state=State.DRAFT)
    return found.visible_to(doer.worn).order_by("year", "organisation__path", "pk")


def done_by(doer: Doer) -> DocumentQuerySet:
    """Give the documents that the person decided on, by what was written to last."""
    mine = Decision.objects.filter(document=OuterRef("pk"), actor=doer.user)
    return Document.objects.visible_to(doer.worn).filter(Exists(mine)).order_by("-updated_at")


def _reach(doer: Doer, level: Level) -> Q | None:
    conditions = [
        _scope(hat)
        for hat in doer.worn
        if hat.role == level.role
        and not (level.of_department and hat.organisation.parent_id is not None)
    ]
    if not conditions:
        return None
    reach = _NOTHING
    for condition in conditions:
        reach |= condition
    return reach


def _scope(hat: Hat) -> Q:
    if hat.role in FINANCE_ROLES:
        return Q(organisation__region_id=hat.organisation.region_id)
    return Q(organisation__path__startswith=hat.organisation.path)


def _this_round(**values: object) -> object:
    return Decision.objects.filter(
        document=OuterRef("pk"), round=OuterRef("round"), standing=_EFFECTIVE, **values
    )


def _not_own_work(found: DocumentQuerySet, doer: Doer) -> DocumentQuerySet:
    approved_since = Revision.objects.filter(
        document=OuterRef("document"), locked_at__isnull=False, number__gte=OuterRef("number")
    )
    written = Revision.objects.filter(document=OuterRef("pk"), author=doer.user)
    decided = _this_round(actor=doer.user, action__in=(Action.APPROVE, Action.SUBMIT))
    return found.exclude(Exists(written.exclude(Exists(approved_since)))).exclude(Exists(decided))


def _authored_by(doer: Doer) -> Q:
    """Match what a filler fills, what an officer submits for the department, and one's own."""
    condition = Q(Exists(Revision.objects.filter(document=OuterRef("pk"), author=doer.user)))
    for hat in doer.worn:
        if hat.role == Role.FILLER:
            condition |= _scope(hat)
        elif hat.role == Role.PERFORMANCE_OFFICER:
            condition |= Q(kind=Kind.DEPARTMENT_TARGETS, organisation=hat.organisation)
    return condition


def with_names(found: DocumentQuerySet) -> DocumentQuerySet:
    """Load what a list of documents shows, in one query."""
    return found.select_related("organisation__region__parent", "project")
