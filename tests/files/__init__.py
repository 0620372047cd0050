"""Files as people send them, and as nobody should: made here, none is kept."""
