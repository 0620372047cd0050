"""Merging two tickets of one requester."""
