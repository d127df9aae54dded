"""Targets: the forms in the browser, as workbooks and on paper, with attachments."""
