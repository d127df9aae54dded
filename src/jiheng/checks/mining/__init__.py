"""Look for figures that no relation explains, and that one slip of the hand would explain.

The rules that read words know which figures belong together.  Where words are new to them, the
numbers themselves still tell: two amounts and their difference do not fit by chance, and neither
does a figure that would fit were one digit another.  How likely chance is gets counted, and only
what chance hardly does is told, as a doubt for a person to look at.
"""
