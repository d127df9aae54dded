"""What rows of the forms owe each other: one module for each kind of relation."""

from collections.abc import Callable, Iterator

from jiheng.forms.errors import FormError
from jiheng.forms.filled import FilledForms
from jiheng.forms.relations import amounts, codes, project_tree, weights

_CHECKS: tuple[Callable[[FilledForms], Iterator[FormError]], ...] = (
    codes.unique_keys,
    codes.references,
    codes.explained_facts,
    codes.fact_sheets,
    project_tree.project_tree,
    amounts.row_sums,
    amounts.fund_sums,
    amounts.scores_within_full,
    weights.weight_sums,
)


def check_relations(filled: FilledForms) -> Iterator[FormError]:
    """Check everything that needs more than one cell or row of the forms."""
    for check in _CHECKS:
        yield from check(filled)
