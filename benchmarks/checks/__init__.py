"""The public benchmark of 勾稽核验: consistent reports, injected errors, and one table of results."""
