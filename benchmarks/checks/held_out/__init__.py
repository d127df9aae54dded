"""Styles that no rule was written against, in rounds.

Every round was written after the rules, by people who had not read them, and was measured once at
first sight.  What a round showed was mended afterwards, so only the last round is unseen.  Each
module of a round with a function ``write(builder)`` is a style named after the module.
"""
