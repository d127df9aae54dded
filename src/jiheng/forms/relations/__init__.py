"""What rows of the forms owe each other: one module for each kind of relation."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from jiheng.forms.errors import FormError
from jiheng.forms.filled import FilledForms
from jiheng.forms.relations import (
    amounts,
    codes,
    formulas,
    limits,
    project_tree,
    scorable,
    total_rows,
    weights,
)

Check = Callable[[FilledForms], Iterator[FormError]]

_OF_CODES: tuple[Check, ...] = (codes.unique_keys, codes.fact_sheets)
"""Without these nobody could tell which row or figure is meant."""
_OF_CONTENT: tuple[Check, ...] = (
    codes.references,
    codes.explained_facts,
    codes.criteria,
    limits.possible_facts,
    limits.possible_amounts,
    limits.bare_fractions,
    limits.satisfaction_within_hundred,
    limits.parts_within_whole,
    limits.offices_counted,
    project_tree.project_tree,
    amounts.row_sums,
    amounts.fund_sums,
    amounts.scores_within_full,
    total_rows.total_rows,
    weights.weight_sums,
    scorable.standard_named,
    scorable.awarded_points,
    scorable.weights_as_approved,
)


def check_relations(filled: FilledForms) -> Iterator[FormError]:
    """Check everything that needs more than one cell or row of the forms.

    What rows owe each other stops a score, but not the review of the rows themselves.
    """
    for check in _OF_CODES:
        yield from check(filled)
    for check in _OF_CONTENT:
        yield from (replace(error, blocks_reading=False) for error in check(filled))


def check_settled(filled: FilledForms) -> Iterator[FormError]:
    """Check what can only be seen once it is settled which of two forms states a total."""
    yield from scorable.exact_figures(filled)
    yield from formulas.typed_beside_parts(filled)
