"""Score a dossier under a standard, exactly, with a trace and a reason for every point."""

from jiheng.scoring.doors import score, score_project
from jiheng.scoring.scorecard import CriterionScore, Scorecard
from jiheng.scoring.trace import Trace

__all__ = ["CriterionScore", "Scorecard", "Trace", "score", "score_project"]
