"""Seventh round: styles written together with the sixth, and kept for later.

Each module here with a function ``write(builder)`` is a style named after the module.
"""
