"""Rules as tables and small pure functions; time and identity are arguments."""
