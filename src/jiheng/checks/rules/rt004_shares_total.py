"""RT004: shares of one whole that add up to more than all of it."""

import re
from collections.abc import Iterator
from fractions import Fraction

from jiheng.checks.figures import Figure, Kind
from jiheng.checks.prose.completeness import is_known_whole
from jiheng.checks.prose.lookup import core
from jiheng.checks.prose.roles import Role, share_base
from jiheng.checks.prose.segments import segments
from jiheng.checks.prose.shares import part_of
from jiheng.checks.reading import Reading
from jiheng.checks.relations import Verdict
from jiheng.checks.rule import Outcome, Rule
from jiheng.checks.sentences import Mention, Sentence
from jiheng.quantities import print_number

_WHOLE = re.compile(r"来源|构成|组成|结构|按[^，。；]{1,8}分|其余|分布")

_MOST, _FAR = 4, 6
"""Shares of one known whole, and paragraphs between two of them."""


class SharesTotal(Rule):
    """同一总额的各项占比之和超过100%。

    为什么：同一合计的构成各项占比不可能加起来超过100%（末位四舍五入造成的零点零几除外）；多选题、
    互有重叠的人群各占多少不在此列，所以只看写明来源、构成、按某某分的；
    不足100%的可能没有列全，计入无法判断。
    依据：部门决算公开文本格式，支出决算情况说明（推定）。
    反例：
        资金来源中，财政拨款占86.05%、事业收入占13.52%、其他收入占10.43%。
    正例：
        资金来源中，财政拨款占86.05%、事业收入占3.52%、其他收入占10.43%。
    """

    code = "RT004"
    name = "占比之和超过100%"

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Judge every run of shares in a sentence that name no base of their own."""
        yield from self._known_wholes(reading)
        for sentence in reading.prose:
            shares = [
                m
                for piece in segments(sentence)
                for m in piece
                if m.figure.kind is Kind.RATE
                and m.role is Role.SHARE
                and not m.depth
                # 占满分15分的84%: each has a whole of its own.
                and not m.is_of_figure
                and m.figure.hedge is None
            ]
            run = _one_whole(shares)
            if len(run) >= 2:
                yield from self._judge(sentence, run)

    def _known_wholes(self, reading: Reading) -> Iterator[Outcome]:
        """Judge shares of one named base, each perhaps in a sentence of its own, whose parts
        are a whole that everybody knows: 基本支出占本年支出的…。项目支出占本年支出的….
        """
        runs: dict[str, list[tuple[Mention, str]]] = {}
        for sentence in reading.sentences:
            for rate in sentence.mentions:
                if rate.figure.kind is not Kind.RATE or rate.role is not Role.SHARE:
                    continue
                part = part_of(rate)
                if part is None or rate.is_of_figure or rate.figure.hedge is not None:
                    continue
                base = core(share_base(rate.role_words) or "")
                if not base:
                    continue
                run = [
                    (other, label)
                    for other, label in runs.get(base, [])
                    if sentence.paragraph - other.sentence.paragraph <= _FAR
                ]
                run = runs[base] = [*run, (rate, part.label)][-_MOST:]
                for length in range(2, len(run) + 1):
                    last = run[-length:]
                    if is_known_whole(tuple(label for _, label in last)):
                        yield from self._over(sentence, [found for found, _ in last])
                        break

    def _over(self, sentence: Sentence, shares: list[Mention]) -> Iterator[Outcome]:
        figures = tuple(m.figure for m in shares)
        whole = sum((f.exact for f in figures), start=figures[0].exact * 0)
        slack = sum((f.step for f in figures), start=figures[0].step * 0)
        if whole - 1 > slack:
            yield self._too_much(sentence, figures, whole)

    def _judge(self, sentence: Sentence, shares: list[Mention]) -> Iterator[Outcome]:
        figures = tuple(m.figure for m in shares)
        whole = sum((f.exact for f in figures), start=figures[0].exact * 0)
        slack = sum((f.step for f in figures), start=figures[0].step * 0)
        if abs(whole - 1) <= slack / 2:
            yield Outcome(figures, Verdict.HOLDS)
            return
        if whole < 1 or _is_nested(shares) or not _WHOLE.search(sentence.text):
            yield Outcome(figures, Verdict.UNDECIDED)
            return
        if whole - 1 <= slack:
            yield Outcome(figures, Verdict.TAIL)
            return
        yield self._too_much(sentence, figures, whole)

    def _too_much(
        self, sentence: Sentence, figures: tuple[Figure, ...], whole: Fraction
    ) -> Outcome:
        shown = "＋".join(f.text.strip() for f in figures)
        total = print_number(whole * 100, 4)
        finding = self.found(
            f"{len(figures)}项占比相加为{total}%，超过100%",
            tuple(f.quote for f in figures),
            sentence.text,
            expected="100%",
            calculation=f"{shown}＝{total}%",
        )
        return Outcome(figures, Verdict.CONTRADICTED, finding, figures[0])


def _one_whole(shares: list[Mention]) -> list[Mention]:
    """Keep shares that all name the same base, or none."""
    bases = {share_base(m.lead) or "" for m in shares}
    return shares if len(bases) == 1 else []


def _is_nested(shares: list[Mention]) -> bool:
    """Tell whether one share is of a part of another (其中 between them)."""
    skeleton = shares[0].sentence.skeleton
    return "其中" in skeleton[shares[0].position : shares[-1].position]
