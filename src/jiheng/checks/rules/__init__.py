"""The rules of the cross-check, one file each; found by their file names."""

import pkgutil
from functools import cache
from importlib import import_module

from jiheng.checks.rule import Rule


@cache
def all_rules() -> tuple[Rule, ...]:
    """Give one of every rule, by code.

    A module whose name begins with a code (sm001_…) holds the rule of that code.
    """
    found: list[Rule] = []
    for module in pkgutil.iter_modules(__path__):
        if not module.name[:2].isalpha() or not module.name[2:5].isdigit():
            continue
        loaded = import_module(f"{__name__}.{module.name}")
        found += [
            value()
            for value in vars(loaded).values()
            if isinstance(value, type)
            and issubclass(value, Rule)
            and value.__module__ == loaded.__name__
        ]
    return tuple(sorted(found, key=lambda rule: rule.code))


def find_rule(code: str) -> Rule | None:
    """Give the rule of a code, in either case; None for an unknown one."""
    wanted = code.strip().upper()
    # It needs a dossier, and so is no rule of every check; its module needs this one.
    from jiheng.checks.dossier.rule import DiffersFromDossier

    known: tuple[Rule, ...] = (*all_rules(), DiffersFromDossier())
    return next((rule for rule in known if rule.code == wanted), None)
