"""The reference pages of the manual, each made from the code it describes."""
