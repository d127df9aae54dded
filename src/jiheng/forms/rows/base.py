"""What every form row shares: columns with Chinese headers, cells read and written as text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from string import Formatter
from typing import Annotated, Any, ClassVar, Self, cast

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    PlainSerializer,
    PlainValidator,
    ValidationInfo,
    WithJsonSchema,
    field_validator,
)
from pydantic_core import PydanticCustomError

from jiheng.forms.facts import FactKind
from jiheng.forms.figures import Reading, no_figure, read_flag, reading_of, unit_of
from jiheng.forms.rows.cells import CellError, Column, ColumnKind, cell_text, clean, read_cell
from jiheng.quantities import Missing, Printed, Status, Unit

UNREPORTED = Missing(Status.UNREPORTED)
_LENIENT = "lenient"
_WORDS = ("text", "long", "choice")
"""Kinds of columns whose required cell may be blank in a lenient row."""
DEPARTMENT = "department"
"""What stands in a fact code for the empty project code of the department as a whole."""


def _accept(value: Any) -> Any:
    # The text was read by RowModel._read_cell; only its results may come through.
    if not isinstance(value, Printed | Missing | bool):
        raise PydanticCustomError("cell", "应为数、是否或填报状态")
    return value


_AS_TEXT = (
    PlainValidator(_accept),
    PlainSerializer(cell_text, return_type=str),
    WithJsonSchema({"type": "string"}),
)
Number = Annotated[Printed | Missing, *_AS_TEXT]
"""A figure as typed, or the reason why there is none; an empty cell is 未填报."""
Flag = Annotated[bool | Missing, *_AS_TEXT]
"""是 or 否, or the reason why there is neither; testing a Missing flag raises TypeError."""


@dataclass(frozen=True)
class Form:
    """Describe a form: English code, sheet title, source, and how its rows are identified.

    `key` names the columns that no two rows may share.  `fact_path` and `label_path` are
    format strings over the row's columns: `plan.{code}` and `{name}`.  A card has one row and
    is written as two columns, 项目 and 内容.  `has_total_row` says that 合计 is a row like the
    others; elsewhere it is only compared with them.  `aliases` are older titles.
    """

    code: str
    title: str
    source: str
    help: str = ""
    key: tuple[str, ...] = ()
    fact_path: str = ""
    label_path: str = ""
    is_card: bool = False
    has_total_row: bool = False
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class RowFigure:
    """Hold a figure that a row states, with its fact code and the column it stands in."""

    code: str
    label: str
    column: str
    reading: Reading
    kind: FactKind = "stated"


def column(
    header: str,
    kind: ColumnKind = "text",
    *,
    unit: str = "",
    help: str = "",
    choices: tuple[str, ...] = (),
    suggestions: tuple[str, ...] = (),
    synonyms: Mapping[str, str] | None = None,
    aliases: tuple[str, ...] = (),
    required: bool = False,
    width: int = 12,
    example: str = "",
    fact: str | None = None,
    signed: bool = False,
    must_stand: bool = False,
) -> Any:
    """Declare a column of a form.

    `choices` are the only values allowed, `suggestions` are offered; `synonyms` maps other
    spellings to a choice; `aliases` are other headers read as this one; `fact` is the last
    part of the fact code of a number column; `signed` lets its numbers be negative; a column
    that `must_stand` may have blank cells, but not be left out.
    """
    extra: dict[str, Any] = {
        "kind": kind,
        "unit": unit,
        "choices": choices,
        "suggestions": suggestions,
        "synonyms": dict(synonyms or {}),
        "aliases": aliases,
        "required": required,
        "width": width,
        "example": example,
        "fact": fact,
        "signed": signed,
        "must_stand": must_stand,
    }
    default: Any = UNREPORTED if kind in {"number", "flag"} else None if kind == "integer" else ""
    return Field(
        default=... if required else default,
        title=header,
        description=help or None,
        json_schema_extra=extra,
    )


class RowModel(BaseModel):
    """Be one row of a form; frozen, and read from the text of its cells."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", hide_input_in_errors=True, defer_build=True
    )

    form: ClassVar[Form]
    first: ClassVar[tuple[str, ...]] = ()
    last: ClassVar[tuple[str, ...]] = ()
    """Columns that stand before or behind all others, wherever in the class tree declared."""

    @field_validator("*", mode="before")
    @classmethod
    def _read_cell(cls, value: Any, info: ValidationInfo) -> Any:
        if not isinstance(value, str):
            return value
        assert info.field_name is not None
        stands_in = cls.column(info.field_name)
        is_blank_word = stands_in.kind in _WORDS and stands_in.name not in cls.form.key
        if is_blank_word and is_lenient(info) and not clean(value):
            return ""
        try:
            return read_cell(stands_in, value)
        except CellError as error:
            raise wrong_cell(
                info.field_name,
                error.what,
                error.expected,
                error.advice,
                blocks_reading=not is_blank_word or bool(clean(value)),
            ) from None

    @classmethod
    def columns(cls) -> tuple[Column, ...]:
        """Give the columns in the order of the printed form."""
        return _columns(cls)

    @classmethod
    def column(cls, name: str) -> Column:
        """Give the column of a field name."""
        return _columns_by_name(cls)[name]

    def cells(self) -> dict[str, str]:
        """Give the row as text by field name, as it would be typed."""
        return {c.name: cell_text(getattr(self, c.name)) for c in self.columns()}

    def printed(self, name: str) -> Printed | Missing:
        """Give the figure of a number column.

        Raises:
            KeyError: the column is none of numbers.
        """
        value = getattr(self, self.column(name).name)
        if not isinstance(value, Printed | Missing):
            raise KeyError(name)
        return value

    @property
    def is_part(self) -> bool:
        """Tell whether another row already counts what this one does (其中…)."""
        return False

    def figures(self) -> Iterator[RowFigure]:
        """List the figures that this row states, missing ones included."""
        for c in self.columns():
            if c.fact is not None:
                yield self.figure(c, _reading(getattr(self, c.name), unit_of(c.unit)))

    def figure(self, stands_in: Column, reading: Reading, kind: FactKind = "stated") -> RowFigure:
        """Give a figure of this row its fact code and label."""
        names = _names_in(self.form.fact_path + self.form.label_path)
        parts = {name: cell_text(getattr(self, name)) for name in names}
        if parts.get("project") == "":
            parts["project"] = DEPARTMENT
        code = self.form.fact_path.format(**parts)
        label = self.form.label_path.format(**parts)
        if stands_in.fact:
            code, label = f"{code}.{stands_in.fact}", label + stands_in.header
        return RowFigure(code, label, stands_in.name, reading, kind)

    @classmethod
    def from_cells(cls, cells: Mapping[str, str], *, lenient: bool = False) -> Self:
        """Make a row of cell texts by field name.

        A `lenient` row may lack a required word, and hold words where its nature wants a figure:
        such a row can be reviewed, but not scored.

        Raises:
            pydantic.ValidationError: listing every wrong cell.
        """
        return cls.model_validate(dict(cells), context={_LENIENT: lenient})


def _reading(value: Printed | Missing | bool, wanted: Unit) -> Reading:
    """Read a cell's value again as a figure."""
    if isinstance(value, Printed):
        return reading_of(value, wanted)
    if isinstance(value, Missing):
        return no_figure(value, wanted)
    return read_flag(cell_text(value))


@cache
def _names_in(path: str) -> tuple[str, ...]:
    """List the columns that a format string names."""
    return tuple(dict.fromkeys(name for _, name, _, _ in Formatter().parse(path) if name))


def is_lenient(info: ValidationInfo) -> bool:
    """Tell whether a row is read for review only."""
    return bool(info.context and info.context.get(_LENIENT))


def wrong_cell(
    column: str, what: str, expected: str, advice: str, *, blocks_reading: bool = True
) -> PydanticCustomError:
    """Make the validation error of a cell; one that does not block leaves a lenient row."""
    context: dict[str, Any] = {"column": column, "what": what, "expected": expected}
    context.update(advice=advice, blocks_reading=blocks_reading)
    return PydanticCustomError("cell", "{what}；应为{expected}；{advice}", context)


@cache
def _columns(model: type[RowModel]) -> tuple[Column, ...]:
    fields = model.model_fields
    middle = [name for name in fields if name not in (*model.first, *model.last)]
    order = [*model.first, *middle, *model.last]
    columns = []
    for name in order:
        field = fields[name]
        extra = cast(dict[str, Any], field.json_schema_extra)
        columns.append(
            Column(name=name, header=field.title or name, help=field.description or "", **extra)
        )
    return tuple(columns)


@cache
def _columns_by_name(model: type[RowModel]) -> dict[str, Column]:
    return {c.name: c for c in _columns(model)}


class SourceColumns(RowModel):
    """Add the columns that say where a figure was read and what proves it."""

    last: ClassVar[tuple[str, ...]] = ("document", "page", "evidence", "note")

    document: str = column(
        "来源文件", width=22, help="读出该数的文件名称", example="2021年部门决算"
    )
    page: str = column(
        "页码或单元格", aliases=("页码",), width=12, help="在来源文件中的位置", example="第12页"
    )
    evidence: str = column("佐证材料", width=22, help="能证明该数的材料名称", example="支出明细账")
    note: str = column("备注", "long", width=28)
