"""The pages of review: inbox, document, review sheet, bulk review, comparison, windows."""
