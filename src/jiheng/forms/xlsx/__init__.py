"""Workbooks: safe opening, reading with the printed form of numbers, templates, marks."""
