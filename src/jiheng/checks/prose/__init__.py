"""Read relations out of the words between figures."""
