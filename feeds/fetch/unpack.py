"""Content codings undone piece by piece, so that a bomb is stopped long before it fills the memory.

Each coding is a stage that takes pieces and yields pieces; no stage yields more than 64 KiB at a time, and each
counts what it yields, so that a bomb inside a bomb is stopped at the inner one.
"""

import zlib
from collections.abc import Callable, Iterable, Iterator
from itertools import chain

import brotli  # type: ignore[import-untyped]  # it has no stubs

from feeds.fetch.limits import OverLimitError
from feeds.fetch.wire import MalformedAnswerError

Pieces = Iterator[bytes]
_Stage = Callable[[Pieces], Pieces]

UNPACK_ERRORS: tuple[type[Exception], ...] = (zlib.error, brotli.error)

_PIECE = 65_536
_SLICE = 8_192  # fed at once: zlib copies what follows the end of a gzip member, and there may be many members
_MOST_CODINGS = 5
_TELLING = 512  # bytes are enough to tell text from packed bytes
_GZIP = b"\x1f\x8b"
_BLANK = b" \t\r\n\f\xef\xbb\xbf\xfe\xff\x00"  # white space and byte order marks, UTF-16 included
_BINARY = frozenset(range(32)) - frozenset(b"\t\n\r\f\x1b")  # no text has these; ISO-2022-JP has the escape
_NOT_ASKED_FOR = frozenset({"compress", "x-compress", "zstd", "dcb", "dcz", "exi", "pack200-gzip", "aes128gcm"})


def unpacked(pieces: Pieces, codings: Iterable[str], limit: int) -> Pieces:
    """Yield the content under `codings` (the values of Content-Encoding, in the order they were applied).

    Content that plainly is text in spite of its label passes as it is, and so does content under a label that names
    no coding at all, as in browsers. What is itself a gzip file (sitemap.xml.gz) is unpacked as well. Raises
    OverLimitError above `limit` bytes at any stage, MalformedAnswerError, zlib.error and brotli.error.
    """
    pieces = _bounded(pieces, limit)
    for stage in reversed(_stages(codings)):
        pieces = _bounded(stage(pieces), limit)
    return _bounded(_opened(pieces), limit)


def _stages(codings: Iterable[str]) -> list[_Stage]:
    stages: list[_Stage] = []
    for coding in codings:
        if coding in _NOT_ASKED_FOR:
            raise MalformedAnswerError(f"is packed with {coding}, which it was not asked for")
        stage = _STAGES.get(coding)
        if stage is not None:
            stages.append(stage)
    if len(stages) > _MOST_CODINGS:
        raise MalformedAnswerError(f"is packed {len(stages)} times over")
    return stages


def _bounded(pieces: Pieces, limit: int) -> Pieces:
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > limit:
            raise OverLimitError(f"is larger than {limit:,} bytes")
        yield piece


def _opened(pieces: Pieces) -> Pieces:
    """Unpack a document that is a gzip file, also one packed twice over; no document begins with these bytes."""
    for _ in range(2):
        start, pieces = _begun(pieces)
        if not start.startswith(_GZIP):
            return pieces
        pieces = _gunzipped(pieces)
    return pieces


def _gunzip(pieces: Pieces) -> Pieces:
    start, pieces = _begun(pieces)
    return pieces if not start or _is_text(start) else _gunzipped(pieces)


def _gunzipped(pieces: Pieces) -> Pieces:
    """Undo gzip (RFC 1952): members in a row are one document; what follows the last and is no member is ignored."""
    unpacker = zlib.decompressobj(wbits=31)
    for data in _sliced(pieces):
        rest = data
        while rest:
            if unpacker.eof:
                rest = rest.lstrip(b"\0")
                if not rest:
                    break
                if not _GZIP.startswith(rest[:2]):
                    return
                unpacker = zlib.decompressobj(wbits=31)
            yield from _inflated(unpacker, rest)
            rest = unpacker.unused_data
    if not unpacker.eof:
        raise MalformedAnswerError("breaks off in the middle of its packed content")


def _inflate(pieces: Pieces) -> Pieces:
    """Undo "deflate": zlib's format (RFC 1950) as it should be, or bare (RFC 1951) as some servers send it."""
    start, pieces = _begun(pieces)
    if not start:
        return
    wrapped = len(start) >= 2 and start[0] & 0x0F == 8 and (start[0] << 8 | start[1]) % 31 == 0
    if not wrapped and _is_text(start):
        yield from pieces
        return
    unpacker = zlib.decompressobj(wbits=15 if wrapped else -15)
    for data in _sliced(pieces):
        yield from _inflated(unpacker, data)
        if unpacker.eof:
            return
    raise MalformedAnswerError("breaks off in the middle of its packed content")


def _inflated(unpacker: "zlib._Decompress", data: bytes) -> Pieces:
    piece = unpacker.decompress(data, _PIECE)
    while piece:
        yield piece
        piece = b"" if unpacker.eof else unpacker.decompress(unpacker.unconsumed_tail, _PIECE)


def _unbrotli(pieces: Pieces) -> Pieces:
    """Undo Brotli (RFC 7932)."""
    start, pieces = _begun(pieces)
    if not start or (_is_text(start) and not _begins_brotli(start)):
        yield from pieces
        return
    unpacker = brotli.Decompressor()
    for data in _sliced(pieces):
        piece = unpacker.process(data, output_buffer_limit=_PIECE)
        while piece or not unpacker.can_accept_more_data():
            yield piece
            piece = unpacker.process(b"", output_buffer_limit=_PIECE)
        if unpacker.is_finished():
            return
    raise MalformedAnswerError("breaks off in the middle of its packed content")


def _begins_brotli(start: bytes) -> bool:
    """Return whether the bytes, which may be text as well, unpack to something (Brotli has no mark of its own)."""
    unpacker = brotli.Decompressor()
    try:
        return bool(unpacker.process(start, output_buffer_limit=_PIECE)) or unpacker.is_finished()
    except brotli.error:
        return False


def _begun(pieces: Pieces) -> tuple[bytes, Pieces]:
    """Return the first bytes (enough to tell what they are, if there are as many) and all pieces, these included."""
    start = b""
    for piece in pieces:
        start += piece
        if len(start) >= _TELLING:
            break
    return start, chain([start], pieces) if start else pieces


def _is_text(start: bytes) -> bool:
    """Return whether content begins as documents of our kinds do, and holds no bytes that text never holds."""
    begin = start.lstrip(_BLANK)
    return begin[:1] in (b"<", b"{", b"[") and not _BINARY.intersection(begin[:256].replace(b"\0", b""))


def _sliced(pieces: Pieces) -> Pieces:
    for piece in pieces:
        if len(piece) <= _SLICE:
            yield piece
        else:
            for begin in range(0, len(piece), _SLICE):
                yield piece[begin : begin + _SLICE]


_STAGES: dict[str, _Stage] = {
    "gzip": _gunzip,
    "x-gzip": _gunzip,
    "deflate": _inflate,
    "br": _unbrotli,
}
