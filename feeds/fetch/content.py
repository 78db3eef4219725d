"""The content of an answer, read and unpacked within the limits."""

import io
from collections.abc import Iterator
from contextlib import suppress

import requests
import urllib3

from feeds.fetch.failures import LIBRARY_ERRORS
from feeds.fetch.headers import parse_codings, parse_length
from feeds.fetch.limits import Deadline, OverLimitError
from feeds.fetch.unpack import unpacked

_PIECE = 65_536
_DRAINED = 65_536  # at most so much of an unwanted body is read, to keep the connection
_DRAIN_SECONDS = 0.5


def field_values(response: requests.Response, name: str) -> list[str]:
    """Return the values of a header field, one for each time it was sent."""
    return list(response.raw.headers.getlist(name))


def read_content(response: requests.Response, limit: int, deadline: Deadline) -> bytes:
    """Return the whole content, unpacked, of at most `limit` bytes.

    Raises OverLimitError, MalformedAnswerError, TimeoutError, and what the libraries raise.
    """
    length = None if response.raw.chunked else parse_length(field_values(response, "Content-Length"))
    if length is not None and length > limit:
        raise OverLimitError(f"is larger than {limit:,} bytes")
    whole = io.BytesIO()
    pieces = _pieces(response.raw, deadline)
    for piece in unpacked(pieces, parse_codings(field_values(response, "Content-Encoding")), limit):
        deadline.remaining()
        whole.write(piece)
    return whole.getvalue()


def drain(response: requests.Response, deadline: Deadline) -> None:
    """Read the rest of a short body that nobody wants, so that its connection can be used again.

    What is slow or broken about it is of no interest: the connection is closed then.
    """
    left = _DRAINED
    with deadline.at_most(_DRAIN_SECONDS), suppress(*LIBRARY_ERRORS):
        while left > 0 and (piece := response.raw.read(_PIECE, decode_content=False)):
            left -= len(piece)
    response.close()


def _pieces(raw: urllib3.BaseHTTPResponse, deadline: Deadline) -> Iterator[bytes]:
    while piece := raw.read(_PIECE, decode_content=False):
        deadline.remaining()
        yield piece
