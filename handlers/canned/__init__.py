"""Canned replies: listed, previewed, sent, written and deleted."""
