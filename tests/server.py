"""A real HTTP server on loopback for tests: well-behaved where asked to be, as hostile as asked to be otherwise.

    with serve({"/news": page("<h1>News</h1>"), "/old": moved("/news")}) as site:
        fetch(site.url("/news"))
        assert site.paths == ["/news"]
        site.pages["/news"] = page("<h1>More news</h1>")

A page is one of

- a `Reply`, made by `page`, `moved` or `status`: gets an ETag, and a 304 for whoever sends it back;
- a `Raw`, made by `hang`, `drip_head`, `drip_body`, `reset`, `short_body` ...: talks to the socket as it likes;
- a function from `Asked` to one of these; a list of these: one after the other, the last for ever.

Keys are paths with or without a query; with a host before it ("//news.example/feed") a key holds for that Host only.
"""

import contextlib
import gzip
import hashlib
import io
import socket
import ssl
import struct
import threading
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from http import HTTPStatus
from typing import Any

import brotli  # type: ignore[import-untyped]  # it has no stubs

from feeds.model import FetchPolicy

HTML = "text/html; charset=utf-8"
ATOM = "application/atom+xml"
RSS = "application/rss+xml"
XML = "application/xml"


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """One request as it came."""

    method: str
    target: str  # path and query
    headers: Mapping[str, str]  # names in lower case
    body: bytes = b""
    connection: int  # number of the connection it came over, from 1

    @property
    def path(self) -> str:
        """The target without its query."""
        return self.target.partition("?")[0]

    @property
    def host(self) -> str:
        """The Host asked for, without the port."""
        return self.headers.get("host", "").rsplit(":", 1)[0]


@dataclass(frozen=True, kw_only=True, slots=True)
class Reply:
    """A whole answer; Content-Length is added, and an ETag unless `validated` is off."""

    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""
    validated: bool = True
    delay: float = 0.0  # seconds before it is sent


class Line:
    """The server's end of one connection, for answers that break the rules."""

    def __init__(self, sock: socket.socket, closing: threading.Event) -> None:
        self._sock = sock
        self._closing = closing

    def send(self, data: bytes) -> None:
        """Send bytes as they are."""
        self._sock.sendall(data)

    def pause(self, seconds: float) -> None:
        """Wait; no longer than the server runs."""
        if self._closing.wait(seconds):
            raise ConnectionAbortedError("the server is closing")

    def drip(self, data: bytes, every: float) -> None:
        """Send byte after byte, with a pause before each."""
        for position in range(len(data)):
            self.pause(every)
            self.send(data[position : position + 1])

    def reset(self) -> None:
        """Break the connection off with a TCP reset."""
        self._sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        raise ConnectionAbortedError("reset on purpose")


@dataclass(frozen=True, slots=True)
class Raw:
    """An answer that talks to the socket itself; the connection is closed after it."""

    play: Callable[[Line], None]


Answer = Reply | Raw
Page = Answer | Callable[[Asked], Answer] | Sequence[Answer]


@dataclass(slots=True)
class Site:
    """What the server serves, and what it was asked; both may be changed and read at any time."""

    port: int
    pages: dict[str, Page]
    scheme: str = "http"
    requests: list[Asked] = field(default_factory=list)
    connections: int = 0

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        """Return the address of a page; for another host than 127.0.0.1 see `policy`."""
        return f"{self.scheme}://{host}:{self.port}{path}"

    @property
    def paths(self) -> list[str]:
        """The targets asked for, in order."""
        return [asked.target for asked in self.requests]

    def asked(self, path: str) -> int:
        """Return how often a path was asked for, whatever the query."""
        return sum(asked.path == path for asked in self.requests)

    def policy(self, *hosts: str, **settings: Any) -> FetchPolicy:
        """Return a policy that may reach this server, and takes `hosts` to be here; `settings` are its other fields."""
        defaults: dict[str, Any] = {
            "allow": ("127.0.0.1",),
            "connect_to": dict.fromkeys(hosts, ("127.0.0.1", self.port)),
            "deadline": 5.0,
        }
        return FetchPolicy(**(defaults | settings))

    def answer(self, asked: Asked) -> Answer:
        """Return what the pages say to a request."""
        keys = (f"//{asked.host}{asked.target}", f"//{asked.host}{asked.path}", asked.target, asked.path)
        found = next((self.pages[key] for key in keys if key in self.pages), None)
        if found is None:
            return status(404)
        if isinstance(found, Sequence):
            same = [other for other in self.requests if (other.host, other.target) == (asked.host, asked.target)]
            return found[min(len(same), len(found)) - 1]
        return found if isinstance(found, Reply | Raw) else found(asked)


# --------------------------------------------------------------------------- well-behaved answers


def page(body: str | bytes, media_type: str | None = HTML, *, packed: str | None = None, **headers: str) -> Reply:
    """Return a document; `packed` is a Content-Encoding it is really packed with; headers: `last_modified="..."`."""
    content = body.encode() if isinstance(body, str) else body
    fields = [(name.replace("_", "-").title(), value) for name, value in headers.items()]
    if media_type is not None:
        fields.append(("Content-Type", media_type))
    if packed is not None:
        fields.append(("Content-Encoding", packed))
        for coding in packed.split(", "):
            content = PACKERS[coding](content)
    return Reply(headers=tuple(fields), body=content)


def slow(reply: Reply, seconds: float) -> Reply:
    """Return the same after a wait."""
    return replace(reply, delay=seconds)


def moved(location: str, code: int = 301, **headers: str) -> Reply:
    """Return a redirect."""
    fields = [(name.replace("_", "-").title(), value) for name, value in headers.items()]
    return Reply(status=code, headers=(("Location", location), *fields), validated=False)


def status(code: int, body: str = "", **headers: str) -> Reply:
    """Return an answer of any status, with a page that says so."""
    fields = [(name.replace("_", "-").title(), value) for name, value in headers.items()]
    text = body or f"<!DOCTYPE html><title>{code}</title><h1>{code}</h1>"
    return Reply(
        status=code,
        headers=(("Content-Type", HTML), *fields),
        body=b"" if code in (204, 304) else text.encode(),
        validated=False,
    )


def _deflate_bare(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "x-gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": brotli.compress,
    "identity": bytes,
}
deflate_bare = _deflate_bare


# --------------------------------------------------------------------------- answers that break the rules


def head(code: int = 200, *fields: str) -> bytes:
    """Return the head of an answer, fields as given ("Content-Length: 5")."""
    return "\r\n".join([f"HTTP/1.1 {code} Whatever", *fields, "", ""]).encode("latin-1")


def raw(data: bytes) -> Raw:
    """Send these bytes and close."""
    return Raw(lambda line: line.send(data))


def hang() -> Raw:
    """Take the request and never answer."""
    return Raw(lambda line: line.pause(60))


def drip_head(every: float = 0.05) -> Raw:
    """Send the head byte by byte, for ever."""
    return Raw(lambda line: line.drip(head(200, *["X-Drip: drip"] * 90), every))


def drip_body(every: float = 0.05, *, chunked: bool = False) -> Raw:
    """Send the head at once, then the body byte by byte, for ever."""

    def play(line: Line) -> None:
        line.send(head(200, "Transfer-Encoding: chunked" if chunked else "Content-Length: 100000"))
        line.drip(b"1\r\nx\r\n" * 20_000 if chunked else b"x" * 100_000, every)

    return Raw(play)


def reset(sent: bytes = b"") -> Raw:
    """Reset the connection after sending so much."""

    def play(line: Line) -> None:
        if sent:
            line.send(sent)
            line.pause(0.05)  # a reset overtakes what the other side has not read yet
        line.reset()

    return Raw(play)


def short_body(said: int = 1000, sent: int = 100) -> Raw:
    """State a longer length than is sent."""
    return raw(head(200, "Content-Type: text/html", f"Content-Length: {said}") + b"x" * sent)


def overlong_body(said: int = 100, sent: int = 1000) -> Raw:
    """State a shorter length than is sent."""
    return raw(head(200, "Content-Type: text/html", f"Content-Length: {said}") + b"x" * sent)


def garbage() -> Raw:
    """Answer in no protocol at all."""
    return raw(bytes(range(256)) * 8 + b"\r\n\r\n")


def bomb(coding: str = "gzip", size: int = 200_000_000) -> Reply:
    """Return so many bytes of nothing, packed very small; "gzip, gzip" is packed twice."""
    inner, *outer = coding.split(", ")
    content = _PACKED_NOTHING[inner](size)
    for name in outer:
        content = PACKERS[name](content)
    return Reply(headers=(("Content-Type", HTML), ("Content-Encoding", coding)), body=content, validated=False)


def _nothing_deflated(size: int, wbits: int) -> bytes:
    packer = zlib.compressobj(9, wbits=wbits)
    block = bytes(1_000_000)
    return b"".join(packer.compress(block) for _ in range(size // len(block))) + packer.flush()


def _nothing_in_brotli(size: int) -> bytes:
    packer = brotli.Compressor(quality=5)
    block = bytes(1_000_000)
    return b"".join(packer.process(block) for _ in range(size // len(block))) + bytes(packer.finish())


_PACKED_NOTHING: dict[str, Callable[[int], bytes]] = {
    "gzip": lambda size: _nothing_deflated(size, 31),
    "deflate": lambda size: _nothing_deflated(size, 15),
    "br": _nothing_in_brotli,
}


# --------------------------------------------------------------------------- the server


@contextlib.contextmanager
def serve(pages: Mapping[str, Page] | None = None, *, tls: ssl.SSLContext | None = None) -> Iterator[Site]:
    """Serve `pages` on 127.0.0.1 while the block runs; over TLS if a server's context is given."""
    server = _Server(pages or {}, tls)
    try:
        yield server.site
    finally:
        server.close()


class _Server:
    """Accepts connections, one thread each."""

    def __init__(self, pages: Mapping[str, Page], tls: ssl.SSLContext | None) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=128)
        self._tls = tls
        self._closing = threading.Event()
        self._lock = threading.Lock()
        self._open: dict[socket.socket, threading.Thread] = {}
        port: int = self._listener.getsockname()[1]
        self.site = Site(port=port, pages=dict(pages), scheme="https" if tls else "http")
        self._accepting = threading.Thread(target=self._accept, name="test server", daemon=True)
        self._accepting.start()

    def close(self) -> None:
        """Stop, break off what is still going on, and leave no socket open."""
        self._closing.set()
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.site.port), timeout=1):
            pass  # wakes the accepting thread
        self._accepting.join(5)
        self._listener.close()
        with self._lock:
            live = list(self._open.items())
        for sock, _ in live:
            with contextlib.suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)
        for _, thread in live:
            thread.join(5)

    def _accept(self) -> None:
        while True:
            sock, _ = self._listener.accept()
            if self._closing.is_set():
                sock.close()
                return
            with self._lock:
                self.site.connections += 1
                number = self.site.connections
            thread = threading.Thread(target=self._attend, args=(sock, number), daemon=True)
            with self._lock:
                self._open[sock] = thread
            thread.start()

    def _attend(self, sock: socket.socket, number: int) -> None:
        line: socket.socket = sock
        try:
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            if self._tls is not None:
                line = self._tls.wrap_socket(sock, server_side=True, do_handshake_on_connect=False)
                with self._lock:
                    self._open[line] = self._open.pop(sock)  # which is an empty shell from here on
                line.do_handshake()
            with line.makefile("rb") as reader:
                while self._answered(line, reader, number):
                    pass
        except (OSError, ValueError):
            return  # the other side went away, or this one was told to break off
        finally:
            line.close()
            sock.close()
            with self._lock:
                self._open.pop(line, None)

    def _answered(self, sock: socket.socket, reader: io.BufferedReader, number: int) -> bool:
        """Answer one request; returns whether the connection can take another."""
        if reader.peek(1)[:1] == _TLS:  # somebody shakes hands over TLS with a plain port: answered as servers do
            sock.sendall(_encoded(status(400), _NOBODY))
            return False
        asked = _request(reader, number)
        if asked is None or self._closing.is_set():
            return False
        with self._lock:
            self.site.requests.append(asked)
            answer = self.site.answer(asked)
        if isinstance(answer, Raw):
            answer.play(Line(sock, self._closing))
            return False
        if answer.delay and self._closing.wait(answer.delay):
            return False
        sock.sendall(_encoded(answer, asked))
        return asked.headers.get("connection", "").lower() != "close"


_TLS = b"\x16"
_NOBODY = Asked(method="GET", target="/", headers={}, connection=0)


def _request(reader: io.BufferedReader, number: int) -> Asked | None:
    """Read one request; None when the client has no more."""
    start = reader.readline(65_536).decode("latin-1").split()
    if len(start) != 3:
        return None
    headers: dict[str, str] = {}
    while (text := reader.readline(65_536).decode("latin-1").strip()) != "":
        name, _, value = text.partition(":")
        headers[name.lower()] = value.strip()
    body = reader.read(int(headers.get("content-length", "0")))
    return Asked(method=start[0], target=start[1], headers=headers, body=body, connection=number)


def _encoded(reply: Reply, asked: Asked) -> bytes:
    """Return the bytes of a reply, or of a 304 if the client has it already."""
    fields = list(reply.headers)
    names = {name.lower(): value for name, value in fields}
    code, body = reply.status, reply.body
    if reply.validated and code == 200:
        if "etag" not in names:
            names["etag"] = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
            fields.append(("ETag", names["etag"]))
        wanted = asked.headers.get("if-none-match")
        since = asked.headers.get("if-modified-since")
        if wanted == names["etag"] or (wanted is None and since is not None and since == names.get("last-modified")):
            code, body = 304, b""
    if code not in (204, 304):
        fields.append(("Content-Length", str(len(body))))
    phrase = HTTPStatus(code).phrase if code in HTTPStatus._value2member_map_ else "Unknown"
    start = "".join(f"{name}: {value}\r\n" for name, value in fields)
    return f"HTTP/1.1 {code} {phrase}\r\n{start}\r\n".encode("latin-1") + (b"" if asked.method == "HEAD" else body)
