"""Floor 0: knows. No Telegram, no database, no clock, no await."""
