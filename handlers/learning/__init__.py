"""Answers learned from tickets, and written by admins in chat."""
