"""Requests that an administrator approves or rejects."""
