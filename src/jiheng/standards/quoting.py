"""Quotation marks inside quotation marks."""


def quoted(text: str) -> str:
    """Put Chinese quotation marks round a text; those inside become single ones.

    Source: GB/T 15834—2011, 引号: double outside, single inside.

    >>> quoted("“三公经费”变动率")
    '“‘三公经费’变动率”'
    """
    return f"“{text.replace('“', '‘').replace('”', '’')}”"
