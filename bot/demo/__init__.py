"""A pretend Telegram on this machine, with a chat page; strict as the real one."""
