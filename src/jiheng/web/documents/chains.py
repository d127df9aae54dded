"""The chain of a document: submission, review steps, approval and adjustment, with their days."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated, Any

from pydantic import BeforeValidator

from jiheng.forms.review.data_files import read_data
from jiheng.standards import Fault, Source, StandardError
from jiheng.standards.citation import Strict
from jiheng.standards.errors import suggest
from jiheng.standards.exact_yaml import LinedMapping, place
from jiheng.web.data_directory import data_directory
from jiheng.web.documents.dates import RelativeDate, read_date
from jiheng.web.documents.models import Kind
from jiheng.web.documents.states import workflow_folder
from jiheng.web.people.roles import DEPARTMENT_ROLES, FINANCE_ROLES

SUBMISSION = "submission"
APPROVAL = "approval"
_ROLES = sorted(DEPARTMENT_ROLES | FINANCE_ROLES)
_LONGEST_CODE = 30
_SITE_FOLDER = "workflow"


def _day(given: Any) -> Any:
    return read_date(given) if isinstance(given, str) else given


def _number(given: Any) -> Any:
    return int(given) if isinstance(given, str) and given.isdecimal() else given


Day = Annotated[RelativeDate, BeforeValidator(_day)]
Year = Annotated[int, BeforeValidator(_number)]


class Level(Strict):
    """Define one level: who decides, whether the four-aspect review sheet is due.

    With `of_department` the role must be held in the department itself, not in a unit of it;
    only a level that `may_reject` can end a document's way.
    """

    code: str
    name: str
    role: str
    of_department: bool = False
    sheet: bool = False
    may_reject: bool = False


class Step(Strict):
    """Define one step; its levels act side by side, and all must agree."""

    name: str
    due: Day
    levels: tuple[Level, ...]

    @property
    def code(self) -> str:
        """Give the code that documents at this step carry: that of its first level."""
        return self.levels[0].code


class Part(Strict):
    """Define who submits, or who approves with the budget, and until when."""

    name: str
    roles: tuple[str, ...]
    due: Day


class Adjustment(Strict):
    """Define when approved targets may be adjusted, and the steps that an adjustment takes."""

    opens: Day
    closes: Day
    source: Source
    steps: tuple[Step, ...]

    def window(self, year: int) -> tuple[date, date]:
        """Give the first and the last day for a budget year."""
        return self.opens.of(year), self.closes.of(year)


class ChainData(Strict):
    """Be a workflow file as it is written."""

    name: str
    region: str
    kinds: tuple[str, ...]
    since: Year
    source: Source
    submission: Part
    steps: tuple[Step, ...]
    approval: Part
    adjustment: Adjustment


class Chain(ChainData):
    """Be a workflow file with the code that its file name gives it."""

    code: str

    def steps_for(self, is_adjustment: bool) -> tuple[Step, ...]:
        """Give the steps of a first approval or of an adjustment."""
        return self.adjustment.steps if is_adjustment else self.steps

    def level_name(self, code: str) -> str:
        """Give the Chinese name of a level, or the code where the chain has none such."""
        names = {SUBMISSION: self.submission.name, APPROVAL: self.approval.name}
        for step in (*self.adjustment.steps, *self.steps):
            names |= {level.code: level.name for level in step.levels}
        return names.get(code, code)


class NoChain(RuntimeError):
    """No workflow file applies; the message says to what, and what to do."""


def load_chain(path: Path) -> Chain:
    """Read one workflow file.

    Raises:
        StandardError: every fault of the file, each at its line.
    """
    data, content = read_data(path, ChainData)
    faults = [*_step_faults(data, content), *_name_faults(data, content)]
    if len(path.stem) > _LONGEST_CODE:
        faults.append(Fault(path.name, None, f"文件名超过{_LONGEST_CODE}个字符", "改短文件名"))
    if faults:
        raise StandardError(faults)
    return Chain(code=path.stem, **{name: getattr(data, name) for name in ChainData.model_fields})


def load_chains(folders: Iterable[Path]) -> dict[str, Chain]:
    """Read the workflow files of folders by code; a later folder's file replaces one of its name.

    Raises:
        StandardError: every fault of all files, and two files that apply to the same.
    """
    faults: list[Fault] = []
    chains: dict[str, Chain] = {}
    for folder in folders:
        for path in sorted(folder.glob("*-*.yaml")):
            try:
                chains[path.stem] = load_chain(path)
            except StandardError as error:
                faults += error.faults
    seen: dict[tuple[str, str, int], str] = {}
    for chain in chains.values():
        for kind in chain.kinds:
            first = seen.setdefault((chain.region, kind, chain.since), chain.code)
            if first != chain.code:
                what = f"与 {first}.yaml 的地区、材料和起始年度相同"
                faults.append(Fault(f"{chain.code}.yaml", None, what, "只留一个文件"))
    if faults:
        raise StandardError(faults)
    return chains


@cache
def all_chains() -> dict[str, Chain]:
    """Give the chains that ship with the package and those of the data directory's workflow folder."""
    return load_chains((workflow_folder(), data_directory() / _SITE_FOLDER))


def chain_for(regions: Iterable[str], kind: str, year: int) -> Chain:
    """Give the chain for the nearest of the regions (its own first), of the latest start.

    Raises:
        NoChain: no file applies.
    """
    places = [*regions, ""]
    for region in places:
        fitting = [
            chain
            for chain in all_chains().values()
            if chain.region == region and kind in chain.kinds and chain.since <= year
        ]
        if fitting:
            return max(fitting, key=lambda chain: chain.since)
    raise NoChain(
        f"没有适用于{year}年度“{Kind(kind).label}”的审批流程；请系统管理员在数据目录的"
        f" {_SITE_FOLDER} 文件夹里补上流程文件。"
    )


def _step_faults(data: ChainData, content: LinedMapping) -> Iterator[Fault]:
    parts = ((data.steps, ("steps",)), (data.adjustment.steps, ("adjustment", "steps")))
    for steps, at in parts:
        if not steps:
            yield Fault(*place(content, at), "没有审核环节", "至少写一步")
        codes: set[str] = set()
        for index, step in enumerate(steps):
            if not step.levels:
                here = place(content, (*at, index, "levels"))
                yield Fault(*here, f"“{step.name}”没有写由谁审核", "至少写一个环节")
            for number, level in enumerate(step.levels):
                here = place(content, (*at, index, "levels", number, "code"))
                yield from _role_faults(here, (level.role,))
                if level.code in codes or level.code in (SUBMISSION, APPROVAL):
                    yield Fault(*here, f"环节编码“{level.code}”已用过", "换一个编码")
                if not level.code or len(level.code) > _LONGEST_CODE:
                    yield Fault(*here, f"环节编码应为1至{_LONGEST_CODE}个字符")
                codes.add(level.code)


def _name_faults(data: ChainData, content: LinedMapping) -> Iterator[Fault]:
    for index, kind in enumerate(data.kinds):
        if kind not in Kind.values:
            here = place(content, ("kinds", index))
            yield Fault(*here, f"没有材料“{kind}”", suggest(kind, Kind.values))
    for part in (SUBMISSION, APPROVAL):
        roles = getattr(data, part).roles
        yield from _role_faults(place(content, (part, "roles")), roles)
    opens, closes = data.adjustment.window(2000)
    if opens > closes:
        here = place(content, ("adjustment", "closes"))
        yield Fault(*here, "调整窗口的止日早于起日", "改正其中之一")


def _role_faults(here: tuple[str, int | None], roles: Iterable[str]) -> Iterator[Fault]:
    for role in roles:
        if role not in _ROLES:
            yield Fault(*here, f"没有可以审核的角色“{role}”", suggest(role, _ROLES))
