"""Sockets that ask the deadline before every operation."""

import socket
import ssl
from collections.abc import Callable
from functools import lru_cache
from typing import Any

import certifi
from urllib3.util.ssl_ import create_urllib3_context

from feeds.fetch.limits import Deadline


class TimedSocket(socket.socket):
    """A connection whose reads and writes wait no longer than the deadline allows.

    While `peeking`, reading does not wait at all: it gives what has already arrived.
    """

    deadline: Deadline | None = None
    peeking = False

    def recv_into(self, buffer: Any, nbytes: int = 0, flags: int = 0) -> int:
        """Receive into `buffer`; raises TimeoutError once the deadline has passed."""
        return _received(self, lambda: super(TimedSocket, self).recv_into(buffer, nbytes, flags))

    def sendall(self, data: Any, flags: int = 0) -> None:
        """Send all of `data`; raises TimeoutError once the deadline has passed."""
        _limit(self)
        super().sendall(data, flags)


class TimedTlsSocket(ssl.SSLSocket):
    """The same, encrypted."""

    deadline: Deadline | None = None
    peeking = False

    def recv_into(self, buffer: Any, nbytes: int | None = None, flags: int = 0) -> int:
        """Receive into `buffer`; raises TimeoutError once the deadline has passed."""
        return _received(self, lambda: super(TimedTlsSocket, self).recv_into(buffer, nbytes, flags))

    def sendall(self, data: Any, flags: int = 0) -> None:
        """Send all of `data`; raises TimeoutError once the deadline has passed."""
        _limit(self)
        super().sendall(data, flags)


def _limit(sock: TimedSocket | TimedTlsSocket) -> None:
    if sock.deadline is not None:
        sock.settimeout(sock.deadline.remaining())


def _received(sock: TimedSocket | TimedTlsSocket, receive: Callable[[], int]) -> int:
    if not sock.peeking:
        _limit(sock)
        return receive()
    sock.settimeout(0)
    try:
        return receive()
    except OSError:  # nothing there (BlockingIOError, SSLWantReadError), or nothing more to come
        return 0


@lru_cache(maxsize=1)
def shared_tls() -> ssl.SSLContext:
    """Return the TLS settings all connections share; loading the certificates anew for each would cost 30 ms.

    Trusted are the authorities of `certifi` and those of the system (which SSL_CERT_FILE and SSL_CERT_DIR name).
    """
    context = create_urllib3_context()
    context.load_verify_locations(certifi.where())
    context.load_default_certs()
    return prepared_tls(context)


def prepared_tls(context: ssl.SSLContext) -> ssl.SSLContext:
    """Return `context` set up, once and for all threads, to speak HTTP/1.1 over TimedTlsSockets."""
    context.set_alpn_protocols(["http/1.1"])
    context.sslsocket_class = TimedTlsSocket
    return context


def secured(sock: TimedSocket, context: ssl.SSLContext, host: str) -> TimedTlsSocket:
    """Return `sock` encrypted, the certificate checked against `host`; raises OSError (ssl.SSLError).

    The handshake as a whole keeps to the deadline, too: Python's waits no longer than one timeout for all of it.
    """
    deadline = sock.deadline
    _limit(sock)
    wrapped = context.wrap_socket(sock, server_hostname=host)
    if not isinstance(wrapped, TimedTlsSocket):
        raise TypeError("the TLS context was not made by prepared_tls")
    wrapped.deadline = deadline
    return wrapped
