"""What staff need beside the form: asked for, and given."""
