"""How the programs of a trial are started: without this program's settings, and with compiled modules kept."""

import os
import tempfile
from pathlib import Path
from typing import Final

COMPILED: Final = Path(tempfile.gettempdir()) / "loket-soak-compiled"


def environment(**more: str) -> dict[str, str]:
    """Return the environment of a program, with ``more`` in it.

    An installed program finds its modules compiled. Where the environment forbids to write them, every start would
    compile everything anew, so there they are kept aside.
    """
    kept = {key: value for key, value in os.environ.items() if not key.startswith("LOKET_")}
    if kept.pop("PYTHONDONTWRITEBYTECODE", ""):
        kept["PYTHONPYCACHEPREFIX"] = str(COMPILED)
    return {**kept, **more}
