"""Which documents wait for a person: to decide on, to approve with the budget, to mend, to submit."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Exists, OuterRef, Q, prefetch_related_objects

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
from jiheng.web.people.scope import Hat, of_organisations_visible_to

_NOTHING = Q(pk__in=())
_SHOWN = (
    *("kind", "year", "state", "chain", "level", "is_adjustment", "level_since", "edition"),
    *("updated_at", "organisation__code", "organisation__name", "organisation__region"),
    *("project__code", "project__name", "project__is_secret"),
)
_EFFECTIVE = Decision.Standing.EFFECTIVE


def waiting(doer: Doer) -> DocumentQuerySet:
    """Give the documents at a level where the person may decide now, the longest waiting first."""
    places = _places(doer)
    within = dict.fromkeys(place.hats for place in places)
    found = Document.objects.filter(
        _any(
            _reached(worn)
            & _any(_at(place, places[place]) for place in places if place.hats == worn)
            for worn in within
        ),
        state=State.IN_REVIEW,
    )
    levels = len({place.code for place in places})
    return _not_own_work(found, doer, levels).order_by("level_since", "pk")


@dataclass(frozen=True)
class _Place:
    """A level of a step, by their codes, and the hats that decide there."""

    step: str
    code: str
    is_alone: bool
    hats: tuple[Hat, ...]


def _places(doer: Doer) -> dict[_Place, dict[bool, set[str]]]:
    """Give the levels where the person decides: for first approvals and for adjustments, the chains."""
    found: dict[_Place, dict[bool, set[str]]] = {}
    for chain in all_chains().values():
        for is_adjustment in (False, True):
            for step in chain.steps_for(is_adjustment):
                for level in step.levels:
                    worn = tuple(hat for hat in doer.worn if _fits(hat, level))
                    if worn:
                        place = _Place(step.code, level.code, len(step.levels) == 1, worn)
                        chains = found.setdefault(place, {False: set(), True: set()})
                        chains[is_adjustment].add(chain.code)
    return found


def _fits(hat: Hat, level: Level) -> bool:
    is_below = level.of_department and hat.organisation.parent_id is not None
    return hat.role == level.role and not is_below


def _at(place: _Place, chains: dict[bool, set[str]]) -> Q:
    if chains[False] == chains[True]:  # 申报和调整都经过这一环节，不必分开问。
        here = Q(level=place.step, chain__in=sorted(chains[False]))
    else:
        here = Q(level=place.step) & _any(
            Q(chain__in=sorted(codes), is_adjustment=is_adjustment)
            for is_adjustment, codes in chains.items()
            if codes
        )
    if not place.is_alone:
        here &= ~Q(Exists(_this_round(action=Action.APPROVE, level=place.code)))
    return here


def _reached(worn: tuple[Hat, ...]) -> Q:
    """Match what roles reach; those worn in person are asked for together."""
    own = tuple(hat for hat in worn if hat.principal_id is None)
    lent = [_as(hat) for hat in worn if hat.principal_id is not None]
    return _any([*([_scope(*own)] if own else ()), *lent])


def to_lock(doer: Doer) -> DocumentQuerySet:
    """Give the documents that wait to be approved with the budget by the person."""
    chains: dict[tuple[Hat, ...], list[str]] = {}
    for chain in all_chains().values():
        worn = tuple(hat for hat in doer.worn if hat.role in chain.approval.roles)
        if worn:
            chains.setdefault(worn, []).append(chain.code)
    places = _any(_scope(*worn) & Q(chain__in=codes) for worn, codes in chains.items())
    found = Document.objects.filter(places, state=State.APPROVED, level="")
    return found.order_by("level_since", "pk")


def came_back(doer: Doer) -> DocumentQuerySet:
    """Give the returned documents that the person is to mend, the oldest return first."""
    return _authored_by(doer).filter(state=State.RETURNED, level="").order_by("level_since", "pk")


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
    """Match what a role worn for another reaches, but not what the other wrote or agreed to."""
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


def _scope(*worn: Hat) -> Q:
    return of_organisations_visible_to(worn)


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
    if not order:
        return []
    found = Document.objects.select_related("organisation", "project").only(*_SHOWN).in_bulk(order)
    rows = [found[number] for number in order if number in found]
    # 没有报送过的要按地区找流程；一页材料多半属于同一个地区，另取一次，不随每一行重复载入。
    prefetch_related_objects([row for row in rows if not row.chain], "organisation__region__parent")
    return rows
