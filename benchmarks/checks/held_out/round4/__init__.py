"""Fourth round: styles written after the third was mended.

Each module here with a function ``write(builder)`` is a style named after the module.
"""
