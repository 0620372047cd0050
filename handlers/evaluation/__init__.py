"""The grade after closing."""
