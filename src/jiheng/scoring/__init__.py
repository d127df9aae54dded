"""Score a dossier under a standard, exactly, with a trace and a reason for every point."""

from jiheng.scoring.doors import ScoringRefused, score, score_project
from jiheng.scoring.scorecard import CriterionScore, Scorecard
from jiheng.scoring.trace import Trace

__all__ = ["CriterionScore", "Scorecard", "ScoringRefused", "Trace", "score", "score_project"]
