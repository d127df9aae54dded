"""Organisations."""

from django.http import HttpRequest
from ninja import Router, Schema
from ninja.pagination import paginate

from jiheng.web.people.scope import hats, organisations_visible_to

router = Router(tags=["单位"])


class OrganisationOut(Schema):
    """One organisation; `parent` is the code of the one above."""

    code: str
    name: str
    kind: str
    region: str
    parent: str | None


@router.get("", response=list[OrganisationOut], url_name="organisations", summary="可看的单位")
@paginate
def list_organisations(request: HttpRequest) -> list[dict[str, object]]:
    """List the organisations whose data the person may read."""
    found = organisations_visible_to(hats(request)).select_related("region", "parent")
    return [
        {
            "code": one.code,
            "name": one.name,
            "kind": one.kind,
            "region": one.region.code,
            "parent": one.parent.code if one.parent else None,
        }
        for one in found
    ]
