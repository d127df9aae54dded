"""What other rooms show of the library."""
