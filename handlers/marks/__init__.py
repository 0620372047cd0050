"""A ticket's priority and tags."""
