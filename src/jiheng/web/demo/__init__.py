"""The demonstration: the example department, its finance bureau, and one account for each role."""
