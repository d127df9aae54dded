"""The web application: people and organisations, library, targets and their review, and the trail.

Each folder is a room: its models, its rules as plain functions, its thin views and their addresses.
"""
