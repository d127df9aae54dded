"""Fifth round: styles written after the fourth was mended.

Each module here with a function ``write(builder)`` is a style named after the module.
"""
