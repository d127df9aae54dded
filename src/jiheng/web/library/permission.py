"""Who does what with the library: business roles read, 财政绩效处 writes."""

from jiheng.web.people.roles import Role
from jiheng.web.people.scope import Hat, has_role
from jiheng.web.projects.permission import READERS

KEEPERS = (Role.FINANCE_PERFORMANCE,)
"""Who writes entries, reviews proposals, and takes workbooks in."""
PROPOSERS = (Role.PERFORMANCE_OFFICER, *KEEPERS)
"""Who proposes an indicator of an approved document."""
LOOKERS = READERS


def may_keep(worn: tuple[Hat, ...]) -> bool:
    """Tell whether one of the roles writes the library."""
    return has_role(worn, *KEEPERS)
