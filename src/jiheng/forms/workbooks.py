"""Templates and checked workbooks; the libraries that write them are loaded when used."""

from collections.abc import Iterable
from pathlib import Path

from jiheng.forms.dossier import Dossier
from jiheng.forms.errors import FormError, FormErrors
from jiheng.forms.reading import inspect
from jiheng.forms.xlsx.scan import BEYOND, SPREAD, TOO_MANY_FORMULAS


def write_template(
    path: Path | str, forms: Iterable[str] | None = None, dossier: Dossier | None = None
) -> None:
    """Write a workbook to fill in: all forms, or those named by code or title.

    The card 部门概况 is always there.  With a dossier its rows are filled in; forms without
    rows get an example row that is never read, fact sheets a line for every figure of the
    vocabulary, those with a formula left to be computed.

    Raises:
        FormErrors: a form is unknown, or the path can not be written.
    """
    from jiheng.forms.xlsx.template import template_contents, write_workbook

    write_workbook(Path(path), template_contents(forms, dossier))


def check_workbook(path: Path | str, marked: Path | str | None = None) -> list[FormError]:
    """List every error and warning of a workbook; with `marked`, write it back with marks.

    Wrong cells turn red, doubtful ones yellow, each with a comment that says what to do; a sheet
    in front lists them all, each a jump to its cell.
    Values, formats and the user's own comments stay (comment boxes get the usual size; pictures
    and shapes are lost), and the original is never overwritten.  A workbook that is too large
    is not written back.

    Raises:
        FormErrors: nothing can be read at all; with `marked`, `path` is a folder, or `marked` is
            the original or can not be written.
    """
    source = Path(path)
    found = inspect(source)
    errors = list(found.errors)
    if not found.is_readable:
        raise FormErrors(errors, str(source))
    if marked is None:
        return errors
    target = Path(marked)
    if target.resolve() == source.resolve():
        what, advice = "检查结果不能覆盖原文件", "给检查结果另起一个文件名"
        raise FormErrors([FormError(what, value=target.name, advice=advice)])
    unread = (BEYOND, SPREAD, TOO_MANY_FORMULAS)
    if source.is_dir():
        what, advice = "只有 xlsx 工作簿能写回标注", "先把 csv 文件夹转成工作簿再检查"
        raise FormErrors([FormError(what, value=source.name, advice=advice)])
    if all(error.what not in unread for error in errors):
        from jiheng.forms.xlsx.marking import write_marked

        write_marked(source, target, errors)
    return errors
