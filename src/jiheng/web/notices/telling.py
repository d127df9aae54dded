"""Who is told what after a decision, in the transaction of the decision."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Q
from django.dispatch import receiver
from django.utils import timezone

from jiheng.web.documents.chains import Level
from jiheng.web.documents.deciding import decided
from jiheng.web.documents.models import Decision, Document, State
from jiheng.web.documents.standing import Action, Standing
from jiheng.web.library.models import Proposal
from jiheng.web.library.promoting import judged
from jiheng.web.notices import mailing
from jiheng.web.notices.models import Notice
from jiheng.web.people.models import Delegation, Membership, User
from jiheng.web.people.roles import FINANCE_ROLES

_WAITING = "有材料等待您办理。"
_LONGEST_REASON = 150


@receiver(decided, dispatch_uid="tell_people")
def tell(decision: Decision, **_: object) -> None:
    """Tell the author what was decided, and the next ones that something waits."""
    document = decision.document
    kind, words = _words(decision, document)
    if words:
        people = User.objects.filter(pk__in=Standing(document).writers - {decision.actor_id})
        _store([Notice(user=user, kind=kind, document=document, text=words) for user in people])
    if decision.action in (Action.SUBMIT, Action.APPROVE):
        _tell_next(decision, document)


@receiver(judged, dispatch_uid="tell_proposer")
def tell_proposer(proposal: Proposal, **_: object) -> None:
    """Tell who proposed an indicator for the library what became of it."""
    if proposal.by_id == proposal.decided_by_id:
        return
    words = f"您推荐的指标“{proposal.name}”{proposal.get_outcome_display()}"
    if proposal.entry is not None:
        words += f"指标库，编码 {proposal.entry.code}。"
    else:
        words += f"指标库：{proposal.answer[:_LONGEST_REASON]}"
    _store(
        [
            Notice(
                user=proposal.by,
                kind=Notice.Kind.DECIDED,
                document=proposal.document,
                text=words,
            )
        ]
    )


def deciders(document: Document) -> set[int]:
    """Give the numbers of the people who may decide next, deputies included."""
    standing = Standing(document)
    condition = Q(pk__in=())
    for level in standing.open_levels:
        condition |= _holders(level, document)
    if document.state == State.APPROVED:
        region = document.organisation.region_id
        roles = standing.chain.approval.roles
        condition |= Q(role__in=roles, organisation__region_id=region)
    members = Membership.objects.in_force().filter(condition, user__is_active=True)
    found = dict(members.values_list("pk", "user_id"))
    today = timezone.localdate()
    deputies = Delegation.objects.filter(
        membership__in=list(found), since__lte=today, until__gte=today, deputy__is_active=True
    )
    return {*found.values(), *deputies.values_list("deputy_id", flat=True)} - standing.writers


def _holders(level: Level, document: Document) -> Q:
    organisation = document.organisation
    if level.role in FINANCE_ROLES:
        return Q(role=level.role, organisation__region_id=organisation.region_id)
    above = [int(part) for part in organisation.path.strip("/").split("/")]
    holders = Q(role=level.role, organisation__in=above)
    return holders & Q(organisation__parent=None) if level.of_department else holders


def _tell_next(decision: Decision, document: Document) -> None:
    """Tell each once that something waits, until it is read; the inbox says how much."""
    people = deciders(document) - {decision.actor_id}
    unread = Notice.objects.filter(
        user__in=people, kind=Notice.Kind.WAITING, read_at__isnull=True
    ).values_list("user_id", flat=True)
    told = set(unread)
    users = User.objects.filter(pk__in=people - told)
    _store([Notice(user=user, kind=Notice.Kind.WAITING, text=_WAITING) for user in users])


def _words(decision: Decision, document: Document) -> tuple[Notice.Kind, str]:
    level = Standing(document).chain.level_name(decision.level)
    reason = decision.reason[:_LONGEST_REASON]
    decided_as = Notice.Kind.DECIDED
    match decision.action, document.state:
        case Action.RETURN, _:
            return Notice.Kind.RETURNED, f"《{document}》在“{level}”退回修改：{reason}"
        case Action.REJECT, State.LOCKED:
            return decided_as, f"《{document}》的调整不予通过，原批复继续有效：{reason}"
        case Action.REJECT, _:
            return decided_as, f"《{document}》不予通过：{reason}"
        case Action.APPROVE, State.APPROVED:
            return decided_as, f"《{document}》已通过全部审核，等待随预算批复。"
        case Action.APPROVE, State.LOCKED:
            return decided_as, f"《{document}》的调整已批准生效。"
        case Action.LOCK, _:
            return decided_as, f"《{document}》已随预算批复。"
        case _:
            return decided_as, ""


def make(made: list[Notice]) -> list[Notice]:
    """Store notices, those for people with an address to be sent by e-mail where a server is set."""
    if mailing.goes_by_mail():
        for notice in made:
            if notice.user.email:
                notice.mail = Notice.Mail.PENDING
    return Notice.objects.bulk_create(made)


def _store(notices: Iterable[Notice]) -> None:
    stored = make(list(notices))
    if any(notice.mail == Notice.Mail.PENDING for notice in stored):
        transaction.on_commit(mailing.deliver_soon)
