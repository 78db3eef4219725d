"""HTTP/1.1 answers as they come off the wire, where `http.client` takes on trust what a server may get wrong.

Its reader takes a head that breaks off for a whole one, stops at the first line that is no header field, reads without
bound after a negative chunk size, takes an informational answer (103) for the final one, and does not look at what
follows the stated length.
"""

import enum
import http.client
import io
import re
import socket

from feeds.fetch.headers import parse_codings, parse_length
from feeds.fetch.sockets import TimedSocket, TimedTlsSocket

_FIELD = re.compile(rb"([!-9;-~]+)[ \t]*:")  # RFC 9112, section 5.1: a name, and no space before the colon


class MalformedAnswerError(http.client.HTTPException):
    """What came cannot be read as an HTTP answer to its end; the message completes "The answer ..."."""


class _Part(enum.Enum):
    """What the next line belongs to."""

    STATUS = enum.auto()
    FIELDS = enum.auto()
    CONTENT = enum.auto()


class WireReader(io.BufferedReader):
    """The bytes of one answer."""

    def __init__(self, raw: io.RawIOBase) -> None:
        super().__init__(raw)
        self._part = _Part.STATUS

    def head_is_read(self) -> None:
        """From here on lines are content (of chunked coding), not header fields."""
        self._part = _Part.CONTENT

    def readline(self, size: int | None = -1, /) -> bytes:
        """Return the next line; raises MalformedAnswerError if the head ends before its empty line."""
        if self._part is _Part.FIELDS:
            return self._field(-1 if size is None else size)
        if self._part is _Part.STATUS:
            self._part = _Part.FIELDS
        return super().readline(size)

    def read(self, size: int | None = -1, /) -> bytes:
        """Return exactly `size` bytes, fewer only at the end; never reads without a bound."""
        if size is None or size < 0:
            raise MalformedAnswerError("states a size below zero")
        return super().read(size)

    def _field(self, size: int) -> bytes:
        """Return the next line that is a header field or the end of the head; others are left out."""
        while True:
            line = super().readline(size)
            content = line.rstrip(b"\r\n")
            if not line.endswith(b"\n"):
                if len(line) == size:  # `http.client` has a word for lines that are too long
                    return line
                raise MalformedAnswerError("breaks off before its content")
            if not content:
                self._part = _Part.STATUS  # after an informational answer another one follows
                return line
            field = _FIELD.match(content)
            if field is not None:
                content = field[1] + b":" + content[field.end() :]
            if field is not None or content[:1] in (b" ", b"\t"):
                return content.replace(b"\r", b" ") + b"\r\n"  # RFC 9112, section 2.2: a bare CR is a space


class Answer(http.client.HTTPResponse):
    """One answer; its content is read with `read(amount)`."""

    fp: WireReader

    def __init__(
        self, sock: socket.socket, debuglevel: int = 0, method: str | None = None, url: str | None = None
    ) -> None:
        super().__init__(sock, debuglevel, method, url)
        self.fp = WireReader(self.fp.detach())
        self._sock = sock
        self._reading = False

    def begin(self) -> None:
        """Read the head of the final answer; informational ones before it are left out (RFC 9110, section 15.2).

        Raises MalformedAnswerError if it breaks off, or leaves open where the content ends.
        """
        super().begin()
        while 101 < self.status < 200:
            self.headers = None  # type: ignore[assignment]  # which is how `begin` knows that it has not been called
            super().begin()
        self.fp.head_is_read()
        self._check_framing()

    def _check_framing(self) -> None:
        """Raise MalformedAnswerError unless it is clear where the content ends (RFC 9112, section 6.3)."""
        if self.status in (204, 304):
            return
        codings = parse_codings(self.headers.get_all("Transfer-Encoding", []))
        if codings not in ([], ["identity"], ["chunked"]):
            raise MalformedAnswerError(f"is transferred as {', '.join(codings)[:80]}, which it was not asked for")
        if "chunked" in codings:
            return
        try:
            parse_length(self.headers.get_all("Content-Length", []))
        except ValueError as error:
            raise MalformedAnswerError(f"states {str(error)[:80]!r} as its length") from error

    def read(self, amt: int | None = None) -> bytes:
        """Return the next `amt` bytes, fewer only at the end.

        Raises IncompleteRead if it ends too soon, MalformedAnswerError if more comes than was stated.
        """
        self._reading = True
        try:
            return super().read(amt)
        finally:
            self._reading = False

    def _close_conn(self) -> None:
        """Let go of the connection (called by `http.client` when the content is complete or reading failed)."""
        excess = self._excess() if self._reading and self.length == 0 and not self.chunked else b""
        super()._close_conn()  # type: ignore[misc]  # there since Python 3.0, missing in the stubs
        if excess.strip():  # an empty line after the content is an old habit of servers and harms nobody
            raise MalformedAnswerError("goes on after the length it states")

    def _excess(self) -> bytes:
        """Return what has arrived beyond the content; does not wait for any."""
        sock = self._sock
        if not isinstance(sock, TimedSocket | TimedTlsSocket):
            return b""
        sock.peeking = True
        try:
            return self.fp.peek(1)
        finally:
            sock.peeking = False
