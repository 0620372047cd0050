"""The tree of topics, by buttons."""
