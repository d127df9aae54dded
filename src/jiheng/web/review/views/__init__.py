"""The views of review, a file for each page."""
