"""The summary that a unit gets each working morning."""
