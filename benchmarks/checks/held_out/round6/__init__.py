"""Sixth round: styles written after the fifth was mended.

Each module here with a function ``write(builder)`` is a style named after the module.
"""
