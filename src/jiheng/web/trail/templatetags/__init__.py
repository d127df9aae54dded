"""What the trail offers to templates."""
