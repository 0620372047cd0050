"""Transferring a ticket to another unit."""
