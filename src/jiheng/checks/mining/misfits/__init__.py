"""Relations that the build of a clause leaves no doubt of, where they do not hold.

Here no slip is needed: where a clause holds a rate, its name, and just two figures of one kind,
the rate is of these two, and if it is not, a person should look.
"""
