"""The pages of people, one file for each matter."""
