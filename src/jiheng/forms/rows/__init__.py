"""The forms of a department's year, one Pydantic row model each."""
