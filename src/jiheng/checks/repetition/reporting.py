"""Turn a comparison into an outcome of a rule."""

from jiheng.checks.finding import Severity
from jiheng.checks.relations import Verdict
from jiheng.checks.repetition.comparing import Certainty, Comparison
from jiheng.checks.rule import Outcome, Rule


def outcome_of(rule: Rule, comparison: Comparison, most: Severity = Severity.ERROR) -> Outcome:
    """Give the outcome; `most` is the severity of a contradiction that is certain.

    A contradiction of figures that are only likely to be of one quantity is a warning, of
    others undecided.
    """
    judgement = comparison.judgement
    if judgement.verdict is not Verdict.CONTRADICTED:
        return rule.outcome(judgement, _message(comparison), comparison.doubtful.passage)
    if comparison.certainty is Certainty.NONE:
        return Outcome(judgement.operands, Verdict.UNDECIDED)
    certain = comparison.certainty is Certainty.CERTAIN
    severity = most if certain else Severity.WARNING
    return rule.outcome(
        judgement, _message(comparison), comparison.doubtful.passage, severity=severity
    )


def _message(comparison: Comparison) -> str:
    one, other = comparison.doubtful, comparison.other
    name = "".join(part for part in (one.subject, one.attribute.value) if part) or one.label
    places = f"，另有{comparison.agreeing}处" if comparison.agreeing > 1 else "，另一处"
    where = "表中" if other.is_in_table else "文中"
    own = "表中" if one.is_in_table else "此处"
    verb = "均" if comparison.agreeing > 1 else ""
    return f"“{name}”{own}写{one.figure.text.strip()}{places}（{where}）{verb}写{other.figure.text.strip()}"
