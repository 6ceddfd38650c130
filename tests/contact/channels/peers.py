"""Real servers on loopback that behave as receivers do, well and badly, and remember what reached them."""

import contextlib
import datetime
import ipaddress
import socket
import ssl
import struct
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

Script = Callable[[socket.socket, threading.Event], None]

TOO_LONG = 5
"""Seconds after which a stalling peer ends: a client that waits for it fails its test, and does not hang it."""


@dataclass
class Seen:
    """One request as it came."""

    line: str
    headers: dict[str, str]
    body: bytes


@dataclass
class Peer:
    """A listening socket whose connections are served by `script`, after the request was read if `reads`."""

    script: Script
    reads: bool = True
    tls: ssl.SSLContext | None = None
    seen: list[Seen] = field(default_factory=list)
    connections: int = 0

    def __enter__(self) -> "Peer":
        self.stopping = threading.Event()
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.threads = [threading.Thread(target=self._accept, daemon=True)]
        self.threads[0].start()
        return self

    def __exit__(self, *_error: object) -> None:
        self.stopping.set()
        with contextlib.suppress(OSError):
            self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()
        for thread in self.threads:
            thread.join(5)

    @property
    def place(self) -> str:
        return f"127.0.0.1:{self.port}"

    @property
    def url(self) -> str:
        return f"{'https' if self.tls else 'http'}://{self.place}/hook"

    def _accept(self) -> None:
        while not self.stopping.is_set():
            try:
                connection, _address = self.listener.accept()
            except OSError:
                return
            self.connections += 1
            thread = threading.Thread(target=self._serve, args=[connection], daemon=True)
            self.threads.append(thread)
            thread.start()

    def _serve(self, connection: socket.socket) -> None:
        with contextlib.suppress(OSError, ValueError), connection:
            connection.settimeout(5)
            if self.tls:
                connection = self.tls.wrap_socket(connection, server_side=True)
            with connection:
                if self.reads:
                    self.seen.append(read_request(connection))
                self.script(connection, self.stopping)


def read_request(connection: socket.socket) -> Seen:
    """Head and body of one request."""
    data = b""
    while b"\r\n\r\n" not in data:
        received = connection.recv(65536)
        if not received:
            raise ValueError("no request")
        data += received
    head, _end, body = data.partition(b"\r\n\r\n")
    line, *rest = head.decode("latin-1").split("\r\n")
    headers = {name.lower(): value.strip() for name, _colon, value in (row.partition(":") for row in rest)}
    while len(body) < int(headers.get("content-length", 0)):
        body += connection.recv(65536)
    return Seen(line, headers, body)


def answers(status: int, headers: dict[str, str] | None = None, body: bytes = b"ok") -> Script:
    """Says one status and closes."""
    extra = "".join(f"{name}: {value}\r\n" for name, value in (headers or {}).items())
    content = b"" if status == 204 else body
    length = "" if status == 204 else f"Content-Length: {len(content)}\r\n"

    def script(connection: socket.socket, _stopping: threading.Event) -> None:
        connection.sendall(f"HTTP/1.1 {status} Word\r\n{extra}{length}\r\n".encode() + content)

    return script


def says(data: bytes) -> Script:
    """Sends these bytes and closes."""
    return lambda connection, _stopping: connection.sendall(data)


def drips(start: bytes, drop: bytes) -> Script:
    """Sends the start, then a drop every 50 ms, for far longer than any deadline in these tests."""

    def script(connection: socket.socket, stopping: threading.Event) -> None:
        connection.sendall(start)
        end = time.monotonic() + TOO_LONG
        while not stopping.wait(0.05) and time.monotonic() < end:
            connection.sendall(drop)

    return script


def floods(start: bytes, chunk: bytes) -> Script:
    """Sends as fast as it goes, far more than anybody wants."""

    def script(connection: socket.socket, stopping: threading.Event) -> None:
        connection.sendall(start)
        end = time.monotonic() + TOO_LONG
        while not stopping.is_set() and time.monotonic() < end:
            connection.sendall(chunk)

    return script


def is_silent(connection: socket.socket, stopping: threading.Event) -> None:
    """Holds the connection open and says nothing."""
    stopping.wait(TOO_LONG)


def resets(connection: socket.socket, _stopping: threading.Event) -> None:
    """Closes with a TCP reset."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def half_closes(connection: socket.socket, stopping: threading.Event) -> None:
    """Ends its own side without an answer, and keeps reading."""
    connection.shutdown(socket.SHUT_WR)
    stopping.wait(TOO_LONG)


def closed_port() -> int:
    """A port that refuses connections."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


@dataclass(frozen=True)
class Certificate:
    """A certificate that signed itself, and a server context that shows it."""

    path: Path
    server: ssl.SSLContext


def certificate(folder: Path, name: str = "127.0.0.1") -> Certificate:
    """Made for one host name or address."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    now = datetime.datetime.now(datetime.UTC)
    try:
        alternative: x509.GeneralName = x509.IPAddress(ipaddress.ip_address(name))
    except ValueError:
        alternative = x509.DNSName(name)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([alternative]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = folder / f"{name}.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(path)
    public = folder / f"{name}.crt"
    public.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    return Certificate(public, server)


@contextlib.contextmanager
def served(script: Script, **options: object) -> Iterator[Peer]:
    """A peer for the length of a `with`."""
    with Peer(script, **options) as peer:  # type: ignore[arg-type]  # passed on as they are
        yield peer
