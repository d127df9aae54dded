"""Findings as people and programs read them: text, json, sarif, xlsx, html, annotated docx."""
