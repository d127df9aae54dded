"""Styles that no rule was written against.

Each module here with a function ``write(builder)`` is a style named after the module.  The run
lists them in rows of their own.  Nobody who writes rules reads these files.
"""
