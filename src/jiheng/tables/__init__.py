"""Score a nation's tables: the rules of a standard compiled for engines, exact to the cent."""
