"""Everything the numbers of a document's sentences say by themselves, gathered once."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from itertools import combinations

from jiheng.checks.figures import Figure, Kind
from jiheng.checks.mining.guesses import Guess, RatioGuess
from jiheng.checks.mining.guessing import Window, guesses_of, window_of
from jiheng.checks.mining.settled import NOTHING, Settled
from jiheng.checks.reading import Reading
from jiheng.checks.sentences import Sentence

_BEFORE = 3
_FEWEST, _MOST = 2, 40
"""More figures stand in no sentence that a person wrote: it is a table without lines."""
_FITS = Fraction(1, 4)


@dataclass(frozen=True, eq=False)
class Surveyed:
    """Hold a sentence with the sentences before it, and all that was guessed of it."""

    window: Window
    earlier: tuple[Sentence, ...]
    guesses: tuple[Guess, ...]

    @property
    def sentence(self) -> Sentence:
        """Give the sentence."""
        return self.window.sentence


@dataclass(frozen=True, eq=False)
class Survey:
    """Hold what was guessed of every sentence, and which figures fit."""

    reading: Reading
    settled: Settled = NOTHING

    def after(self, settled: Settled) -> "Survey":
        """Give the same survey once more has been settled."""
        later = replace(self, settled=settled)
        for name in ("sentences", "fitting", "divided"):
            if name in self.__dict__:
                later.__dict__[name] = self.__dict__[name]
        return later

    @cached_property
    def sentences(self) -> tuple[Surveyed, ...]:
        """Give the sentences with several figures, and the guesses for them."""
        return tuple(self._surveyed())

    def _surveyed(self) -> Iterator[Surveyed]:
        places: dict[Sentence, int] = {}
        counted: Counter[int] = Counter()
        for sentence in self.reading.sentences:
            places[sentence] = counted[sentence.paragraph]
            counted[sentence.paragraph] += 1
        for sentence in (*self.reading.sentences, *self.reading.cell_sentences):
            if not _FEWEST <= len(sentence.figures) <= _MOST:
                continue
            siblings = self.reading.sentences_of(sentence.paragraph)
            at = places.get(sentence, 0)
            earlier = siblings[max(0, at - _BEFORE) : at]
            if not at:
                # 其中, 按资金来源分: a paragraph may divide what the one before it ended with.
                earlier = self.reading.sentences_of(sentence.paragraph - 1)[-_BEFORE:]
            window = window_of(sentence, earlier)
            yield Surveyed(window, earlier, tuple(guesses_of(window)))

    @cached_property
    def fitting(self) -> frozenset[Figure]:
        """Give the figures of guesses that hold and hardly hold by chance."""
        found: set[Figure] = set()
        for one in self.sentences:
            found |= _fitting(one.guesses)
            found |= _restated(one.window)
        return frozenset(found)

    @cached_property
    def divided(self) -> frozenset[tuple[Figure, Figure]]:
        """Give the pairs of figures whose quotient is printed."""
        return frozenset(
            (guess.operands[1].figure, guess.operands[2].figure)
            for one in self.sentences
            for guess in one.guesses
            if isinstance(guess, RatioGuess) and guess.holds()
        )

    def is_open(self, figure: Figure) -> bool:
        """Tell whether neither a rule nor a guess has a place for a figure."""
        return self.settled.leaves_open(figure) and figure not in self.fitting


def _restated(window: Window) -> set[Figure]:
    """Give the amounts that one sentence states twice, once rounded: 3.23亿元, 32,332.53万元."""
    amounts = window.own.get((Kind.MONEY, ""), [])
    return {
        one.figure
        for pair in combinations(amounts, 2)
        if pair[0].low <= pair[1].high
        and pair[1].low <= pair[0].high
        and pair[0].half != pair[1].half
        for one in pair
    }


def _fitting(guesses: tuple[Guess, ...]) -> set[Figure]:
    found: set[Figure] = set()
    tries: dict[Figure, int] = {}
    for guess in guesses:
        stated = guess.operands[0].figure
        tries[stated] = tries.get(stated, 0) + 1
    for guess in guesses:
        if not guess.holds():
            continue
        result = guess.operands[0]
        found.add(result.figure)
        allowed = guess.range_of(0)
        assert allowed is not None
        width = allowed[1] - allowed[0] + 2 * result.half
        if Fraction(width * tries[result.figure], max(1, result.value)) <= _FITS:
            found.update(one.figure for one in guess.operands)
    return found
