"""Load the whole demonstration: accounts first, then what each room shows."""

from collections.abc import Callable

from jiheng.web.demo.accounts import ACCOUNTS, load_accounts
from jiheng.web.demo.assignments import load_assignments
from jiheng.web.demo.projects import load_projects
from jiheng.web.demo.review import load_review

ROOMS: tuple[Callable[[], None], ...] = (
    load_accounts,
    load_projects,
    load_review,
    load_assignments,
)
"""What each room loads, in order; each does nothing where it is loaded already."""


class NotADemonstration(RuntimeError):
    """Real people work with this database; accounts with a published password must not come in."""


def load_demo() -> None:
    """Load what is not there yet.

    Raises:
        NotADemonstration: there are accounts, and those of the demonstration are not among them.
    """
    from jiheng.web.people.models import User

    names = [username for username, *_ in ACCOUNTS]
    if User.objects.exists() and not User.objects.filter(username__in=names).exists():
        raise NotADemonstration(
            "这个数据目录里已有正式的账号，不载入演示数据（演示账号的密码是公开的）；"
            "请去掉 --demo，或用环境变量 JIHENG_HOME 另指一个目录试用。"
        )
    for load in ROOMS:
        load()
