"""What assignments offer to templates."""
