"""The library of core indicators: entries and versions, search, picking, promotion, workbook."""
