"""A question, its answer, and what the person makes of it."""
