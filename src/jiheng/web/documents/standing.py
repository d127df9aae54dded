"""Where a document stands, and what a person may do with it there."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils import timezone

from jiheng.web.documents.chains import (
    APPROVAL,
    SUBMISSION,
    Chain,
    Level,
    Step,
    all_chains,
    chain_for,
)
from jiheng.web.documents.models import AdjustmentWindow, Decision, Document, Revision, State
from jiheng.web.documents.refusals import NotOpen, NotYours
from jiheng.web.documents.states import Need, Transition, Who, state_table
from jiheng.web.organisations.models import Organisation, Region
from jiheng.web.people.models import User
from jiheng.web.people.roles import FINANCE_ROLES, Role
from jiheng.web.people.scope import Hat
from jiheng.web.trail.models import Entry

Action = Decision.Action
OWN_WORK = "您参与了这份材料的填报，填报与审核须由不同的人办理。"
PRINCIPALS_WORK = "委托您的人参与了这份材料的填报，代办也不能审核，须由别的人办理。"
DECIDED_BEFORE = "您在这一轮的另一环节已经同意过，一个人不能审核两个环节（代办的一样）。"


@dataclass(frozen=True)
class Doer:
    """Be a person with the roles worn."""

    user: User
    worn: tuple[Hat, ...]


@dataclass(frozen=True)
class Option:
    """Be one action that a person may take: at which level, in which role, and what it needs."""

    action: Action
    level: str
    hat: Hat
    needs: tuple[Need, ...]
    transition: Transition
    review: Level | None = None


def covers(hat: Hat, role: str, organisation: Organisation, *, of_department: bool = False) -> bool:
    """Tell whether a role worn is the one asked for, and reaches an organisation."""
    if hat.role != role or (of_department and hat.organisation.parent_id is not None):
        return False
    if hat.role in FINANCE_ROLES:
        return hat.organisation.region_id == organisation.region_id
    return organisation.path.startswith(hat.organisation.path)


def region_codes(region: Region) -> list[str]:
    """Give a region's code and those above it, nearest first."""
    codes: list[str] = []
    at: Region | None = region
    while at is not None and at.code not in codes:
        codes.append(at.code)
        at = at.parent
    return codes


def chain_of(document: Document) -> Chain:
    """Give the chain a document was submitted under, or would be.

    Raises:
        NoChain: no workflow file applies.
    """
    known = all_chains().get(document.chain)
    if known is not None:
        return known
    return chain_for(region_codes(document.organisation.region), document.kind, document.year)


def in_force(document: Document) -> Revision | None:
    """Give the revision that was approved with the budget last; None where none was."""
    return document.revisions.filter(locked_at__isnull=False).order_by("-number").first()


class Standing:
    """Read once what is needed to tell what may happen to a document."""

    def __init__(self, document: Document, today: date | None = None) -> None:
        self.document = document
        self.today = today or timezone.localdate()
        self.chain = chain_of(document)
        self.steps = self.chain.steps_for(document.is_adjustment)

    @cached_property
    def decisions(self) -> list[Decision]:
        """Give what counts of this round, in order; what was taken back counts no more."""
        found = self.document.decisions.filter(
            round=self.document.round, standing=Decision.Standing.EFFECTIVE
        )
        counted = found.exclude(action=Action.WITHDRAW)
        return list(counted.select_related("actor").order_by("id"))

    @property
    def step(self) -> Step | None:
        """Give the step it stands at; None where it is not in review."""
        if self.document.state != State.IN_REVIEW:
            return None
        return next((step for step in self.steps if step.code == self.document.level), None)

    @property
    def agreed(self) -> set[str]:
        """Give the levels that have agreed in this round."""
        return {one.level for one in self.decisions if one.action == Action.APPROVE}

    @property
    def open_levels(self) -> tuple[Level, ...]:
        """Give the levels that are still to decide at this step."""
        levels = self.step.levels if self.step else ()
        return tuple(level for level in levels if level.code not in self.agreed)

    def next_step(self) -> Step | None:
        """Give the step after this one; None after the last."""
        codes = [step.code for step in self.steps]
        after = codes.index(self.document.level) + 1
        return self.steps[after] if after < len(codes) else None

    @cached_property
    def writers(self) -> set[int]:
        """Give the numbers of everybody who wrote or submitted what is reviewed now."""
        revisions = self.document.revisions.all()
        approved = in_force(self.document) if self.document.is_adjustment else None
        if approved is not None:
            revisions = revisions.filter(number__gt=approved.number)
        rows = dict(revisions.values_list("pk", "author_id"))
        entries = Entry.objects.filter(
            object_type="documents.revision",
            object_id__in=[str(pk) for pk in rows],
            actor__isnull=False,
        )
        content = entries.filter(after__has_key="content").values_list("actor_id", flat=True)
        submitted = {one.actor_id for one in self.decisions if one.action == Action.SUBMIT}
        return {*rows.values(), *content, *submitted}

    def why_not_review(self, user: User, hat: Hat | None = None) -> str:
        """Say why a person may not review it whatever the role; empty where nothing forbids it.

        Who stands in for another may review neither their own work nor the other's.
        """
        people = {user.pk} | ({hat.principal_id} if hat and hat.principal_id else set())
        if people & self.writers:
            return OWN_WORK if user.pk in self.writers else PRINCIPALS_WORK
        agreed = {one.actor_id for one in self.decisions if one.action == Action.APPROVE}
        return DECIDED_BEFORE if people & agreed else ""

    @cached_property
    def window(self) -> tuple[date, date] | None:
        """Give the window for adjustment that is open today; None where none is."""
        opens, closes = self.chain.adjustment.window(self.document.year)
        if opens <= self.today <= closes:
            return opens, closes
        more = AdjustmentWindow.objects.filter(
            region_id=self.document.organisation.region_id,
            year=self.document.year,
            opens__lte=self.today,
            closes__gte=self.today,
        ).first()
        return (more.opens, more.closes) if more else None

    def options(self, doer: Doer) -> list[Option]:
        """List everything that a person may do with the document now."""
        found: list[Option] = []
        for row in state_table().of(self.document.state):
            if Need.WINDOW in row.needs and self.window is None:
                continue
            if Need.ADJUSTMENT in row.needs and not self.document.is_adjustment:
                continue
            found += self._options(row, doer)[:1]
        return found

    def option(self, action: Action, doer: Doer) -> Option:
        """Give how a person may take an action.

        Raises:
            NotOpen: the state, the step or the calendar does not allow it to anybody.
            NotYours: somebody else may, this person may not.
        """
        document = self.document
        row = state_table().row(document.state, action)
        named = f"《{document}》{document.get_state_display()}"
        if row is None or (Need.ADJUSTMENT in row.needs and not document.is_adjustment):
            words = state_table().states[document.state].explains
            raise NotOpen(f"{named}，不能“{action.label}”。{words}")
        found = self._options(row, doer)
        if not found:
            raise self._refusal(row, doer, action)
        if Need.WINDOW in row.needs and self.window is None:
            raise NotOpen(f"{named}；{self.window_words()}")
        return found[0]

    def window_words(self) -> str:
        """Say when targets may be adjusted."""
        opens, closes = self.window or self.chain.adjustment.window(self.document.year)
        days = f"{opens:%Y年%m月%d日}至{closes:%Y年%m月%d日}"
        if self.window:
            return f"调整窗口已开放，{days}。"
        over = "已过" if self.today > closes else "未到"
        return f"调整窗口为{days}，现在{over}；另需调整的，请财政绩效处开放窗口。"

    def why_locked(self) -> str:
        """Say why nobody can write to it now and until when; empty where somebody can."""
        document = self.document
        if document.state in (State.DRAFT, State.RETURNED):
            return ""
        words = state_table().states[document.state].explains
        if document.state == State.IN_REVIEW and self.step:
            waiting = "、".join(level.name for level in self.open_levels)
            due = self.step.due.of(document.year)
            return f"{words}现在等待{waiting}，应于{due:%Y年%m月%d日}前办结。"
        if document.state == State.LOCKED:
            return words + self.window_words()
        return words

    def _options(self, row: Transition, doer: Doer) -> list[Option]:
        action = Action(row.action)
        organisation = self.document.organisation

        def wear(roles: tuple[str, ...], level: str) -> list[Option]:
            return [
                Option(action, level, hat, row.needs, row)
                for hat in doer.worn
                if any(covers(hat, role, organisation) for role in roles)
            ]

        if row.who is Who.AUTHOR:
            return wear(self.chain.submission.roles, SUBMISSION)
        if row.who is Who.LOCKER:
            barred = doer.user.pk in self.writers
            return [] if barred else wear(self.chain.approval.roles, APPROVAL)
        if row.who is Who.LAST:
            last = self.decisions[-1] if self.decisions else None
            if last is None or last.action not in (Action.SUBMIT, Action.APPROVE):
                return []
            if last.action == Action.SUBMIT:
                wrote = doer.user.pk in self.writers
                return wear(self.chain.submission.roles, SUBMISSION) if wrote else []
            worn = doer.worn if last.actor_id == doer.user.pk else ()
            return [Option(action, last.level, hat, row.needs, row) for hat in worn[:1]]
        return self._reviews(row, doer)

    def _reviews(self, row: Transition, doer: Doer) -> list[Option]:
        found = [
            Option(Action(row.action), level.code, hat, row.needs, row, level)
            for level in self.open_levels
            if row.action != Action.REJECT or level.may_reject
            for hat in doer.worn
            if covers(
                hat, level.role, self.document.organisation, of_department=level.of_department
            )
        ]
        return [one for one in found if not self.why_not_review(doer.user, one.hat)]

    def _refusal(self, row: Transition, doer: Doer, action: Action) -> NotYours | NotOpen:
        if row.who is Who.REVIEWER:
            reasons = [self.why_not_review(doer.user, hat) for hat in (None, *doer.worn)]
            why = next(filter(None, reasons), "")
            if why:
                return NotYours(why)
            waiting = "、".join(level.name for level in self.open_levels)
            if action == Action.REJECT and self._options(self._approving(), doer):
                return NotYours("本环节不能作“不予通过”的决定，可以退回修改。")
            return NotYours(f"《{self.document}》现在等待{waiting}，不归您办理。")
        if row.who is Who.LAST:
            did = {one.actor_id for one in self.decisions[:-1]}
            if doer.user.pk in did:
                return NotOpen("下一环节已经办理，不能撤回；需要修改的，请与审核人联系退回。")
            return NotYours("不是您提交或同意的，不能撤回。")
        if row.who is Who.LOCKER and any(
            covers(hat, role, self.document.organisation)
            for hat in doer.worn
            for role in self.chain.approval.roles
        ):
            return NotYours(OWN_WORK)
        parts = {Who.AUTHOR: self.chain.submission, Who.LOCKER: self.chain.approval}
        names = "、".join(Role(role).label for role in parts[row.who].roles)
        return NotYours(f"“{action.label}”由{names}办理。")

    def _approving(self) -> Transition:
        row = state_table().row(self.document.state, Action.APPROVE)
        assert row is not None
        return row


def actions_open_to(document: Document, doer: Doer, today: date | None = None) -> list[Option]:
    """List what a person may do with a document now."""
    return Standing(document, today).options(doer)
