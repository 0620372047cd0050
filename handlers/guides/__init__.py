"""Reading on: a guide's steps, the situations of an answer, what stands beside it."""
