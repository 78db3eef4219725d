"""What a status that carries no document means, and what to do about it."""

from http import HTTPStatus

from feeds.errors import HttpStatusError

DOCUMENT = frozenset({200, 203})  # 203: the same, changed by something on the way
NOT_MODIFIED = 304

_REFUSED = "refuses programs, or this network"
_ASK = (
    "If a browser on the same network gets it, ask the site to let feeds in, or use a feed or wire it offers instead."
)
_AGAIN = "The next run tries again; if this lasts, its owner has to mend it."

# status -> (what happened, completing "<host> answered <status>: it ...", what to do)
_MEANINGS: dict[int, tuple[str, str]] = {
    202: ("has no document to give yet, or tests whether a person is asking", _ASK),
    204: ("has no document there", "Open the address in a browser; if it is empty, write another into sources.yaml."),
    205: ("has no document there", "Open the address in a browser; if it is empty, write another into sources.yaml."),
    206: ("sent a part of the document, which was not asked for", _AGAIN),
    304: ("says that nothing has changed, though it was not asked", _AGAIN),
    400: ("does not understand the request", "Check the address: it may be cut off or wrongly quoted."),
    401: ("wants a login", "Use an address of the site that is open to all."),
    402: ("wants to be paid", "Use an address of the site that is open to all."),
    403: (_REFUSED, _ASK),
    404: ("has no such page", "Find where the page has moved to and write that into sources.yaml."),
    405: ("does not let this address be read", "Check the address: it may be meant for forms or programs."),
    406: ("has no form of the page that feeds can read", "Use another address of the site."),
    407: ("wants a login to a proxy", "Check the network: something on the way asks for a login."),
    408: ("waited too long for the request", _AGAIN),
    410: ("has removed the page for good", "Remove the source from sources.yaml, or write where it has moved to."),
    415: ("does not take what was sent", "Check `request` of this source in sources.yaml: its body and Content-Type."),
    421: ("is the wrong server for this host", _AGAIN),
    422: ("does not understand what was sent", "Check `request` of this source in sources.yaml."),
    429: ("is asked too often", "The next check waits longer; raise `every` of this source if it happens again."),
    451: ("may not show the page for legal reasons", "Use a source that can be read from this country."),
    503: ("is overloaded or under repair", "The next check waits as long as it asks for; nothing to do."),
}


def status_error(url: str, host: str, status: int, retry_after: float | None) -> HttpStatusError:
    """Return the error for a status that carries no document; `retry_after` in seconds, if the server asked so."""
    what, hint = _MEANINGS.get(status) or _by_class(status)
    wait = f" It asks to be left alone for {retry_after:,.0f} s." if retry_after is not None else ""
    return HttpStatusError(
        url, status, f"{host} answered {_named(status)}: it {what}.{wait}", hint, retry_after=retry_after
    )


def _by_class(status: int) -> tuple[str, str]:
    if status >= 600:  # such as 999, which means 403
        return _REFUSED, _ASK
    if status >= 500:
        return "has failed", _AGAIN
    if status >= 400:
        return "refuses the request", "Open the address in a browser and check it."
    if status >= 300:
        return "redirects without saying where to", "Open the address in a browser and use where it ends."
    return "has no document to give", "Open the address in a browser and check it."


def _named(status: int) -> str:
    """Return a status with its standard phrase; what the server calls it is not repeated."""
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)
