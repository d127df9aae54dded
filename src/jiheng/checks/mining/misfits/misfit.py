"""A relation that should hold and does not, and the clauses it is looked for in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jiheng.checks.mining.guesses import Guess
from jiheng.checks.sentences import Mention, Sentence

_CLAUSE = re.compile("[；;。]")


@dataclass(frozen=True, eq=False)
class Misfit:
    """Hold a relation that should hold and does not."""

    guess: Guess
    sentence: Sentence


def clauses(sentence: Sentence) -> Iterator[list[Mention]]:
    """Give the figures of each stretch between semicolons."""
    held: list[Mention] = []
    last = 0
    for mention in sentence.mentions:
        if held and _CLAUSE.search(sentence.skeleton[last : mention.position]):
            yield held
            held = []
        held.append(mention)
        last = mention.position
    yield held
