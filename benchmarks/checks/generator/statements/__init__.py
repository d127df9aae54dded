"""Sentences about money, performance and results, and the passages that are hard and right."""
