"""The tree of regions, departments and units, and the offices in them."""
