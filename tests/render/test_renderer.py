"""Pages built by script, in a real Chromium, against our own server."""

import os
import threading
import time

import lxml.html
import pytest

from feeds.errors import DeadlineError, FetchError, TooLargeError
from feeds.fetch import HttpFetcher
from feeds.model import Fetched, FetchPolicy, Request
from feeds.render import ChromiumRenderer, Limits
from tests.render.conftest import NOW, Render, StillClock, needs_a_browser
from tests.server import Asked, Reply, moved, page, serve, slow, status

pytestmark = [pytest.mark.xdist_group("chromium"), pytest.mark.timeout(180)]

NEWS = (
    '[{"url":"/news/1","title":"新药获批","date":"2026-11-19"},{"url":"/news/2","title":"Results","date":"2026-11-18"}]'
)
DRAW = """
const draw = items => document.getElementById("app").innerHTML = "<ul>" + items.map(
  item => `<li><time>${item.date}</time> <a href="${item.url}">${item.title}</a></li>`).join("") + "</ul>";
"""


def shell(script: str = "", head: str = "", body: str = "") -> Reply:
    return page(
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>News</title>{head}</head>'
        f'<body><div id="app"></div>{body}<script>{DRAW}{script}</script></body></html>'
    )


def links(fetched: Fetched) -> list[tuple[str, str]]:
    root = lxml.html.fromstring(fetched.body.decode())
    return [(a.get("href") or "", "".join(map(str, a.itertext()))) for a in root.iter("a")]


def said(fetched: Fetched) -> str:
    """Return what the page wrote into its title, where the tests have their scripts tell how they fared."""
    return lxml.html.fromstring(fetched.body.decode()).findtext(".//title") or ""


BOTH = [("/news/1", "新药获批"), ("/news/2", "Results")]


def test_an_application_shell_draws_its_list(render: Render) -> None:
    pages = {
        "/news": page(
            '<!DOCTYPE html><html><head><link rel="stylesheet" href="/a.css"><link rel="icon" href="/i.png"></head>'
            '<div id="app"></div><img src="/logo.png"><video src="/film.mp4"></video><script src="/app.js"></script>'
        ),
        "/app.js": page(f'{DRAW} fetch("/api/news").then(r => r.json()).then(draw)', "text/javascript"),
        "/api/news": slow(page(NEWS, "application/json"), 0.5),
    }
    with serve(pages) as site:
        fetched = render(site, "/news")
    assert links(fetched) == BOTH
    assert (fetched.url, fetched.final_url) == (site.url("/news"), site.url("/news"))
    assert (fetched.status, fetched.media_type, fetched.charset) == (200, "text/html", "utf-8")
    assert fetched.fetched_at == NOW
    assert fetched.validators.etag is None
    assert len(fetched.digest) == 64
    assert site.paths == ["/news", "/app.js", "/api/news"]  # no styles, no pictures, and the page itself but once
    assert {asked.headers["user-agent"] for asked in site.requests} == {"feeds/test"}


def test_a_list_may_be_asked_for_with_post_and_from_another_host(render: Render) -> None:
    def api(asked: Asked) -> Reply:
        assert asked.method == "POST"
        assert (asked.headers["x-key"], asked.headers["content-type"]) == ("k", "application/json")
        return page(NEWS if asked.body == '{"名":1}'.encode() else "[]", "application/json")

    script = """
    fetch("http://api.b.example/list", {method: "POST", body: JSON.stringify({"名": 1}),
      headers: {"Content-Type": "application/json", "X-Key": "k"}}).then(r => r.json()).then(draw)
    """
    with serve({"//a.example/": shell(script), "//api.b.example/list": api}) as site:
        assert links(render(site, hosts=("a.example", "api.b.example"))) == BOTH


def test_what_a_script_asks_for_goes_with_no_cookie_of_ours(render: Render) -> None:
    script = 'document.cookie = "a=b"; fetch("/api", {credentials: "include"}).then(r => r.json()).then(draw)'
    with serve({"/": shell(script), "/api": page(NEWS, "application/json", set_cookie="c=d")}) as site:
        assert links(render(site)) == BOTH
    assert "cookie" not in site.requests[1].headers


def test_what_a_component_holds_in_its_shadow_is_laid_open(render: Render) -> None:
    script = """
    customElements.define("news-list", class extends HTMLElement { connectedCallback() {
      this.attachShadow({mode: "open"}).innerHTML = '<a href="/news/1">新药获批</a><a href="/news/2">Results</a>' } });
    document.getElementById("app").innerHTML = "<news-list></news-list>"
    """
    with serve({"/": shell(script)}) as site:
        assert links(render(site)) == BOTH


def test_a_list_that_is_drawn_where_it_is_seen_is_drawn(render: Render) -> None:
    script = f"""
    new IntersectionObserver(seen => seen[0].isIntersecting && draw({NEWS})).observe(document.getElementById("end"))
    """
    with serve({"/": shell(script, body='<div style="height:3000px"></div><p id="end">.</p>')}) as site:
        assert links(render(site)) == BOTH


def test_the_script_may_go_on_to_another_page(render: Render) -> None:
    pages = {
        "/": shell('location.href = "/en/"'),
        "/en/": moved("/en/news/list", 302),
        "/en/news/list": shell(f"draw({NEWS})"),
    }
    with serve(pages) as site:
        fetched = render(site)
    assert links(fetched) == BOTH
    assert fetched.final_url == site.url("/en/news/list")
    assert site.paths == ["/", "/en/", "/en/news/list"]


def test_an_address_changed_by_the_script_is_where_the_page_is(render: Render) -> None:
    with serve({"/": shell(f'history.pushState(0, "", "/news/"); draw({NEWS})')}) as site:
        assert render(site).final_url == site.url("/news/")


def test_a_page_that_goes_round_in_circles_is_stopped(render: Render) -> None:
    with serve({"/": shell('location.href = "/b"'), "/b": shell('location.href = "/?" + Math.random()')}) as site:
        render(site)
    assert len(site.requests) <= 6


def test_what_fails_is_told_to_the_script_as_such(render: Render) -> None:
    script = """
    Promise.all([fetch("/gone").then(r => r.status), fetch("/broken").catch(() => "failed"),
      fetch("http://no.such.host.invalid/").catch(() => "failed")]).then(all => document.title = all.join())
    """
    with serve({"/": shell(script), "/gone": status(404), "/broken": moved("ftp://x/")}) as site:
        assert said(render(site)) == "404,failed,failed"


# --------------------------------------------------------------------------- nothing gets out

OUT = """
const told = [];
const attempt = (name, promise) => told.push(Promise.resolve(promise).then(() => name, () => ""));
const tried = (name, does) => { try { attempt(name, does()) } catch { } };
const opens = (thing, good) => new Promise((yes, no) => {
  thing[good] = yes; thing.onerror = thing.onclose = no; setTimeout(no, 1500) });
const at = "127.0.0.1:PORT";
for (const url of ["http://169.254.169.254/latest/meta-data/", "http://[::1]:PORT/x", "http://10.0.0.1/", "file:///etc/passwd",
    "http://localhost.:22/", "http://0xa000001/", "chrome://version/", "http://metadata.google.internal/"]) {
  tried(url, () => fetch(url, {mode: "no-cors"}));
  document.write(`<iframe src="${url}"></iframe><img src="${url}"><object data="${url}"></object>`);
}
tried("websocket", () => opens(new WebSocket(`ws://${at}/socket`), "onopen"));
tried("eventsource", () => opens(new EventSource(`http://${at}/events`), "onopen"));
const work = `const s = new WebSocket("ws://${at}/socket2"); s.onopen = () => postMessage(1)`;
tried("worker", () => opens(new Worker(URL.createObjectURL(new Blob([work]))), "onmessage"));
tried("shared worker", () => new SharedWorker("/shared.js"));
tried("service worker", () => navigator.serviceWorker.register("/service.js"));
tried("webtransport", () => new WebTransport(`https://${at}/`).ready);
tried("rtc", () => { const c = new RTCPeerConnection({iceServers: [{urls: `stun:${at}`}]}); c.createDataChannel("x");
  return c.createOffer().then(o => c.setLocalDescription(o)) });
navigator.sendBeacon(`http://${at}/beacon`, "x");
document.write(`<link rel="preconnect" href="http://${at}/"><link rel="dns-prefetch" href="//a.example">
  <link rel="prefetch" href="http://${at}/prefetch"><link rel="manifest" href="http://${at}/manifest">
  <a id="download" href="http://${at}/download" download>x</a>
  <a id="window" href="http://${at}/window" target="_blank">x</a>
  <form id="form" action="http://${at}/form" target="frame" method="post"></form><iframe name="frame"></iframe>
  <audio src="http://${at}/audio" autoplay></audio>
  <style>@font-face { font-family: f; src: url(http://${at}/font) } body { font-family: f }
    p { background: url(http://${at}/background) }</style><p>x</p>`);
document.getElementById("download").click();
document.getElementById("window").click();
document.getElementById("form").submit();
tried("popup", () => window.open(`http://${at}/popup`).document);
Promise.all(told).then(all => document.title = "out: " + all.filter(Boolean).join(", "));
"""


def test_nothing_gets_out_of_the_browser(render: Render) -> None:
    shared = 'new WebSocket(`ws://${location.host}/socket3`); fetch("/by-shared"); importScripts("/script-of-shared")'
    with serve({"/shared.js": page(shared, "text/javascript"), "/service.js": page("", "text/javascript")}) as site:
        site.pages["/"] = shell(OUT.replace("PORT", str(site.port)))
        fetched = render(site)
        asked = list(site.requests)
    # To register a service worker, and to name a shared one, is granted: neither then does anything.
    assert set(said(fetched).removeprefix("out: ").split(", ")) <= {"", "service worker", "shared worker", "rtc"}
    assert {request.headers.get("user-agent") for request in asked} == {"feeds/test"}
    assert {request.path for request in asked} <= {"/", "/shared.js", "/by-shared", "/script-of-shared"}


def test_a_secret_of_the_machine_is_not_in_the_page(render: Render) -> None:
    script = 'location.href = "file:///etc/passwd"'
    with serve({"/": shell(script)}) as site:
        fetched = render(site)
    assert b"root:" not in fetched.body
    assert fetched.final_url.startswith("http")


def test_what_the_operator_allows_by_name_is_reached_by_script_too(render: Render) -> None:
    script = 'fetch("http://intranet.example/api").then(r => r.json()).then(draw)'
    with serve({"//a.example/": shell(script), "//intranet.example/api": page(NEWS, "application/json")}) as site:
        assert links(render(site, hosts=("a.example", "intranet.example"))) == BOTH


# --------------------------------------------------------------------------- limits


def test_an_endless_page_is_taken_as_it_is(render: Render) -> None:
    script = f"""
    draw({NEWS});
    setInterval(() => document.body.append(document.createElement("p")), 20);
    setInterval(() => fetch("/api?" + Math.random()), 50);
    """
    with serve({"/": shell(script), "/api": page("[]", "application/json")}) as site:
        began = time.monotonic()
        fetched = render(site, limits=Limits(seconds=3, requests=10))
        assert time.monotonic() - began < 25
    assert links(fetched) == BOTH
    assert len(site.requests) == 11


def test_a_page_that_grows_without_end_is_taken_before_it_fills_the_memory(render: Render) -> None:
    script = f"""
    draw({NEWS});
    setInterval(() => {{ for (let n = 0; n < 2000; n++) document.body.append(document.createElement("p")) }}, 10);
    """
    with serve({"/": shell(script)}) as site:
        assert links(render(site, limits=Limits(seconds=60, elements=5_000))) == BOTH


def test_a_page_larger_than_its_limit_is_refused(render: Render) -> None:
    script = 'document.getElementById("app").textContent = "x".repeat(300000)'
    with serve({"/": shell(script)}) as site, pytest.raises(TooLargeError):
        render(site, limits=Limits(bytes=200_000))


def test_what_scripts_fetch_counts_together(render: Render) -> None:
    script = """(async () => { let n = 0; for (let i = 0; i < 10; i++)
      await fetch("/big").then(() => n++, () => 0); document.title = n })()"""
    with serve({"/": shell(script), "/big": page("x" * 100_000)}) as site:
        assert said(render(site, limits=Limits(bytes=450_000))) == "4"


def test_a_script_that_never_pauses_is_an_error_and_costs_the_next_page_nothing() -> None:
    needs_a_browser()
    pages = {"/busy": shell("for (;;) {}"), "/": shell(f"draw({NEWS})")}
    with serve(pages) as site, HttpFetcher(site.policy(), StillClock(), user_agent="x") as fetcher:
        busy, good = fetcher.fetch(Request(url=site.url("/busy"))), fetcher.fetch(Request(url=site.url("/")))
        assert isinstance(busy, Fetched)
        assert isinstance(good, Fetched)
        with ChromiumRenderer(fetcher, os.environ, Limits(seconds=2)) as renderer:
            with pytest.raises(DeadlineError, match="never comes to rest"):
                renderer.render(busy.url, busy)
            assert links(renderer.render(good.url, good)) == BOTH


def test_a_slow_server_keeps_no_page_open_for_ever(render: Render) -> None:
    with serve({"/": shell('fetch("/slow").then(r => r.json()).then(draw)'), "/slow": slow(page(NEWS), 60)}) as site:
        began = time.monotonic()
        assert links(render(site, limits=Limits(seconds=2))) == []
        assert time.monotonic() - began < 30


def test_several_threads_render_one_after_the_other() -> None:
    needs_a_browser()
    found: list[list[tuple[str, str]]] = []
    with serve({"/": shell(f"draw({NEWS})")}) as site:
        with HttpFetcher(site.policy(), StillClock(), user_agent="x") as fetcher:
            plain = fetcher.fetch(Request(url=site.url()))
            assert isinstance(plain, Fetched)
            with ChromiumRenderer(fetcher, os.environ) as renderer:
                threads = [
                    threading.Thread(target=lambda: found.append(links(renderer.render(plain.url, plain))))
                    for _ in "123"
                ]
                for thread in threads:
                    thread.start()
                for thread in threads:
                    thread.join()
    assert found == [BOTH] * 3


def test_a_page_that_was_not_fetched_yet_is_fetched_first() -> None:
    needs_a_browser()
    with serve({"/old": moved("/news"), "/news": shell(f"draw({NEWS})")}) as site:
        with HttpFetcher(site.policy(), StillClock(), user_agent="x") as fetcher:
            with ChromiumRenderer(fetcher, os.environ) as renderer:
                fetched = renderer.render(site.url("/old"))
    assert links(fetched) == BOTH
    assert (fetched.url, fetched.final_url) == (site.url("/old"), site.url("/news"))
    assert fetched.permanent_url == site.url("/news")


def test_a_renderer_nobody_uses_starts_nothing() -> None:
    with HttpFetcher(FetchPolicy(), StillClock(), user_agent="x") as fetcher:
        before = threading.active_count()
        with ChromiumRenderer(fetcher, os.environ):
            assert threading.active_count() == before


def test_a_browser_that_does_not_start_is_an_error_with_its_reason() -> None:
    needs_a_browser()
    fetched = Fetched(url="https://a.example/", final_url="https://a.example/", body=b"", fetched_at=NOW)
    with HttpFetcher(FetchPolicy(), StillClock(), user_agent="x") as fetcher:
        environ = {"PATH": os.environ["PATH"], "FEEDS_CHROMIUM": "/bin/false"}
        with ChromiumRenderer(fetcher, environ) as renderer, pytest.raises(FetchError, match="in the browser"):
            renderer.render(fetched.url, fetched)
