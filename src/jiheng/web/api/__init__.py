"""The programming interface: the same rooms by JSON, for programs that hold a person's token."""
