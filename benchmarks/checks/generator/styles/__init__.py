"""The styles of report, one file each."""
