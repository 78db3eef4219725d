"""One worker's requests.Session: its pooled connections, its deadline, and nothing taken from the environment.

Proxies and .netrc are not read from the environment (`trust_env`): a proxy would look hosts up and connect to them in
our stead, out of the address guard's reach, and a password meant for people has no place in a job.
"""

import ssl
from collections.abc import Mapping
from http.client import RemoteDisconnected
from typing import Any

import requests
import requests.adapters
import requests.hooks
import requests.structures
import urllib3

from feeds.errors import FetchError
from feeds.fetch.connection import pools
from feeds.fetch.dial import Dialler, Directory
from feeds.fetch.failures import LIBRARY_ERRORS, causes_of, error_before_answer
from feeds.fetch.limits import Deadline
from feeds.fetch.sending import Sending

_HOSTS = 8  # whose connections a worker keeps: its source, where that redirects to, and some of those before
_GONE = (RemoteDisconnected, ConnectionResetError, ConnectionAbortedError, BrokenPipeError)


class _Adapter(requests.adapters.HTTPAdapter):
    """Mounts our pools into requests."""

    def __init__(self, dialler: Dialler, context: ssl.SSLContext) -> None:
        self._dialler = dialler
        self._context = context
        super().__init__()

    def init_poolmanager(self, connections: int, maxsize: int, block: bool = False, **_: Any) -> None:  # noqa: FBT001, FBT002 - requests calls it so
        """Make the pools; how many connections they keep is our own decision."""
        self.poolmanager = pools(self._dialler, self._context, _HOSTS)

    def cert_verify(self, conn: Any, url: Any, verify: Any, cert: Any) -> None:
        """Do nothing: certificates are checked by the shared TLS context, loaded once."""

    def build_connection_pool_key_attributes(
        self, request: requests.PreparedRequest, verify: Any, cert: Any = None
    ) -> tuple[Any, Any]:
        """Return the host's part of a pool's key; the TLS part is the same for all."""
        host, _ = super().build_connection_pool_key_attributes(request, verify, cert)
        return host, {}

    def build_response(self, req: requests.PreparedRequest, resp: urllib3.BaseHTTPResponse) -> requests.Response:
        """Return the response; its cookies are left to `cookies.py`, which finds them among its header fields."""
        original = getattr(resp, "_original_response", None)
        if original is not None:
            del original.msg["Set-Cookie"]
        return super().build_response(req, resp)


class _Session(requests.Session):
    """A session that leaves redirects alone.

    requests reads the whole body of a redirect, unpacked and without limit, even when told not to follow it.
    """

    def get_redirect_target(self, resp: requests.Response) -> None:
        """Return None: `redirects.py` follows them."""


class Worker:
    """What one thread fetches with."""

    def __init__(self, directory: Directory, context: ssl.SSLContext, headers: Mapping[str, str]) -> None:
        self.deadline = Deadline()
        self._dialler = Dialler(directory, self.deadline)
        self._session = _Session()
        self._session.trust_env = False
        self._headers = dict(headers)
        for scheme in ("http://", "https://"):
            self._session.mount(scheme, _Adapter(self._dialler, context))

    def ask(self, url: str, sending: Sending, headers: Mapping[str, str]) -> requests.Response:
        """Return the answer of `url` (in normal form), its body still unread; the caller closes it. Raises FetchError.

        `headers` are those of this one request; a source's own in `sending` come before them and after those that all
        requests have. A kept connection that the server has closed meanwhile is replaced once (RFC 9112, section
        9.3.1), for a POST as well: it asks for a list, and changes nothing there.
        """
        dials = self._dialler.dials
        try:
            return self._sent(url, sending, headers)
        except FetchError as error:
            stale = self._dialler.dials == dials and any(isinstance(cause, _GONE) for cause in causes_of(error))
            if not stale:
                raise
        return self._sent(url, sending, headers)

    def close(self) -> None:
        """Close all connections."""
        self._session.close()

    def _sent(self, url: str, sending: Sending, headers: Mapping[str, str]) -> requests.Response:
        self._dialler.url = url
        prepared = self._prepared(url, sending, headers)
        try:
            return self._session.send(prepared, stream=True, allow_redirects=False, proxies={})
        except LIBRARY_ERRORS as error:
            raise error_before_answer(error, url) from error

    def _prepared(self, url: str, sending: Sending, headers: Mapping[str, str]) -> requests.PreparedRequest:
        """Return the request as it is to be sent: requests would read the URL again in its own way."""
        prepared = requests.PreparedRequest()
        prepared.method, prepared.url, prepared.body = sending.method, url, sending.body
        prepared.headers = requests.structures.CaseInsensitiveDict(self._headers)
        prepared.headers.update(sending.headers)
        prepared.headers.update(headers)
        if sending.body is not None:
            prepared.headers["Content-Length"] = str(len(sending.body))
        prepared.hooks = requests.hooks.default_hooks()
        return prepared
