"""Files that fill a request's slots."""
