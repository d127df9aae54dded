"""Find in the prose of a report the figures that the dossier knows by name."""

import re
from collections.abc import Iterator

from jiheng.checks.dossier.filed import Comparison, Match, compare
from jiheng.checks.dossier.known import Aspect, Known
from jiheng.checks.dossier.names import bare
from jiheng.checks.dossier.record import Record
from jiheng.checks.figures import Figure, Kind
from jiheng.checks.prose.roles import Role
from jiheng.checks.reading import Reading
from jiheng.checks.repetition.attribute import Attribute
from jiheng.checks.repetition.contexts import Context, contexts_of
from jiheng.checks.repetition.words import (
    is_loose,
    is_telling,
    period_in,
    read_label,
    scopes_in,
)
from jiheng.checks.sentences import FIGURES, Mention

_STOP = re.compile(r"[。，：:；]")
_PAST = re.compile(r"上年|去年|上一年|同期|前年|往年|历年")
_CHANGE = re.compile(r"增长|增加|下降|减少|增幅|降幅|提高|提升")
_SHARE = re.compile(r"占|比重|比例")
_PARTS = re.compile(r"项目|专项|计划|所属|下属|二级单位|中心|处室|各区|分别|其中|部分")
_CRITERION = re.compile(
    rf"\s*(?:[（(]含[）)])?(?:以[上下])?的?(?:不得分|不扣分|[得扣加计]\S{{0,3}}(?:{Kind.SCORE.value}|分)|按)"
)
"""What follows a figure that a scoring criterion sets: 达到100%的得4分."""
_CRITERIA = re.compile(r"扣完为止|每[低高超少减增]|按比例[计得扣]|评分标准[：:“]|不得分")
_HERE = frozenset({"全市", "全区", "全县", "我省", "我市", "我区", "我县"})
"""Scopes that only say “of this place”, as the dossier's own figures are."""
_LISTED = re.compile(rf"\s*[、和与及]\s*[{FIGURES}]")
"""What follows a figure that stands for the first of several names: 甲、乙分别为1家、2家."""
_CHANGES = (Role.RISE, Role.FALL)
_FULL = re.compile(r"(?:满分|分值|权重)(?:为|共)?$")
_LOST = re.compile(r"(?:扣分|扣|失分|扣减|扣除)(?:了|为|共)?$")
_SCORE = re.compile(r"(?:得分|评分|实得|得|自评分|自评)(?:了|为|共)?$")
_TOTAL = re.compile(r"总分|总得分|(?:综合|最终|自评|评价|绩效)得分|综合评分")
_Subjects = dict[tuple[Kind, Attribute, str], tuple[Known, ...]]


def prose_comparisons(reading: Reading, record: Record, done: set[Figure]) -> Iterator[Comparison]:
    """Compare every figure of the prose that the dossier knows; those in `done` are left out."""
    contexts = contexts_of(reading)
    subjects = _by_subject(record)
    year = reading.year or record.year
    for sentence in reading.prose:
        context = contexts.get(sentence.paragraph)
        head = _head(reading, sentence.paragraph)
        for mention in sentence.mentions:
            if mention.figure in done or _sets_criterion(mention):
                continue
            if _is_distributed(mention):
                same = _of_value(mention, record)
                found = compare(mention.figure, same, Match.VALUE, sentence.text, is_plain=False)
                if found is not None:
                    yield found
                continue
            found = _compared(mention, record, subjects, context, head, year)
            if found is not None:
                yield found


def _compared(
    mention: Mention,
    record: Record,
    subjects: _Subjects,
    context: Context | None,
    head: str,
    year: int,
) -> Comparison | None:
    figure, words = mention.figure, mention.sentence.text
    same = _of_value(mention, record)
    candidates, match = _candidates(mention, record, subjects, head)
    fitting = tuple(k for k in candidates if _is_of_year(mention, k, year))
    if fitting:
        plain = tuple(k for k in fitting if _is_plain(mention, k, context))
        if match is Match.LIKELY and same:
            return compare(figure, same, Match.VALUE, words, is_plain=False)
        found = compare(figure, plain or fitting, match, words, is_plain=bool(plain))
        if found is not None:
            return found
    return compare(figure, same, Match.VALUE, words, is_plain=False)


def _of_value(mention: Mention, record: Record) -> tuple[Known, ...]:
    """Give the known figures of the same number, unless another year is named."""
    years = {None, mention.year}
    same = record.of_value(mention.figure)
    return tuple(k for k in same if mention.year is None or k.year in years)


def _candidates(
    mention: Mention,
    record: Record,
    subjects: _Subjects,
    head: str,
) -> tuple[tuple[Known, ...], Match]:
    figure = mention.figure
    if figure.kind is Kind.SCORE:
        return _scores(mention, record, head), Match.NAME
    name = bare(mention.lead)
    exact = record.named(name)
    if exact:
        return exact, Match.NAME
    attribute, subject = read_label(mention.lead, figure.kind)
    of_row = subjects.get((figure.kind, attribute, subject), ())
    if of_row:
        return of_row, Match.NAME if is_telling(subject) else Match.LIKELY
    return record.ending(name), Match.LIKELY


def _scores(mention: Mention, record: Record, head: str) -> tuple[Known, ...]:
    lead = mention.lead
    for aspect, pattern in ((Aspect.FULL, _FULL), (Aspect.LOST, _LOST), (Aspect.SCORE, _SCORE)):
        match = pattern.search(lead)
        if match is None:
            continue
        name = bare(lead[: match.start()])
        named = record.named(name, aspect)
        if named:
            return named
        break
    else:
        return record.named(bare(lead), Aspect.SCORE)
    if not _TOTAL.search(lead):
        return ()
    return _whole_or_criterion(mention, record, aspect, head)


def _whole_or_criterion(
    mention: Mention, record: Record, aspect: Aspect, head: str
) -> tuple[Known, ...]:
    """Give the criterion that an item is about, else the whole: 1.资金管理。分值16分，自评得分13分."""
    named = record.named(head, aspect)
    if named:
        return named
    full = {known.figure.exact for known in record.named("总分", Aspect.FULL) if known.figure}
    before = [one for one in mention.sentence.mentions if one.position < mention.position]
    if any(_FULL.search(one.lead) and one.figure.exact not in full for one in before):
        return ()
    return record.named("总分", aspect)


def _head(reading: Reading, paragraph: int) -> str:
    """Give the words before the first stop of a paragraph, without their number."""
    sentences = reading.sentences_of(paragraph)
    return bare(_STOP.split(sentences[0].skeleton, maxsplit=1)[0]) if sentences else ""


def _by_subject(record: Record) -> _Subjects:
    """Group the facts of rows (plans, projects, units) by what is said of which row."""
    found: _Subjects = {}
    for known in record.known:
        if known.subject and known.figure is not None:
            attribute, subject = read_label(known.label, known.figure.kind)
            key = (known.figure.kind, attribute, subject)
            if subject:
                found[key] = (*found.get(key, ()), known)
    return found


def _is_of_year(mention: Mention, known: Known, year: int) -> bool:
    """Tell whether the words speak of the year that the fact is of."""
    said = mention.year
    if said is None:
        near = mention.clause[-30:]
        said = year - 1 if _PAST.search(near) and not _PAST.search(known.label) else year
        if _PAST.search(known.label) and _PAST.search(near):
            return True
    return known.year is None or said == known.year


def _is_plain(mention: Mention, known: Known, context: Context | None) -> bool:
    """Tell whether nothing round the figure says that it is of something else."""
    label = known.label
    words = f"{mention.clause}{mention.lead}"
    if mention.role is Role.FROM or (mention.role is Role.PAST and not _PAST.search(label)):
        return False
    if mention.role in _CHANGES and not _CHANGE.search(label):
        return False
    if mention.role is Role.SHARE and not _SHARE.search(label):
        return False
    if period_in(words) != period_in(label) or (is_loose(words) and not is_loose(label)):
        return False
    if scopes_in(words) - scopes_in(label) - _HERE:
        return False
    item = context.item if context else ""
    if item and item not in label and label not in item and known.subject not in item:
        return False
    before = mention.sentence.skeleton[: mention.position]
    return bool(known.subject) or not _PARTS.search(before.replace(label, ""))


def _is_distributed(mention: Mention) -> bool:
    """Tell whether several names share several figures, so that the words name two things."""
    skeleton = mention.sentence.skeleton
    if _LISTED.match(skeleton, mention.position + 1):
        return True
    start = skeleton.rfind(mention.lead, 0, mention.position) if mention.lead else mention.position
    before = skeleton[:start].rstrip()
    if not before.endswith("、"):
        return False
    return before[-2:-1] not in FIGURES if mention.lead else True


def _sets_criterion(mention: Mention) -> bool:
    """Tell whether a figure belongs to a criterion of scoring, not to what was reached."""
    following = mention.sentence.skeleton[mention.position + 1 :]
    is_bound = mention.figure.hedge is not None or _CRITERIA.search(mention.sentence.text)
    return bool(is_bound) and _CRITERION.match(following) is not None
