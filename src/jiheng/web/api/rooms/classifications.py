"""The values that projects are classified by: read by all, kept by the performance office."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Field, Router, Schema, Status
from pydantic import ConfigDict

from jiheng.web.api.problems import invalid
from jiheng.web.people.scope import has_role, hats
from jiheng.web.projects.classifying import EDITORS, ClassificationForm, new_value
from jiheng.web.projects.models import Classification
from jiheng.web.projects.permission import refuse_others

router = Router(tags=["项目"])


class ClassificationOut(Schema):
    """One value of a classification that projects can have."""

    number: int
    axis: str
    axis_name: str
    name: str
    order: int
    is_active: bool


class ClassificationChange(Schema):
    """What is to be changed of a value; what is left out stays."""

    model_config = ConfigDict(extra="forbid")

    name: str | None = Field(None, description="名称")
    order: int | None = Field(None, description="次序，小的排在前面")
    is_active: bool | None = Field(None, description="在用")


class ClassificationNew(ClassificationChange):
    """A value to be added."""

    axis: Classification.Axis = Field(description="分类：项目类别、科技计划、创新链环节")
    name: str = Field(description="名称")


def _shown(one: Classification) -> dict[str, Any]:
    return {
        "number": one.pk,
        "axis": one.axis,
        "axis_name": one.get_axis_display(),
        "name": one.name,
        "order": one.order,
        "is_active": one.is_active,
    }


@router.get("", response=list[ClassificationOut], url_name="classifications", summary="项目的分类")
def list_values(request: HttpRequest, with_stopped: bool = False) -> list[dict[str, Any]]:
    """List the values of the three classifications; with `with_stopped` those out of use, too."""
    refuse_others(hats(request))
    found = Classification.objects.all()
    return [_shown(one) for one in (found if with_stopped else found.filter(is_active=True))]


@router.post(
    "", response={201: ClassificationOut}, url_name="classification_made", summary="新增分类的值"
)
def add_value(request: HttpRequest, given: ClassificationNew) -> Status:
    """Add a value to a classification; for performance offices."""
    _refuse_others(request)
    return Status(201, _stored(new_value(given.axis), given))


@router.patch(
    "/{number}",
    response=ClassificationOut,
    url_name="classification_changed",
    summary="修改分类的值",
)
def change_value(request: HttpRequest, number: int, given: ClassificationChange) -> dict[str, Any]:
    """Rename a value, move it, stop it or take it into use again; for performance offices."""
    _refuse_others(request)
    return _stored(get_object_or_404(Classification, pk=number), given)


def _refuse_others(request: HttpRequest) -> None:
    if not has_role(hats(request), *EDITORS):
        raise PermissionDenied


def _stored(value: Classification, given: ClassificationChange) -> dict[str, Any]:
    """Store what the page's own form finds right.

    Raises:
        Refused: something is wrong, each at its field.
    """
    held = {name: getattr(value, name) for name in ("name", "order", "is_active")}
    changed = {name: one for name, one in given.dict().items() if one is not None}
    form = ClassificationForm(value, {**held, **changed})
    if not form.is_valid():
        raise invalid((name, words) for name, told in form.errors.items() for words in told)
    form.store()
    return _shown(value)
