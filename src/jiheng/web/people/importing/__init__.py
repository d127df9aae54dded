"""People and units from a workbook: a template out, every error at its cell, all rows or none."""
