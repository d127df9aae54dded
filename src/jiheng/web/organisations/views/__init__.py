"""The pages of organisations: read by many, kept by the system administrator."""
