"""Random reports and damaged files, and what must hold of a check whatever it is given."""
