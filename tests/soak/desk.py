"""The desk as a process of its own: started, killed, stopped, started again."""

import asyncio
import contextlib
import signal
import socket
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Final

from bot.failpoints import VARIABLE
from tests.soak.pretend import Group, Pretend
from tests.soak.programs import environment

SECRET: Final = "soak-secret"
UNHURRIED: Final = {"overall_per_second": 100_000, "private_per_second": 100_000, "group_per_minute": 1_000_000}
PACKS: Final = ("puspa",)


class Mode(StrEnum):
    """How updates come to the desk."""

    POLLING = "polling"
    WEBHOOK = "webhook"


@dataclass
class Desk:
    """One ``loket run``, which may die and come back any number of times.

    Attributes:
        name: Tells the processes of one office apart.
        limits: The pace of sending, as in the settings.
    """

    folder: Path
    pretend: Pretend
    database_url: str
    mode: Mode = Mode.POLLING
    name: str = "desk"
    limits: Mapping[str, float] = field(default_factory=lambda: UNHURRIED)
    port: int = 0
    deaths: int = 0
    _program: asyncio.subprocess.Process | None = None

    def __post_init__(self) -> None:
        self.port = self.port or free_port()
        self.config = self.folder / f"{self.name}.toml"
        self.log = self.folder / f"{self.name}.log"
        self.config.write_text(self._settings())

    @property
    def pid(self) -> int:
        """The process that runs now."""
        return self._running().pid

    @property
    def is_running(self) -> bool:
        """Whether it runs."""
        return self._program is not None and self._program.returncode is None

    @property
    def hook(self) -> str:
        """The address that takes updates."""
        return f"http://127.0.0.1:{self.port}/hook"

    async def start(self, *, failpoint: str = "") -> None:
        """Start it; it is not waited for. ``failpoint`` is where it is to kill itself."""
        settings = environment(**({VARIABLE: failpoint} if failpoint else {}))
        command = [sys.executable, "-m", "bot", "run", "--config", str(self.config)]
        with self.log.open("ab") as log:
            self._program = await asyncio.create_subprocess_exec(*command, stdout=log, stderr=log, env=settings)

    async def kill(self) -> None:
        """End it as a power cut would."""
        program = self._running()
        with contextlib.suppress(ProcessLookupError):
            program.kill()
        await program.wait()
        self.deaths += 1

    async def died(self, *, patience: float) -> bool:
        """Wait for it to kill itself; False when it did not."""
        program = self._running()
        try:
            async with asyncio.timeout(patience):
                code = await program.wait()
        except TimeoutError:
            return False
        if code != -signal.SIGKILL:
            raise AssertionError(f"{self.name} ended with {code}:\n{self.log_end()}")
        self.deaths += 1
        return True

    async def stop(self) -> float:
        """Ask it to end, and return how many seconds it took."""
        if not self.is_running:
            return 0.0
        program = self._running()
        began = time.monotonic()
        program.terminate()
        try:
            async with asyncio.timeout(30):
                await program.wait()
        except TimeoutError:
            program.kill()
            await program.wait()
        return time.monotonic() - began

    def must_run(self) -> None:
        """Raise AssertionError with the end of the log when the process has ended by itself."""
        if not self.is_running:
            code = self._program.returncode if self._program else None
            raise AssertionError(f"{self.name} ended with {code}:\n{self.log_end()}")

    def log_end(self, *, most: int = 3_000) -> str:
        """Return the end of what it logged."""
        return self.log.read_text(errors="replace")[-most:] if self.log.exists() else ""

    def memory(self, *, is_peak: bool = False) -> float:
        """Return the process's resident memory in megabytes, now or at its peak."""
        name = "VmHWM" if is_peak else "VmRSS"
        status = Path(f"/proc/{self.pid}/status").read_text()
        return next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith(name))

    def _running(self) -> asyncio.subprocess.Process:
        if self._program is None:
            raise RuntimeError(f"{self.name} was never started")
        return self._program

    def _settings(self) -> str:
        limits = "\n".join(f"{key} = {value}" for key, value in self.limits.items())
        return f"""\
packs = {list(PACKS)}
[telegram]
token = "{self.pretend.token}"
base_url = "{self.pretend.base_url}"
mode = "{self.mode}"
[telegram.webhook]
listen = "127.0.0.1:{self.port}"
public_url = "{self.hook}"
secret = "{SECRET}"
[telegram.limits]
{limits}
[database]
url = "{self.database_url}"
[files]
folder = "{self.folder / "files"}"
[office]
name = "Kantor Contoh"
{"".join(_unit(group) for group in self.pretend.groups)}"""


def _unit(group: Group) -> str:
    return f"""
[[units]]
id = "{group.unit}"
name = "Seksi {group.unit.upper()}"
chat_id = {group.chat_id}
forum = {str(group.is_forum).lower()}
"""


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
