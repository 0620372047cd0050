"""``loket``, also as ``python -m bot``."""

import gc

# Looking for garbage every 700 objects, most of them here to stay, takes a fifth of a start.
gc.set_threshold(50_000, 10, 10)

from bot.cli import main  # noqa: E402 - while nobody looks

if __name__ == "__main__":
    main()
