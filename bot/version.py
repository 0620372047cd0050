"""Which Loket this is."""

from importlib.metadata import PackageNotFoundError, version
from typing import Final

SOURCE: Final = "source"  # run from its source folder, never installed


def loket_version() -> str:
    """Return the installed version, or ``source``."""
    try:
        return version("loket")
    except PackageNotFoundError:
        return SOURCE
