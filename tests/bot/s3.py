"""An S3 server on this machine, for the tests of the object store."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from secrets import token_hex

from moto.server import ThreadedMotoServer

from storage.object_store import Bucket

SECRET = "a-very-secret-key-of-the-store"


class Server:
    """An S3 server that can go away and come back with all that was in it."""

    def __init__(self) -> None:
        self._server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
        self._server.start()
        _, self._port = self._server.get_host_and_port()

    @property
    def endpoint(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self._port}"

    def make(self, bucket: str) -> None:
        """Make a bucket."""
        account = (
            "AWS4-HMAC-SHA256 Credential=loket/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=0"
        )
        calling = HTTPConnection("127.0.0.1", self._port)
        calling.request("PUT", f"/{bucket}", headers={"Authorization": account})
        assert calling.getresponse().status == 200
        calling.close()

    def away(self) -> None:
        """Let nobody answer any more."""
        self._server.stop()

    def back(self) -> None:
        """Answer again, at the same address."""
        self._server = ThreadedMotoServer(ip_address="127.0.0.1", port=self._port, verbose=False)
        self._server.start()

    def bucket(self, name: str, *, prefix: str = "berkas") -> Bucket:
        """Name a place in one of its buckets."""
        return Bucket(name, prefix=prefix, endpoint=self.endpoint, access_key="loket", secret_key=SECRET)


@contextmanager
def running_server() -> Iterator[Server]:
    """Keep one running; what it holds stays in this process while it is away, and is gone with it."""
    server = Server()
    try:
        yield server
    finally:
        server.away()


def new_bucket(server: Server) -> str:
    """Make a bucket that nobody else has, and return its name."""
    name = f"loket-{token_hex(6)}"
    server.make(name)
    return name
