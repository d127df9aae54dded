"""Quotation marks: set inside one another, and overlooked where names are compared."""

import unicodedata

_MARKS = "“”‘’\"'「」『』〝〞"
_UNSEEN = dict.fromkeys(map(ord, _MARKS))


def quoted(text: str) -> str:
    """Put Chinese quotation marks round a text; those inside become single ones.

    Source: GB/T 15834—2011, 引号: double outside, single inside.

    >>> quoted("“三公经费”变动率")
    '“‘三公经费’变动率”'
    """
    return f"“{text.replace('“', '‘').replace('”', '’')}”"


def bare_name(text: str) -> str:
    """Reduce a name to what tells it from others: no quotation marks, blanks, width or case.

    >>> bare_name("“三公经费” 控制率") == bare_name("三公经费控制率") == bare_name("'三公经费'控制率")
    True
    """
    return "".join(unicodedata.normalize("NFKC", text).translate(_UNSEEN).split()).casefold()
