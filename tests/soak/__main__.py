"""``python -m tests.soak [line ...] [--full]``: prove the promises about lost messages, with figures.

One line of JSON for each trial; the exit code is 1 when a promise was broken or a trial did not come to its end.
"""

import argparse
import asyncio
import json
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

from tests.soak.figures import Figures
from tests.soak.trials import LINES, Grounds, Job, jobs


def main() -> int:
    """Run the trials that the command line names, all of them by default."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    parser.add_argument("lines", nargs="*", type=int, choices=[[], *LINES], metavar="line", help=f"out of {LINES}")
    parser.add_argument("--full", action="store_true", help="the promised sizes; hours rather than minutes")
    told = parser.parse_args()
    is_kept = True
    with tempfile.TemporaryDirectory(prefix="loket-soak-") as name, ExitStack() as stack:
        root = Path(name)
        grounds = Grounds(_made(root / "first"), stack)
        for line in told.lines or LINES:
            for number, job in enumerate(jobs(line, grounds, is_full=told.full), start=1):
                is_kept = _report(line, job, _made(root / f"{line}-{number}")) and is_kept
    return 0 if is_kept else 1


def _report(line: int, job: Job, folder: Path) -> bool:
    """Run a trial, print what it came to, and say whether everything promised was kept."""
    began = time.monotonic()
    try:
        figures: Figures = asyncio.run(job(folder))
    except Exception as problem:  # noqa: BLE001 - whatever ends one trial, the others still tell their figures
        logs = {log.name: log.read_text(errors="replace")[-2_000:] for log in folder.glob("*.log")}
        print(json.dumps({"line": line, "is_kept": False, "failed": repr(problem), "logs": logs}), flush=True)  # noqa: T201
        return False
    figures.note(trial_seconds=round(time.monotonic() - began, 1))
    print(figures.as_json(), flush=True)  # noqa: T201 - it is the output
    return not figures.broken


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


if __name__ == "__main__":
    sys.exit(main())
