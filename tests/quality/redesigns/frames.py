"""The page around a list: menus, side columns, footer; and, among them, links to some releases."""

from collections.abc import Sequence
from html import escape

from tests.quality.redesigns.designs import Style
from tests.quality.redesigns.newsrooms import Newsroom, Release

_MENU = (
    ("About us", "about", ("Our history", "Management board", "Locations worldwide", "Compliance and ethics")),
    ("Products", "products", ("Respiratory medicine", "Cardiovascular medicine", "Diagnostics for laboratories")),
    ("Investors", "investors", ("Share price and charts", "Financial calendar", "Governance", "Annual reports")),
    ("Careers", "careers", ("Working with us", "Open positions", "Students and graduates", "Apprenticeships")),
    ("Media", "media", ("Press releases", "Media library", "Press contacts", "Social media wall")),
)  # fmt: skip
_FOOTER = ("Legal notice", "Privacy policy", "Terms and conditions", "Cookie settings", "Accessibility", "Contact us")


def page(
    room: Newsroom, content: str, style: Style, *, heading: str = "News", related: Sequence[Release] = ()
) -> bytes:
    """Return a page with menus and footer; `related`: releases that are linked in the menu and beside the content."""
    links = "".join(f'<li><a href="{escape(one.link)}">{escape(one.title)}</a></li>' for one in related)
    beside = f"<aside{style.name('side')}><h4>Popular</h4><ul>{links}</ul></aside>" if related else ""
    teaser = f'<li><a href="{escape(related[0].link)}">{escape(related[0].title)}</a></li>' if related else ""
    text = (
        f'<!doctype html><html lang="{room.language}"><head><meta charset="utf-8">'
        f"<title>{heading} | {room.company}</title></head>\n<body>\n"
        f"<header{style.name('top')}><a href='/'>{room.company}</a><nav>{_menu(teaser)}</nav></header>\n"
        f'<div{style.name("crumbs")}><a href="/">Home</a> › <a href="/media">Media</a> › {heading}</div>\n'
        f"<div{style.name('page')}><div{style.name('content')}><h1>{heading}</h1>\n{content}\n{_pages()}</div>\n{beside}</div>\n"
        f"<footer{style.name('bottom')}>{_footer()}<p>© 2025 {room.company}</p></footer>\n</body></html>"
    )
    return text.encode()


def other_page(
    room: Newsroom, content: str, style: Style, *, heading: str = "", related: Sequence[Release] = ()
) -> bytes:
    """Return a page that is built otherwise: the list in an unnamed part, menus without nav, promotions above."""
    links = "".join(
        f'<div{style.name("mini")}><a href="{escape(one.link)}">{escape(one.title)}</a></div>' for one in related
    )
    columns = "".join(
        f"<div{style.name('mega')}><b>{name}</b>{''.join(_plain(path, one) for one in entries)}</div>"
        for name, path, entries in _MENU
    )
    text = (
        f'<!DOCTYPE html>\n<html lang="{room.language}"><head><meta charset="utf-8">'
        f"<title>{room.company}</title></head>\n"
        f'<body><div id="app"><div{style.name("bar")}>{columns}</div>\n'
        f'<div{style.name("hero")}><h2>Discover our campaign</h2><a href="/campaign/film">See the film</a></div>\n'
        f'<div{style.name("promo")}><a href="/investors/markets-day">Join us at the capital markets day</a></div>\n'
        f"<section{style.name('s1')}><div{style.name('wrap')}><div{style.name('inner')}><h1>{heading}</h1>\n{content}</div></div></section>\n"
        f"<section{style.name('s2')}><h4>You may also like</h4>{links or '<p>Nothing here yet.</p>'}</section>\n"
        f"<div{style.name('foot')}>{_footer()}</div></div></body></html>"
    )
    return text.encode()


def _menu(teaser: str) -> str:
    parts = [
        f'<li><a href="/{path}">{name}</a><ul>{"".join(f"<li>{_link(path, one)}</li>" for one in entries)}</ul></li>'
        for name, path, entries in _MENU
    ]
    return f"<ul>{''.join(parts)}{teaser}</ul>"


def _link(path: str, name: str) -> str:
    return f'<a href="/{path}/{name.lower().replace(" ", "-")}">{name}</a>'


def _plain(path: str, name: str) -> str:
    return f"<p>{_link(path, name)}</p>"


def _footer() -> str:
    return "<ul>" + "".join(f"<li>{_link('service', name)}</li>" for name in _FOOTER) + "</ul>"


def _pages() -> str:
    return (
        '<div class="pages">' + "".join(f'<a href="?page={number}">{number}</a> ' for number in range(1, 8)) + "</div>"
    )
