"""Outages: many people, one cause. Noticed, declared, told to all, and ended for all at once."""
