"""A request's form, one question at a time."""
