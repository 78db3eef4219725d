"""What header fields of an answer say, read with forbearance."""

import math
import re
from collections.abc import Iterable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from feeds.model import Validators

_MEDIA_TYPE = re.compile(r"\s*([\w!#$&^.+-]+/[\w!#$&^.+-]+)\s*(?:;|,|$)", re.ASCII)
_CHARSET = re.compile(r""";\s*charset\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s;,"']+))""", re.IGNORECASE)
_LENGTH = re.compile(r"[0-9]{1,18}")
_SECONDS = re.compile(r"[0-9]{1,12}(?:\.[0-9]*)?")
_SENDABLE = re.compile(r"[\x20-\x7e\x80-\xff]{1,4096}")
_LONGEST_WAIT = 366 * 86_400.0


def parse_content_type(values: Iterable[str]) -> tuple[str | None, str | None]:
    """Return (media type in lower case, charset as named) of Content-Type; None for what it does not say.

    Of several fields the last that can be read counts (Fetch standard, "extract a MIME type"); a charset stated by
    an earlier one for the same type stays.
    """
    media_type: str | None = None
    charset: str | None = None
    for value in values:
        match = _MEDIA_TYPE.match(value)
        if match is None:
            continue
        named = _CHARSET.search(value)
        stated = next((name for name in named.groups() if name), None) if named else None
        same = match[1].lower() == media_type
        media_type, charset = match[1].lower(), stated or (charset if same else None)
    return media_type, charset


def parse_codings(values: Iterable[str]) -> list[str]:
    """Return the codings that Content-Encoding names, in the order they were applied."""
    return [coding for value in values for part in value.split(",") if (coding := part.strip().lower())]


def parse_length(values: Iterable[str]) -> int | None:
    """Return the size that Content-Length states, None if it is absent; raises ValueError if it is no number.

    The same length several times over is one length (RFC 9110, section 8.6).
    """
    lengths = {part.strip() for value in values for part in value.split(",")}
    if not lengths:
        return None
    if len(lengths) > 1 or not all(_LENGTH.fullmatch(length) for length in lengths):
        raise ValueError(", ".join(sorted(lengths)))
    return int(lengths.pop())


def parse_retry_after(value: str | None, now: datetime) -> float | None:
    """Return the seconds from `now` that Retry-After asks for, None if it does not say (RFC 9110, section 10.2.3).

    It states seconds or a date; a date gone by is 0, and more than a year is a year.
    """
    if value is None:
        return None
    text = value.strip()
    if _SECONDS.fullmatch(text):
        return min(float(text), _LONGEST_WAIT)
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    wait = (moment - now).total_seconds()
    return min(max(wait, 0.0), _LONGEST_WAIT) if math.isfinite(wait) else None


def conditions(validators: Validators) -> dict[str, str]:
    """Return the header fields that ask for a document only if it has changed; validators are sent verbatim.

    One that cannot stand in a header field is left out.
    """
    fields = {"If-None-Match": validators.etag, "If-Modified-Since": validators.last_modified}
    return {name: value for name, value in fields.items() if value and _SENDABLE.fullmatch(value)}
