"""Addresses of pages, looked up once for a whole list."""

from functools import cache

from django.urls import get_script_prefix, reverse

_ANY = 0


def address(name: str) -> str:
    """Give the address of a page by its name."""
    return _address(name, get_script_prefix())


def numbered_address(name: str, number: int) -> str:
    """Give the address of the page of a numbered object.

    Looking an address up takes longer than anything else in a row of a list, so it is done once.
    """
    before, after = _around_number(name, get_script_prefix())
    return f"{before}{number}{after}"


@cache
def _address(name: str, _prefix: str) -> str:
    return reverse(name)


@cache
def _around_number(name: str, _prefix: str) -> tuple[str, str]:
    before, _, after = reverse(name, args=[_ANY]).rpartition(str(_ANY))
    return before, after
