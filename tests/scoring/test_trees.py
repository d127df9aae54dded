"""Every criterion of every shipped standard is a plain tree, so that tables can compute it too."""

import pytest

from jiheng.scoring.leaf import Assignment
from jiheng.standards import list_standards, scoring_sentence, vocabulary
from jiheng.standards.expressions import (
    Arithmetic,
    Both,
    Cases,
    Comparison,
    Function,
    Name,
    Nothing,
    Number,
    children,
    names,
)
from jiheng.standards.loading import ROW_NAMES
from jiheng.standards.rules import Subject
from jiheng.standards.wording import subject_of

NODES = (Number, Name, Arithmetic, Function, Comparison, Both, Cases, Nothing)


def _trees(standard):
    for criterion in standard.walk():
        if criterion.rule is not None:
            subject = subject_of(criterion, vocabulary().label)
            yield criterion.code, criterion.rule.lower(subject)
        for chosen in criterion.indicators.rules if criterion.indicators else ():
            yield criterion.code, chosen.rule.lower(Subject("指标", Name("weight"), Name("actual")))


def _nodes(tree):
    yield tree
    for part in children(tree):
        yield from _nodes(part)


@pytest.mark.parametrize("standard", list_standards(), ids=lambda one: one.code)
def test_trees_hold_known_nodes_and_names_only(standard):
    count = 0
    for code, tree in _trees(standard):
        count += 1
        assert all(type(node) in NODES for node in _nodes(tree)), code
        assert set(names(tree)) <= set(vocabulary()) | ROW_NAMES, code
        assert hash(tree) == hash(tree)  # immutable all the way down, so that it can be a key
    assert count >= len([one for one in standard.walk() if not one.criteria])


@pytest.mark.parametrize("standard", list_standards(), ids=lambda one: one.code)
def test_every_leaf_has_a_sentence(standard):
    for criterion in standard.walk():
        if not criterion.criteria:
            sentence = scoring_sentence(criterion, vocabulary().label)
            assert len(sentence) >= 6, criterion.code
            assert not any(code in sentence for code in criterion.read_names() if "." in code)


def test_scaling_after_redistribution_is_part_of_the_tree():
    standard = next(one for one in list_standards() if one.code == "guangzhou-department-2021")
    criterion = standard.find("asset_utilisation")
    assignment = Assignment(
        code=criterion.code,
        name=criterion.name,
        level=1,
        kind="criterion",
        rule=criterion.rule,
        subject=subject_of(criterion, vocabulary().label),
        stated=criterion.full,
        full=criterion.full * 2,
        places=3,
        text="",
        source=standard.source,
    )
    tree = assignment.tree()
    assert isinstance(tree, Arithmetic) and tree.sign == "/"
    assert tree.right == Number(criterion.full)
    assert isinstance(tree.left, Arithmetic) and tree.left.sign == "*"
    assert tree.left.right == Number(criterion.full * 2)
