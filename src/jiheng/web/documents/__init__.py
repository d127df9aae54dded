"""Documents that walk a chain of levels: their revisions, states, decisions and deadlines."""
