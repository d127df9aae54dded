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
    without_here,
)
from jiheng.checks.sentences import Mention

_PAST = re.compile(r"上年|去年|上一年|同期|前年|往年|历年")
_CHANGE = re.compile(r"增长|增加|下降|减少|增幅|降幅|提高|提升")
_SHARE = re.compile(r"占|比重|比例")
_PARTS = re.compile(r"项目|专项|计划|所属|下属|二级单位|中心|处室|各区|分别|其中|部分")
_CRITERION = re.compile(r"\s*(?:[（(]含[）)])?(?:以[上下])?的?(?:不得分|不扣分|(?:得|扣|加|计)\S{0,6}分|按)")
"""What follows a figure that a scoring criterion sets: 达到100%的得4分."""
_CRITERIA = re.compile(r"扣完为止|每[低高超少减增]|按比例[计得扣]|评分标准[：:“]|不得分")
_NOT_PLAIN = (Role.FROM, Role.PAST)
_CHANGES = (Role.RISE, Role.FALL)
_FULL = re.compile(r"(?:满分|分值|权重)(?:为|共)?$")
_LOST = re.compile(r"(?:扣分|扣|失分|扣减|扣除)(?:了|为|共)?$")
_SCORE = re.compile(r"(?:得分|评分|实得|得|自评分|自评)(?:了|为|共)?$")
_TOTAL = re.compile(r"总分|总得分|(?:综合|最终|自评|评价|绩效)得分|综合评分")


def prose_comparisons(reading: Reading, record: Record, done: set[Figure]) -> Iterator[Comparison]:
    """Compare every figure of the prose that the dossier knows; those in `done` are left out."""
    contexts = contexts_of(reading)
    subjects = _by_subject(record)
    for sentence in reading.prose:
        context = contexts.get(sentence.paragraph)
        for mention in sentence.mentions:
            if mention.figure in done or _sets_criterion(mention):
                continue
            found = _compared(mention, record, subjects, context, reading.year or record.year)
            if found is not None:
                yield found


def _compared(
    mention: Mention,
    record: Record,
    subjects: dict[tuple[Kind, Attribute, str], tuple[Known, ...]],
    context: Context | None,
    year: int,
) -> Comparison | None:
    figure, words = mention.figure, mention.sentence.text
    same = tuple(k for k in record.of_value(figure) if _is_of_year(mention, k, year))
    candidates, match = _candidates(mention, record, subjects)
    fitting = tuple(k for k in candidates if _is_of_year(mention, k, year))
    if fitting:
        plain = tuple(k for k in fitting if _is_plain(mention, k, context))
        if match is Match.LIKELY and same:
            return compare(figure, same, Match.VALUE, words, is_plain=False)
        found = compare(figure, plain or fitting, match, words, is_plain=bool(plain))
        if found is not None:
            return found
    return compare(figure, same, Match.VALUE, words, is_plain=False)


def _candidates(
    mention: Mention,
    record: Record,
    subjects: dict[tuple[Kind, Attribute, str], tuple[Known, ...]],
) -> tuple[tuple[Known, ...], Match]:
    figure = mention.figure
    if figure.kind is Kind.SCORE:
        return _scores(mention, record), Match.NAME
    name = bare(mention.lead)
    exact = record.named(name)
    if exact:
        return exact, Match.NAME
    attribute, subject = read_label(mention.lead, figure.kind)
    of_row = subjects.get((figure.kind, attribute, subject), ())
    if of_row:
        return of_row, Match.NAME if is_telling(subject) else Match.LIKELY
    return record.ending(name), Match.LIKELY


def _scores(mention: Mention, record: Record) -> tuple[Known, ...]:
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
    return _criterion_of(mention, record, aspect) or record.named("总分", aspect)


def _criterion_of(mention: Mention, record: Record, aspect: Aspect) -> tuple[Known, ...]:
    """Give the criterion that an item is about: 1.资金管理。分值16分，自评得分13.932分."""


def _by_subject(record: Record) -> dict[tuple[Kind, Attribute, str], tuple[Known, ...]]:
    """Group the facts of rows (plans, projects, units) by what is said of which row."""
    found: dict[tuple[Kind, Attribute, str], tuple[Known, ...]] = {}
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
    if mention.role in _NOT_PLAIN:
        return False
    if mention.role in _CHANGES and not _CHANGE.search(label):
        return False
    if mention.role is Role.SHARE and not _SHARE.search(label):
        return False
    if period_in(words) != period_in(label) or is_loose(words) and not is_loose(label):
        return False
    if without_here(scopes_in(words)) - scopes_in(label):
        return False
    item = context.item if context else ""
    if item and item not in label and label not in item and known.subject not in item:
        return False
    before = mention.sentence.skeleton[: mention.position]
    return bool(known.subject) or not _PARTS.search(before.replace(label, ""))


def _sets_criterion(mention: Mention) -> bool:
    """Tell whether a figure belongs to a criterion of scoring, not to what was reached."""
    following = mention.sentence.skeleton[mention.position + 1 :]
    return bool(_CRITERION.match(following)) and bool(_CRITERIA.search(mention.sentence.text))
