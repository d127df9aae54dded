"""Columns of a list in a sentence that do not add up where another column does."""

from collections.abc import Iterator

from jiheng.checks.figures import Figure, Kind
from jiheng.checks.mining.guesses import SumGuess
from jiheng.checks.mining.guessing import Key, key_of
from jiheng.checks.mining.misfits.misfit import Misfit
from jiheng.checks.mining.scaled import Scaled, scaled
from jiheng.checks.mining.survey import Survey, Surveyed

_PAIR = 2
_ADDED = (Kind.MONEY, Kind.COUNT)


def list_misfits(survey: Survey) -> Iterator[Misfit]:
    """Yield the columns of a list in a sentence that do not add up where another column does.

    A项目3个、资金12.5万元；B项目4个、资金31.2万元: as many figures of each kind, and a total of each
    kind beside the other.
    """
    for one in survey.sentences:
        for guess in one.guesses:
            if isinstance(guess, SumGuess) and len(guess.operands) > _PAIR + 1 and guess.holds():
                yield from _columns(one, guess, survey)


def _columns(one: Surveyed, kept: SumGuess, survey: Survey) -> Iterator[Misfit]:
    total, *parts = kept.operands
    positions = [one.sentence.positions.get(part.figure, -1) for part in parts]
    if min(positions) < 0:
        return
    beside = _beside(one, total)
    for key, figures in one.window.own.items():
        run = [f for f in figures if f.figure is not beside.get(key)]
        if (
            key[0] not in _ADDED
            or key == key_of(total.figure)
            or len(run) != len(parts)
            or key not in beside
        ):
            continue
        if not _alternate(positions, [one.sentence.positions[f.figure] for f in run]):
            continue
        guess = SumGuess((scaled(beside[key]), *run), True)
        if not guess.holds() and survey.is_open(beside[key]):
            yield Misfit(guess, one.sentence)


def _beside(one: Surveyed, total: Scaled) -> dict[Key, Figure]:
    """Give the figures of other kinds that stand next to a total in its sentence."""
    for sentence in (*one.earlier, one.sentence):
        if total.figure in sentence.positions:
            at = sentence.figures.index(total.figure)
            near = sentence.figures[max(0, at - 1) : at + 2]
            return {key_of(figure): figure for figure in near if figure is not total.figure}
    return {}


def _alternate(ones: list[int], others: list[int]) -> bool:
    """Tell whether figures of two kinds take turns."""
    first, second = sorted((ones, others))
    turns = [place for pair in zip(first, second, strict=True) for place in pair]
    return turns == sorted(turns)
