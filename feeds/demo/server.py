"""A small web of newsrooms on loopback: bundled pages, told apart by the Host header, served over real HTTP.

Any answer carries an ETag and heeds If-None-Match (RFC 9110, section 13.1.2), as well-kept servers do.
"""

import hashlib
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from importlib.resources.abc import Traversable
from threading import Thread
from urllib.parse import unquote, urlsplit

BROKEN = "www.quanta-bio.example"  # answers 503 to everything
SLOW = "www.slowdale-pharma.example"  # takes its time with everything
PATIENCE = 1.0  # seconds that the slow host takes
MEDIA_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".rss": "application/rss+xml; charset=utf-8",
    ".atom": "application/atom+xml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
}


def hosts() -> list[str]:
    """Return the names of the hosts that the small web has."""
    return sorted([BROKEN, *(folder.name for folder in _web().iterdir() if folder.is_dir())])


@contextmanager
def small_web() -> Iterator[tuple[str, int]]:
    """Serve all hosts on one loopback address until the block ends; yield the address and port."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, name="small web", daemon=True)
    thread.start()
    try:
        yield "127.0.0.1", server.server_port
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _web() -> Traversable:
    return files("feeds.demo") / "web"


def page_at(host: str, path: str) -> tuple[str, bytes] | None:
    """Return media type and body of a page of a host, or None; a path that ends in "/" is its index.html."""
    if host not in hosts():
        return None
    place = _web() / host
    for part in (unquote(urlsplit(path).path) + ("index.html" if path.endswith("/") else "")).split("/"):
        if part in ("", ".", ".."):
            continue
        place = place / part
    suffix = place.name[place.name.rfind(".") :]
    if suffix not in MEDIA_TYPES or not place.is_file():
        return None
    return MEDIA_TYPES[suffix], place.read_bytes()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "small-web"

    def do_GET(self) -> None:
        host = (self.headers.get("Host") or "").partition(":")[0].lower()
        if host == BROKEN:
            self._answer(503, "text/html; charset=utf-8", b"<h1>Service Unavailable</h1>", {"Retry-After": "3600"})
            return
        if host == SLOW:
            time.sleep(PATIENCE)
        found = page_at(host, self.path)
        if found is None:
            self._answer(404, "text/html; charset=utf-8", b"<h1>Not Found</h1>", {})
            return
        media_type, body = found
        etag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
        if self.headers.get("If-None-Match") == etag:
            self._answer(304, media_type, b"", {"ETag": etag})
        else:
            self._answer(200, media_type, body, {"ETag": etag})

    def _answer(self, status: int, media_type: str, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if status != 304:
            self.send_header("Content-Type", media_type)
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name that http.server calls
        """Say nothing: the run tells what it asked."""
