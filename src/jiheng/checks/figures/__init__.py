"""Figures and marks of a text."""

from jiheng.checks.figures.figure import Figure, Kind, Mark, Token, kind_of
from jiheng.checks.figures.lexer import read_tokens

__all__ = ["Figure", "Kind", "Mark", "Token", "kind_of", "read_tokens"]
