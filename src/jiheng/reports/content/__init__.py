"""What stands in a report's sections: one generator each, by the name an outline uses."""

from __future__ import annotations

from jiheng.reports.content.annexes import indicator_table, score_sheet
from jiheng.reports.content.base import Generator, Notice, Slot
from jiheng.reports.content.charts import points_chart, spending_chart, targets_chart
from jiheng.reports.content.closing import signature
from jiheng.reports.content.context import Context
from jiheng.reports.content.criteria import criteria
from jiheng.reports.content.finance import finance
from jiheng.reports.content.findings import measures, problems
from jiheng.reports.content.management import management
from jiheng.reports.content.plans import plan_spending
from jiheng.reports.content.profile import profile
from jiheng.reports.content.score_summary import score_summary
from jiheng.reports.content.tasks import achievements, tasks
from jiheng.reports.content.texts import narrative

GENERATORS: dict[str, Generator] = {
    one.name: one
    for one in (
        Generator("narrative", narrative),
        Generator("profile", profile),
        Generator("tasks", tasks),
        Generator("finance", finance),
        Generator("management", management),
        Generator("score_summary", score_summary),
        Generator("points_chart", points_chart),
        Generator("criteria", criteria, {"plans": True}),
        Generator("plan_spending", plan_spending),
        Generator("spending_chart", spending_chart),
        Generator("targets_chart", targets_chart),
        Generator("achievements", achievements),
        Generator("problems", problems),
        Generator("measures", measures),
        Generator("signature", signature),
        Generator("score_sheet", score_sheet, {"source_note": False}),
        Generator("indicator_table", indicator_table),
    )
}

__all__ = ["GENERATORS", "Context", "Generator", "Notice", "Slot"]
