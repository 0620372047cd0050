"""The database read from the side: a connection of its own that takes no lock a running bot waits for."""

import sqlite3
from math import ceil
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Engine, NullPool, create_engine, event, make_url

# A server that has gone without a word is noticed after about ten seconds.
_KEEPALIVES: Final = {"keepalives_idle": 4, "keepalives_interval": 2, "keepalives_count": 3}


def open_aside(url: str, *, patience: float) -> Engine:
    """Return an engine that only reads.

    A transaction sees one moment of the database. On SQLite that is a reader of the write-ahead log, so neither waits
    for the other; a file that is not there is an error and is not made.

    Args:
        url: The address as it stands in the settings.
        patience: Seconds to wait for a connection, and for a lock that another program holds.
    """
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return _open_file(Path(parsed.database or ""), patience)
    options = {"connect_timeout": ceil(patience), **_KEEPALIVES}
    return create_engine(parsed, poolclass=NullPool, connect_args=options)


def _open_file(path: Path, patience: float) -> Engine:
    address = f"{path.absolute().as_uri()}?mode=rw"  # reading a write-ahead log needs its index beside the file

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(address, uri=True, timeout=patience, isolation_level=None, check_same_thread=False)
        connection.execute("PRAGMA query_only=ON")
        return connection

    engine = create_engine("sqlite://", creator=connect, poolclass=NullPool)

    @event.listens_for(engine, "begin")
    def begin_deferred(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN")

    return engine
