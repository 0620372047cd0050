"""Keeping people from writing, what is hidden and held back from groups, and objections to bans."""
