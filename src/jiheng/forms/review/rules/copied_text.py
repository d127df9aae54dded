"""TG014: the text names another department or another city's."""

import re
from collections.abc import Iterator
from functools import cache

from jiheng.forms.review.outcome import Found, Level, Outcome, Passed, Unjudged
from jiheng.forms.review.rule import DEPARTMENT_INDICATORS, PROJECT_INDICATORS, TARGETS, Rule
from jiheng.forms.review.rule import not_filled as form_not_filled
from jiheng.forms.review.submission import Submission
from jiheng.forms.review.texts import clause_before
from jiheng.forms.rows.base import RowModel
from jiheng.forms.rows.projects import Target

_BODY = re.compile(r"^[^，。；：、！？\s]{0,12}?(?:局|委|厅|办公室|中心|政府)")


class CopiedText(Rule):
    """目标或指标的文字里是别的部门的名称。

    为什么：套用别人的申报材料，常把人家的名称也抄了过来，说明目标不是按本部门的事写的。
    名称前有“会同”“报”“由”等用语的，可能是写协作或报批，报无法判断，由人看。
    依据：成都市郫都区绩效自评抽查复核要点，照搬其他单位材料（推定）。
    反例：
        绩效目标：目标类型=年度目标；目标内容=完成市教育局年度重点工作任务。
    正例：
        绩效目标：目标类型=年度目标；目标内容=完成市科技局年度重点工作任务。
    """

    code = "TG014"
    name = "照搬其他部门的文字"
    level = Level.RED_LINE
    advice = "按本部门、本项目的实际重写；确有协作的，写明与谁协作"

    def judge(self, submission: Submission) -> Iterator[Outcome]:
        """Look for the names of others in targets and indicators."""
        for form in (TARGETS, DEPARTMENT_INDICATORS, PROJECT_INDICATORS):
            if not submission.is_filled(form):
                yield form_not_filled(submission, form)
        own = submission.own_names
        for target in submission.rows(Target):
            yield from self._judge(submission, target, {"text": target.text}, own)
        for owner in submission.owners:
            for row in owner.indicators:
                texts = {"level3": row.level3, "target": row.target}
                yield from self._judge(submission, row, texts, own)

    def _judge(
        self, submission: Submission, row: RowModel, texts: dict[str, str], own: tuple[str, ...]
    ) -> Iterator[Outcome]:
        doubtful = ""
        is_copied = False
        for column, text in texts.items():
            for name, before in _strange_names(submission, text, own):
                if submission.words("mention_words").found_in(before):
                    doubtful = doubtful or name
                    continue
                is_copied = True
                message = f"文字里有“{name}”，不是本部门"
                expected = f"只写{submission.dossier.organisation}自己的事"
                yield Found(submission.where(row, column), message, (name,), expected)
        if doubtful:
            reason = f"提到“{doubtful}”，可能是协作或报批，请人工判断"
            yield Unjudged(submission.where(row), reason)
        elif not is_copied:
            yield Passed(submission.where(row))


def _strange_names(
    submission: Submission, text: str, own: tuple[str, ...]
) -> Iterator[tuple[str, str]]:
    """Give names that are not one's own, each with the words of the clause before it."""
    known = submission.own_fields
    for code, field in submission.fields.items():
        # The longest name only: 住房和城乡建设局 is not two departments.
        for match in _any_of(field.names).finditer(text) if code not in known else ():
            yield match[0], clause_before(text, match.start())
    for match in _any_of(submission.words("cities").words).finditer(text):
        is_own = match[0] in submission.dossier.region or any(match[0] in mine for mine in own)
        body = None if is_own else _BODY.match(text[match.end() :])
        if body is not None:
            yield match[0] + body[0], clause_before(text, match.start())


@cache
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile("|".join(re.escape(word) for word in longest_first))
