"""Handing a ticket over to a colleague, or back to nobody."""
