"""Which documents wait for a person: to decide on, to approve with the budget, to mend, to submit."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import or_

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
from jiheng.web.people.roles import Role
from jiheng.web.people.scope import Hat, organisations_visible_to

_NOTHING = Q(pk__in=())
_EFFECTIVE = Decision.Standing.EFFECTIVE


def waiting(doer: Doer) -> DocumentQuerySet:
    """Give the documents at a level where the person may decide now, the longest waiting first."""
    places = _places(doer)
    found = Document.objects.filter(_any([_at(place, chains) for place, chains in places.items()]))
    levels = len({place.level.code for place in places})
    return _not_own_work(found, doer, levels).order_by("level_since", "pk")


@dataclass(frozen=True)
class _Place:
    """A level of a step, as the person reaches it; chains that share it are asked for together."""

    step: str
    level: Level
    is_alone: bool
    is_adjustment: bool
    hats: tuple[Hat, ...]


def _places(doer: Doer) -> dict[_Place, list[str]]:
    """Give the levels where the person decides, with the chains that have them."""
    found: dict[_Place, list[str]] = {}
    for chain in all_chains().values():
        for is_adjustment in (False, True):
            for step in chain.steps_for(is_adjustment):
                for level in step.levels:
                    worn = tuple(hat for hat in doer.worn if _fits(hat, level))
                    if worn:
                        alone = len(step.levels) == 1
                        place = _Place(step.code, level, alone, is_adjustment, worn)
                        found.setdefault(place, []).append(chain.code)
    return found


def _fits(hat: Hat, level: Level) -> bool:
    is_below = level.of_department and hat.organisation.parent_id is not None
    return hat.role == level.role and not is_below


def _at(place: _Place, chains: list[str]) -> Q:
    here = Q(
        state=State.IN_REVIEW,
        chain__in=chains,
        level=place.step,
        is_adjustment=place.is_adjustment,
    )
    condition = here & _any([_as(hat) for hat in place.hats])
    if not place.is_alone:
        agreed = _this_round(action=Action.APPROVE, level=place.level.code)
        condition &= ~Q(Exists(agreed))
    return condition


def to_lock(doer: Doer) -> DocumentQuerySet:
    """Give the documents that wait to be approved with the budget by the person."""
    conditions = [
        Q(state=State.APPROVED, chain=chain.code) & _scope(hat)
        for chain in all_chains().values()
        for hat in doer.worn
        if hat.role in chain.approval.roles
    ]
    return Document.objects.filter(_any(conditions)).order_by("level_since", "pk")


def came_back(doer: Doer) -> DocumentQuerySet:
    """Give the returned documents that the person is to mend, the oldest return first."""
    return _authored_by(doer).filter(state=State.RETURNED).order_by("level_since", "pk")


def to_submit(doer: Doer) -> DocumentQuerySet:
    """Give the drafts that the person is to finish and submit."""
    return _authored_by(doer).filter(state=State.DRAFT).order_by("year", "pk")


def done_by(doer: Doer) -> DocumentQuerySet:
    """Give the documents that the person decided on, by what was written to last."""
    mine = Decision.objects.filter(document=OuterRef("pk"), actor=doer.user)
    return (
        Document.objects.visible_to(doer.worn).filter(Exists(mine)).order_by("-updated_at", "-pk")
    )


def _any(conditions: Iterable[Q]) -> Q:
    return reduce(or_, conditions, _NOTHING)


def _as(hat: Hat) -> Q:
    """Match what a role reaches; for another, not what the other wrote or agreed to."""
    if hat.principal_id is None:
        return _scope(hat)
    principal = {"actor": hat.principal_id, "action__in": (Action.APPROVE, Action.SUBMIT)}
    own = _written_by(hat.principal_id) | Q(Exists(_this_round(**principal)))
    return _scope(hat) & ~own


def _written_by(user_id: int) -> Q:
    """Match what a person wrote of that which is reviewed now."""
    approved_since = Revision.objects.filter(
        document=OuterRef("document"), locked_at__isnull=False, number__gte=OuterRef("number")
    )
    written = Revision.objects.filter(document=OuterRef("pk"), author=user_id)
    return Q(Exists(written.exclude(Exists(approved_since))))


def _scope(hat: Hat) -> Q:
    return Q(organisation__in=organisations_visible_to((hat,)))


def _this_round(**values: object) -> object:
    return Decision.objects.filter(
        document=OuterRef("pk"), round=OuterRef("round"), standing=_EFFECTIVE, **values
    )


def _not_own_work(found: DocumentQuerySet, doer: Doer, levels: int) -> DocumentQuerySet:
    """Leave out what the person wrote, submitted, or agreed to at another level of the round.

    It is only asked of those who write, or who review at more than one level: asked of ten
    thousand documents it takes its time.
    """
    if Revision.objects.filter(author=doer.user).exists():
        found = found.exclude(_written_by(doer.user.pk))
    own = Decision.objects.filter(actor=doer.user, standing=_EFFECTIVE)
    if levels > 1 or own.filter(action=Action.SUBMIT).exists():
        decided = _this_round(actor=doer.user, action__in=(Action.APPROVE, Action.SUBMIT))
        found = found.exclude(Exists(decided))
    return found


def _authored_by(doer: Doer) -> DocumentQuerySet:
    """Give what a filler fills, what an officer submits for the department, and one's own."""
    mine = Exists(Revision.objects.filter(document=OuterRef("pk"), author=doer.user))
    conditions: list[Q] = []
    for hat in doer.worn:
        if hat.role == Role.FILLER:
            conditions.append(_scope(hat))
        elif hat.role == Role.PERFORMANCE_OFFICER:
            whole = Q(kind=Kind.DEPARTMENT_TARGETS, organisation=hat.organisation)
            conditions += [whole, _scope(hat) & Q(mine)]
    return Document.objects.filter(_any(conditions))


def named(numbers: Iterable[int]) -> list[Document]:
    """Give documents by number, in this order, with what a list of them shows."""
    order = list(numbers)
    # 一页材料多半属于同一个地区：地区另取一次，不随每一行重复载入。
    found = Document.objects.select_related("organisation", "project").prefetch_related(
        "organisation__region__parent"
    )
    rows = found.in_bulk(order)
    return [rows[number] for number in order if number in rows]
