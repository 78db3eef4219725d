"""urllib3's connections and pools, dialled, timed and read by this package's own means."""

import ssl
from functools import partial
from typing import Any

import urllib3.connection
import urllib3.connectionpool
from urllib3.poolmanager import PoolManager

from feeds.errors import ConnectError, DeadlineError, TlsError
from feeds.fetch.dial import Dialler
from feeds.fetch.sockets import TimedSocket, TimedTlsSocket, secured
from feeds.fetch.wire import Answer


class PlainConnection(urllib3.connection.HTTPConnection):
    """A connection to port 80, or wherever http is spoken."""

    response_class = Answer

    def __init__(self, *args: Any, dialler: Dialler, **options: Any) -> None:
        super().__init__(*args, **options)
        self._dialler = dialler

    def _new_conn(self) -> TimedSocket:
        return self._dialler.dial(self.host, self.port)


class TlsConnection(urllib3.connection.HTTPSConnection):
    """A connection to port 443, or wherever https is spoken.

    The handshake is our own call: urllib3's sets up the TLS context again for each connection, and a context that
    all threads share must not be changed while one of them uses it.
    """

    response_class = Answer

    def __init__(self, *args: Any, dialler: Dialler, **options: Any) -> None:
        super().__init__(*args, **options)
        self._dialler = dialler

    def connect(self) -> None:
        """Connect and shake hands; raises the errors of `Dialler.dial`, and TlsError."""
        if self.ssl_context is None:
            raise TypeError("a TLS connection needs a TLS context")
        sock = self._dialler.dial(self.host, self.port)
        try:
            self.sock = self._secured(sock, self.ssl_context)
        finally:
            sock.close()  # a no-op after success: the encrypted socket has taken it over
        self.is_verified = True

    def _secured(self, sock: TimedSocket, context: ssl.SSLContext) -> TimedTlsSocket:
        url, host = self._dialler.url, self.host
        try:
            return secured(sock, context, host)
        except TimeoutError as error:
            raise DeadlineError(url, f"{host} did not complete the TLS handshake in time.") from error
        except ssl.SSLCertVerificationError as error:
            raise TlsError(url, f"The certificate of {host} is not valid: {error.verify_message}.") from error
        except ssl.SSLError as error:
            raise TlsError(
                url,
                f"{host} does not shake hands over TLS on port {self.port}: {error.reason or error.strerror}.",
                "Open the address in a browser; if it only works with http://, write that into sources.yaml.",
            ) from error
        except OSError as error:
            raise ConnectError(url, f"{host} broke off the connection during the TLS handshake.") from error


class _PlainPool(urllib3.connectionpool.HTTPConnectionPool):
    def __init__(self, *args: Any, dialler: Dialler, **options: Any) -> None:
        super().__init__(*args, **options)
        self.ConnectionCls = partial(PlainConnection, dialler=dialler)  # type: ignore[assignment]  # is only called


class _TlsPool(urllib3.connectionpool.HTTPSConnectionPool):
    def __init__(self, *args: Any, dialler: Dialler, **options: Any) -> None:
        super().__init__(*args, **options)
        self.ConnectionCls = partial(TlsConnection, dialler=dialler)  # type: ignore[assignment]  # is only called


def pools(dialler: Dialler, context: ssl.SSLContext, hosts: int) -> PoolManager:
    """Return pools that keep one connection for each of at most `hosts` hosts."""
    manager = PoolManager(num_pools=hosts, maxsize=1, block=False, ssl_context=context)
    manager.pool_classes_by_scheme = {
        "http": partial(_PlainPool, dialler=dialler),  # type: ignore[dict-item]  # is only called
        "https": partial(_TlsPool, dialler=dialler),  # type: ignore[dict-item]  # is only called
    }
    return manager
