"""A ticket from the requester's side: opened, looked at, written to."""
