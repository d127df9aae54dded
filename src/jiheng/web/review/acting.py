"""Carry out what a page asked for."""

from jiheng.web.documents import deciding
from jiheng.web.documents.models import Document
from jiheng.web.documents.standing import Action, Doer
from jiheng.web.review.forms import Deed

DONE = {
    Action.SUBMIT: "已提交审核。",
    Action.APPROVE: "已同意。",
    Action.RETURN: "已退回修改，填报人会收到通知。",
    Action.REJECT: "已作“不予通过”的决定。",
    Action.WITHDRAW: "已撤回。",
    Action.LOCK: "已批复锁定。",
    Action.OPEN_ADJUSTMENT: "已发起调整：请修改内容后提交，批准之前原批复仍然有效。",
    Action.DROP_ADJUSTMENT: "已放弃调整，原批复继续有效。",
}


def carry_out(document: Document, deed: Deed, doer: Doer) -> str:
    """Do it, and give the words that say so.

    Raises:
        Refusal: it is not to be done; nothing is written.
    """
    edition, reason = deed.edition, deed.reason
    match deed.action:
        case Action.SUBMIT:
            deciding.submit(document, edition, doer, reason)
        case Action.APPROVE:
            deciding.approve(document, edition, doer, reason, deed.sheet)
        case Action.RETURN:
            deciding.return_for_correction(
                document, edition, doer, reason, deed.findings, deed.sheet
            )
        case Action.REJECT:
            deciding.reject(document, edition, doer, reason, deed.sheet)
        case Action.WITHDRAW:
            deciding.withdraw(document, edition, doer, reason)
        case Action.LOCK:
            deciding.lock(document, edition, doer, reason)
        case Action.OPEN_ADJUSTMENT:
            deciding.start_adjustment(document, edition, doer, reason, deed.basis)
        case Action.DROP_ADJUSTMENT:
            deciding.drop_adjustment(document, edition, doer, reason)
    return DONE[deed.action]
