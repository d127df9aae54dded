"""Second round: four styles in words that no writer of rules had seen; mended since.

Each module here with a function ``write(builder)`` is a style named after the module.
"""
