"""The forms of people, one file for each matter."""
