"""The sheets of the score workbook: scores, data, indicators, plans, and how to read them."""
