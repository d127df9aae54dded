"""Tables with the figures of their cells, their headers and units."""

from jiheng.checks.tables.grid import Column, TableReading, read_table

__all__ = ["Column", "TableReading", "read_table"]
