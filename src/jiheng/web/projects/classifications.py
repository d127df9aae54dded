"""The classifications that ship with the package, loaded once where a region has none."""

from functools import cache
from pathlib import Path

import yaml
from django.db import transaction
from pydantic import BaseModel, ConfigDict, Field

import jiheng.data
from jiheng.standards import Source
from jiheng.web.projects.models import Classification
from jiheng.web.trail.acting import acting

_FILE = Path(next(iter(jiheng.data.__path__))) / "projects" / "classifications.yaml"


class ShippedAxis(BaseModel):
    """The values of one classification, in order, and where they were read."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    axis: Classification.Axis
    names: tuple[str, ...] = Field(min_length=1)
    source: Source


@cache
def shipped_classifications() -> tuple[ShippedAxis, ...]:
    """Read the classifications of the package."""
    content = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return tuple(ShippedAxis.model_validate(axis) for axis in content)


def load_classifications() -> None:
    """Make the values of each classification that has none yet; what is there stays as it is."""
    with transaction.atomic(), acting(None, name="系统", action="载入分类"):
        filled = set(Classification.objects.values_list("axis", flat=True))
        Classification.objects.bulk_create(
            [
                Classification(axis=shipped.axis, name=name, order=order)
                for shipped in shipped_classifications()
                if shipped.axis not in filled
                for order, name in enumerate(shipped.names, start=1)
            ]
        )
