"""Small documents for stories of a Run."""

from collections.abc import Sequence
from xml.sax.saxutils import escape

Told = tuple[str, str, str]  # path or address, title, day


def atom(*items: Told, base: str = "https://www.acme.example") -> str:
    entries = "".join(
        f"<entry><id>{escape(path)}</id><title>{escape(title)}</title>"
        f'<link rel="alternate" href="{escape(path if "://" in path else base + path)}"/>'
        f"<published>{day}T09:00:00Z</published><updated>{day}T09:00:00Z</updated>"
        f"<summary>What {escape(title)} means for patients and investors.</summary></entry>"
        for path, title, day in items
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom">'
        f"<title>News</title><id>{base}/</id><updated>2026-11-20T00:00:00Z</updated>{entries}</feed>"
    )


def newsroom(items: Sequence[Told], *, site: str = "Acme Pharma") -> str:
    """A listing page with its chrome."""
    rows = "".join(
        f'<li class="row"><span class="date">{day}</span> <a href="{escape(path)}">{escape(title)}</a></li>'
        for path, title, day in items
    )
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>News | {site}</title></head><body>'
        '<header><nav><ul><li><a href="/">Home</a></li><li><a href="/about">About us</a></li>'
        '<li><a href="/pipeline">Pipeline</a></li><li><a href="/careers">Careers</a></li></ul></nav></header>'
        f'<main><h1>News</h1><ul class="news">{rows}</ul></main>'
        f'<footer><a href="/legal">Legal notice</a> <a href="/privacy">Privacy</a> © 2026 {site}</footer></body></html>'
    )


def article(title: str, day: str, *, site: str = "Acme Pharma") -> str:
    """An article page of that newsroom."""
    return (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">'
        f"<title>{escape(title)} | {site}</title></head><body>"
        '<header><nav><a href="/">Home</a> <a href="/news">News</a></nav></header>'
        f"<main><h1>{escape(title)}</h1><p>Release Date: {day}</p>"
        f"<p>Acme Pharma said today what {escape(title)} means for patients who have waited a long time for it.</p>"
        "<p>The company expects to tell more about the next steps, the partners and the costs in due course.</p>"
        f"<p>Source: Daily Post</p></main><footer>© 2026 {site}</footer></body></html>"
    )
