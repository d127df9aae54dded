"""The final exam: styles written after the rules, in words of their own.

Each module here with a function ``write(builder)`` is a style named after the module.  The run
lists them in a third group.  Nobody who writes rules reads these files.
"""
