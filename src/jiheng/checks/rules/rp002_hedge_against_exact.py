"""RP002: a softened figure (超50万元) that the exact one elsewhere does not bear out."""

from collections.abc import Iterator

from jiheng.checks.finding import Severity
from jiheng.checks.reading import Reading
from jiheng.checks.relations import Verdict
from jiheng.checks.repetition import comparisons, outcome_of
from jiheng.checks.repetition.anchors import AnchoredPair, anchored_pairs
from jiheng.checks.rule import Outcome, Rule


class HedgeAgainstExact(Rule):
    """“超、近、不足、余”等概数与别处写的数不相容。

    为什么：“超50万元”而别处写48.6万元，概数就夸大了。概数按字面取范围：超过、突破只取其上，近、不足只取
    其下，余、多取到下一个整数位，约取四舍五入的范围。两处都写“超”而整数位不同的（超500亿元与超470亿元），
    按习惯“超470”指470至480，列为存疑。
    依据：民法典第一千二百五十九条（以上、以下、超过的含义，公布）；概数的整数位习惯（推定）。
    反例：
        城东便民服务中心累计发放培训补贴超50万元。
        城东便民服务中心累计发放培训补贴48.6万元。
    正例：
        城东便民服务中心累计发放培训补贴超50万元。
        城东便民服务中心累计发放培训补贴50.6万元。
    """

    code = "RP002"
    name = "概数与确数不相容"
    severity = Severity.WARNING

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Compare softened figures with others of the same quantity."""
        for comparison in comparisons(reading):
            if comparison.is_hedged:
                yield outcome_of(self, comparison, Severity.WARNING)
        for pair in anchored_pairs(reading):
            yield self._anchored(pair)

    def _anchored(self, pair: AnchoredPair) -> Outcome:
        one, other = pair.doubtful.figure, pair.other.figure
        operands = (one, other)
        if not pair.is_apart:
            return Outcome(operands, Verdict.HOLDS)
        finding = self.found(
            f"同是“{pair.anchor}”，一处写{one.text.strip()}，另一处写{other.text.strip()}",
            tuple(figure.quote for figure in operands),
            pair.doubtful.passage,
            expected=f"与“{pair.other.passage.strip()[:20]}…”一处核对后统一",
            calculation=(
                f"{one.text.strip()}指{pair.bands[0]}，{other.text.strip()}指{pair.bands[1]}，没有共同的数"
            ),
            repairs=(
                f"将“{one.text.strip()}”改为“{other.text.strip()}”",
                f"将“{other.text.strip()}”改为“{one.text.strip()}”",
            ),
        )
        return Outcome(operands, Verdict.CONTRADICTED, finding, one)
