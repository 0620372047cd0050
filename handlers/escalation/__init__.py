"""The escalation ladder: up to the next unit or to somebody outside, and down again."""
