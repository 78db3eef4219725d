"""The parts of a source that say how it is asked and how its JSON is read."""

import json
import re
from collections.abc import Mapping
from typing import Annotated, Any, Literal

import jmespath
from jmespath.exceptions import JMESPathError
from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema, model_validator

from feeds.config.part import Part
from feeds.model import Asking, Fields, LinkPatterns

MAX_BODY = 100_000  # characters

_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}")  # RFC 9110, section 5.6.2
_VALUE = re.compile(r"[\x21-\x7e]([\x20-\x7e\t]{0,4094}[\x21-\x7e])?")  # section 5.5, less what is obsolete
_FORM = re.compile(r"[^\s=&{}\[\]<>\"]+=[^\s{}\[\]<>\"]*")
_PATTERN = re.compile(r"(?i)(?:https?://|\*).*")
# What belongs to the connection or to one request on it (RFC 9110, sections 7.2, 7.6.1, 8.6, 10.1.1, 13.1, 14.2), and
# what decides in which form the answer comes: all of it is the fetcher's business.
_CONNECTION = """
    host content-length connection keep-alive proxy-connection proxy-authenticate proxy-authorization te trailer
    transfer-encoding upgrade http2-settings expect accept-encoding content-encoding range if-range if-match
    if-none-match if-modified-since if-unmodified-since max-forwards
"""
_OURS = frozenset(_CONNECTION.split())


def _path(text: str) -> str:
    """Return a JMESPath expression as it was written; raises ValueError."""
    try:
        jmespath.compile(text)
    except (JMESPathError, RecursionError) as error:
        what = "it is nested too deep" if isinstance(error, RecursionError) else " ".join(str(error).split())[:200]
        raise ValueError(f'"{text[:200]}" is not JMESPath ({what}); write a path such as data.items or title') from None
    return text


def _header_name(text: str) -> str:
    if not _NAME.fullmatch(text):
        raise ValueError(f'"{text[:100]}" cannot be the name of a header; write letters, digits and hyphens')
    if text.lower() in _OURS:
        raise ValueError(f"{text} is set by feeds itself; leave it out")
    return text


def _header_value(value: object) -> str:
    """Return what a header says; raises ValueError. It may be a secret: no message repeats it."""
    if not isinstance(value, str):
        raise ValueError("is empty; write text or leave the line out" if value is None else "takes text")
    if not _VALUE.fullmatch(value):
        raise ValueError("cannot be sent in a header: write one line of up to 4,096 plain (ASCII) characters")
    return value


def _pattern(text: str) -> str:
    if not _PATTERN.fullmatch(text):
        raise ValueError(f'"{text}" is matched against whole addresses; write "*{text}", or begin with https://')
    if re.search(r"\s", text):
        raise ValueError(f'"{text}" holds a blank, which no address does; write * in its place')
    return text


def _body(value: object) -> object:
    if value == "":
        raise ValueError("is empty; leave the line out and write method: POST")
    if len(_sent(value)) > MAX_BODY:
        raise ValueError(f"is longer than the {MAX_BODY:,} characters that are sent at most")
    return value


def _sent(body: object) -> str:
    return body if isinstance(body, str) else json.dumps(body, ensure_ascii=False, separators=(",", ":"))


JmesPath = Annotated[str, Field(min_length=1, max_length=1000), AfterValidator(_path)]
HeaderName = Annotated[str, AfterValidator(_header_name)]
HeaderValue = Annotated[str, BeforeValidator(_header_value), WithJsonSchema({"type": "string"})]
Pattern = Annotated[str, Field(min_length=1, max_length=1000), AfterValidator(_pattern)]
Patterns = Annotated[tuple[Pattern, ...], Field(max_length=200)]
Body = Annotated[
    Any,
    BeforeValidator(_body),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "object"}, {"type": "array"}]}),
]


class JsonPart(Part):
    """Where the items stand in a JSON document, in JMESPath (https://jmespath.org)."""

    items: JmesPath | None = Field(None, description="The list of items; found if left out.", examples=["data.items"])
    title: JmesPath | None = Field(None, description="Within an item.", examples=["headline"])
    link: JmesPath | None = Field(None, description="Within an item.", examples=["url"])
    date: JmesPath | None = Field(None, description="Within an item.", examples=["publishedAt"])
    summary: JmesPath | None = Field(None, description="Within an item.", examples=["teaser"])

    def fields(self) -> Fields:
        """Return what was written, as the extractor takes it."""
        return Fields(items=self.items, title=self.title, link=self.link, date=self.date, summary=self.summary)


class RequestPart(Part):
    """How a source is asked, where a plain GET will not do."""

    method: Literal["GET", "POST"] | None = Field(None, description="POST where there is a body, else GET.")
    body: Body = Field(None, description="Of a POST: text, or a mapping or list that is sent as JSON.")
    headers: Annotated[Mapping[HeaderName, HeaderValue], Field(max_length=50)] = Field(
        {}, description="Sent besides those every request has, to the host of the source only."
    )

    @model_validator(mode="after")
    def _makes_sense(self) -> "RequestPart":
        if self.body is not None and self.method == "GET":
            raise ValueError("a GET carries no body; write method: POST, or put it into the address after a ?")
        given: set[str] = set()
        for name in self.headers:
            if name.lower() in given:
                raise ValueError(f"the header {name} stands twice, in different case; leave one of them out")
            given.add(name.lower())
        if self.body is None and "content-type" in given:
            raise ValueError("Content-Type tells what a body is, and there is none; leave it out")
        if self.body is not None:
            self._media_type()
        return self

    def asking(self) -> Asking | None:
        """Return what was written, as the fetcher takes it; None for a plain GET."""
        if self.body is None and not self.headers and self.method != "POST":
            return None
        headers = tuple(self.headers.items())
        if self.body is not None and self._stated_type() is None:
            headers = (*headers, ("Content-Type", self._media_type()))
        body = None if self.body is None else _sent(self.body)
        return Asking(method=self.method or ("GET" if body is None else "POST"), body=body, headers=headers)

    def _stated_type(self) -> str | None:
        return next((value for name, value in self.headers.items() if name.lower() == "content-type"), None)

    def _media_type(self) -> str:
        """Return the media type of the body; raises ValueError where it is unknown or contradicts itself."""
        stated = self._stated_type()
        if not isinstance(self.body, str):
            if stated is not None and "json" not in stated.lower():
                raise ValueError(f"a mapping or list is sent as JSON, not as {stated[:100]}; write the body as text")
            return stated or "application/json"
        if stated is not None:
            return stated
        if _is_json(self.body):
            return "application/json"
        if _FORM.fullmatch(self.body):
            return "application/x-www-form-urlencoded"
        raise ValueError(
            "the body is neither JSON nor a=1&b=2, so its kind has to be said; write headers: {Content-Type: ...}"
        )


def _is_json(text: str) -> bool:
    try:
        return isinstance(json.loads(text), dict | list)
    except (ValueError, RecursionError):
        return False


def patterns_of(include: tuple[str, ...], exclude: tuple[str, ...]) -> LinkPatterns | None:
    """Return the patterns of a source's links; None where there are none."""
    return LinkPatterns(include=include, exclude=exclude) if include or exclude else None
