"""First round: styles written when the rules were fixed; what they showed was mended since.

Each module here with a function ``write(builder)`` is a style named after the module.
"""
