"""The fact sheet's row: one figure of the vocabulary with status, source and evidence."""

from collections.abc import Iterator
from typing import ClassVar

from pydantic import model_validator

from jiheng.forms.errors import did_you_mean
from jiheng.forms.figures import Reading, missing_from_label, read_figure
from jiheng.forms.rows.base import Form, RowFigure, SourceColumns, column, wrong_cell
from jiheng.forms.rows.cells import is_stroke
from jiheng.quantities import QuantityError, Status
from jiheng.standards import Term, vocabulary

STATUSES = tuple(status.label for status in Status)
COMPUTED = "自动计算"
"""The word for a figure with a formula that is left to be computed from its parts."""


class FactRow(SourceColumns):
    """Be one figure of the vocabulary; the row counts even where the figure is left empty."""

    form: ClassVar[Form] = Form(
        "facts",
        "指标",
        "评分标准所用指标",
        "一行一个指标；数值留空即为未填报，不会按零计算；有公式的留空时由分项算出。",
        key=("code",),
        fact_path="{code}",
        label_path="{label}",
    )

    code: str = column("编码", "code", required=True, width=34)
    label: str = column("指标名称", width=36)
    value: str = column(
        "数值",
        "figure",
        aliases=("金额", "数额", "指标数值"),
        must_stand=True,
        width=16,
        help="只写数；没有取得的留空，或写 未填报、不适用、无法判断",
    )
    unit: str = column("单位", width=9, help="留空按指标的单位")
    status: str = column(
        "填报状态",
        "choice",
        choices=(*STATUSES, COMPUTED),
        width=11,
        help="有公式的指标留空或写“自动计算”，即由分项算出；确实没有取得的写“未填报”",
    )

    @property
    def term(self) -> Term:
        """Give the vocabulary's definition of this figure."""
        return vocabulary()[self.code]

    @model_validator(mode="after")
    def _is_consistent(self) -> "FactRow":
        if self.code not in vocabulary():
            known = vocabulary().find(self.label)
            advice = f"是否应为“{known.code}”？" if known else did_you_mean(self.code, vocabulary())
            raise wrong_cell("code", "没有这个指标编码", "指标清单中的编码", advice)
        if self.is_computed:
            return self._checked_computed()
        try:
            reading = self.reading()
        except QuantityError as error:
            raise wrong_cell("value", "不是可用的数", error.expected, error.advice) from None
        wanted = Status.from_label(self.status) if self.status else None
        is_reported = missing_from_label(self._typed) is None
        if wanted is Status.REPORTED and not is_reported:
            raise wrong_cell(
                "value", "填报状态写“已填报”，却没有数值", "一个数", "补填数值，或改填报状态"
            )
        if wanted not in (None, Status.REPORTED) and is_reported:
            raise wrong_cell(
                "status",
                f"已有数值“{reading.text}”，填报状态却写“{self.status}”",
                "两者一致",
                "删去数值，或把填报状态改为“已填报”",
            )
        if wanted is not None and self._typed and not is_reported and self.value != self.status:
            raise wrong_cell("status", f"与数值栏的“{self.value}”不一致", "两者一致", "改其中之一")
        return self

    @property
    def is_computed(self) -> bool:
        """Tell whether the figure is left to its formula, as if the row were not there.

        A row left blank says nothing against the formula; 未填报 does.
        """
        is_blank = not self._typed and not self.status
        return self.status == COMPUTED or (is_blank and self.term.formula is not None)

    @property
    def _typed(self) -> str:
        """Give the figure as typed; a stroke is none where the status says why there is none."""
        is_told = self.status not in ("", Status.REPORTED.label)
        return "" if is_told and is_stroke(self.value) else self.value

    def _checked_computed(self) -> "FactRow":
        if self._typed:
            raise wrong_cell(
                "status",
                f"已有数值“{self.value}”，填报状态却写“{COMPUTED}”",
                "两者取其一",
                "删去数值由系统计算，或把填报状态改为“已填报”",
            )
        if self.term.formula is None:
            raise wrong_cell(
                "status", "该指标没有计算公式", "填写数值", "填写数值；没有取得的改为“未填报”"
            )
        return self

    def reading(self) -> Reading:
        """Read the figure.

        Raises:
            QuantityError: the text is no figure of this term's unit.
        """
        word = self._typed or ("" if self.status == Status.REPORTED.label else self.status)
        return read_figure(word, self.term, self.unit, reason=self.note)

    def figures(self) -> Iterator[RowFigure]:
        """Give the one figure of the row, under its official label; none where it is computed."""
        if not self.is_computed:
            yield RowFigure(self.code, self.term.label, "value", self.reading())
