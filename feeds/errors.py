"""Every failure this package raises on purpose, in one tree.

    FeedsError
    ├── ConfigError                sources.yaml cannot be used; carries every mistake found
    ├── FetchError                 a URL gave no usable answer
    │   ├── UrlError               not an absolute http(s) URL
    │   ├── ForbiddenAddressError  the host resolves to an address that must not be connected to
    │   ├── DnsError               the host name does not resolve
    │   ├── ConnectError           no connection: refused, unreachable, reset before an answer
    │   ├── TlsError               the certificate or the handshake failed
    │   ├── DeadlineError          the whole answer did not arrive in time
    │   ├── TooLargeError          the body, or what it unpacks to, is over the limit
    │   ├── BrokenResponseError    the answer breaks off, lies about its length or cannot be unpacked
    │   ├── RedirectError          a circle, too many hops, or a target that is no URL
    │   └── HttpStatusError        the server answered with a status that carries no document
    ├── ExtractError               the bytes arrived, but no items could be read from them
    │   ├── UnreadableError        not the kind of document that was asked for, or nothing that can be parsed
    │   ├── EmptyExtractError      readable, but without a single item where items are expected
    │   │   └── ScriptPageError    the frame of an application, to be filled by script in a browser
    │   └── ChangedPageError       items, but none of those known from this source: an error page or a redesign
    ├── StoreError                 the store cannot be used
    │   ├── StoreLockedError       another process holds it
    │   ├── StoreCorruptError      the database file is damaged
    │   └── StoreFullError         no room left on the device
    ├── StoryError                 stories cannot be joined or split as was asked for
    └── OutputError                a document could not be written

Libraries' own exceptions are mapped into this tree where the library is called. Each error has two sentences: what
happened (`str(error)`) and what to do next (`error.hint`).
"""

from dataclasses import dataclass


class FeedsError(Exception):
    """Base of all expected failures: a sentence on what happened, and one on what to do.

    Parameters: `what`, the sentence a person reads first; `hint`, the next step, or "" where the first says it all.
    """

    hint: str = ""

    def __init__(self, what: str, hint: str = "") -> None:
        super().__init__(what)
        if hint:
            self.hint = hint


@dataclass(frozen=True, kw_only=True, slots=True)
class Problem:
    """One mistake in sources.yaml."""

    file: str  # as the user named it
    line: int | None  # 1-based; None where the file as a whole is meant
    path: str  # dotted path such as companies.acme.sources[0].every; "" for the whole file
    message: str  # what is wrong and what would be right

    def __str__(self) -> str:
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        return f"{place} {self.path}: {self.message}" if self.path else f"{place}: {self.message}"


class ConfigError(FeedsError):
    """sources.yaml cannot be used; nothing runs until every `problems` entry is mended."""

    hint = "Correct the file and run `feeds check`."

    def __init__(self, problems: tuple[Problem, ...], hint: str = "") -> None:
        super().__init__("\n".join(str(problem) for problem in problems), hint)
        self.problems = problems


class FetchError(FeedsError):
    """A URL gave no usable answer; `url` is the one asked for last (after redirects)."""

    def __init__(self, url: str, what: str, hint: str = "") -> None:
        super().__init__(what, hint)
        self.url = url


class UrlError(FetchError):
    """The URL is not an absolute http or https URL."""

    hint = "Write a full address that begins with http:// or https://."


class ForbiddenAddressError(FetchError):
    """The host resolves to an address that is not globally routable and was not allowed by name."""

    hint = "If this is a host of your own, add it to `fetch.allow` in sources.yaml."


class DnsError(FetchError):
    """The host name does not resolve."""

    hint = "Check the spelling of the host; if it is right, its name server is down: the next run tries again."


class ConnectError(FetchError):
    """No connection: refused, unreachable, or reset before an answer came."""

    hint = "The next run tries again; open the address in a browser if this lasts."


class TlsError(FetchError):
    """The certificate or the TLS handshake failed."""

    hint = "Open the address in a browser to see its certificate; its owner has to mend it."


class DeadlineError(FetchError):
    """The whole answer did not arrive within the deadline."""

    hint = "The next run tries again; raise `fetch.deadline` if this server is always slow."


class TooLargeError(FetchError):
    """The body, or what it unpacks to, is over the limit."""

    hint = "Use a smaller address of the site (a feed, a page of the list), or raise `fetch.max_bytes`."


class BrokenResponseError(FetchError):
    """The answer breaks off, lies about its length, or cannot be unpacked."""

    hint = "The next run tries again; the server or something before it is faulty if this lasts."


class RedirectError(FetchError):
    """Redirects that lead in a circle, go on too long, or point to something that is no URL."""

    hint = "Open the address in a browser and put the address where it ends into sources.yaml."


class HttpStatusError(FetchError):
    """The server answered with a status that carries no document.

    `status` is the HTTP status code; `retry_after` the seconds the server asked to be left alone, or None
    (RFC 9110, section 10.2.3).
    """

    def __init__(self, url: str, status: int, what: str, hint: str, *, retry_after: float | None = None) -> None:
        super().__init__(url, what, hint)
        self.status = status
        self.retry_after = retry_after


class ExtractError(FeedsError):
    """The bytes arrived, but no items could be read from them."""


class UnreadableError(ExtractError):
    """Not the kind of document asked for, or nothing that can be parsed."""

    hint = "`feeds add ADDRESS` finds what can be read of a site; the `kind` in sources.yaml may be wrong."


class EmptyExtractError(ExtractError):
    """Readable, but without a single item where items are expected."""

    hint = "`feeds add ADDRESS` finds the list of news it belongs to; a single release is read with --kind article."


class ScriptPageError(EmptyExtractError):
    """The page is the empty frame of an application: its items come by script, in a browser."""

    hint = (
        "Use its feed, sitemap or data address, or a plainer page of the site; or have a browser build it: "
        "pip install 'feeds[browser]'."
    )


class ChangedPageError(ExtractError):
    """The page lists something, but nothing of what is known from it: an error page, or a redesign."""


class StoreError(FeedsError):
    """The store cannot be used."""


class StoreLockedError(StoreError):
    """Another process holds the store."""

    hint = "Another run is under way: wait for it, or use --wait to queue behind it."


class StoreCorruptError(StoreError):
    """The database file is damaged or no database of ours."""

    hint = "Move the file away and restore a backup, or run again to build a new store from the sources."


class StoreFullError(StoreError):
    """No room left on the device that holds the store."""

    hint = "Free some space; what was stored before is intact, and the next run goes on from there."


class StoryError(FeedsError):
    """Stories cannot be joined or split as was asked for."""


class OutputError(FeedsError):
    """A document could not be written; the one before it is still in place."""

    hint = "Check that the output folder exists, can be written to and has room; the next run writes what is missing."
