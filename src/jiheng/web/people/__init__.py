"""People, their roles in organisations, and how they sign in."""
