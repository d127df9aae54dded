"""The pages of the library, one file for each piece of work."""
