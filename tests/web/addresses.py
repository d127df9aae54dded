"""Who gets which answer at every address: the one table that the tests walk.

A row is the name of an address, the method, and for each person the expected status. `OPEN` is
everybody signed in; a person who is not named gets `others`. Addresses with a number take it from
`tests/web/test_addresses.py`.
"""

from dataclasses import dataclass, field

STRANGER = ""
DEPARTMENT = ("tianbao", "chushi", "jixiao", "fuzeren")
FINANCE = ("caizheng", "jixiaochu")
NEIGHBOUR = "lingju"
EVERYBODY = (
    STRANGER, *DEPARTMENT, *FINANCE, "disanfang", "renda", "xitong", "anquan", "shenji", NEIGHBOUR,
)  # fmt: skip


@dataclass(frozen=True)
class Answer:
    """What everybody gets at one address by one method."""

    name: str
    method: str = "get"
    others: int = 200
    stranger: int = 302
    people: dict[str, int] = field(default_factory=dict)

    def status_for(self, person: str) -> int:
        if person in self.people:
            return self.people[person]
        return self.stranger if person == STRANGER else self.others


def only(*people: str, answer: int = 200) -> dict[str, int]:
    return dict.fromkeys(people, answer)


ANSWERS = (
    Answer("home"),
    Answer("login", others=302, stranger=200),
    Answer("logout", "post", others=302),
    Answer("change_password"),
    Answer("organisation_list", people=only("disanfang", "shenji", answer=403)),
    Answer(
        "organisation_page",
        people={
            **only("disanfang", "shenji", answer=403),
            NEIGHBOUR: 404,
            "chushi": 404,
            "tianbao": 404,
        },
    ),
    Answer("trail_list", people=only("disanfang", "xitong", "anquan", answer=403)),
)
