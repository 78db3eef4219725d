"""Certificates are checked, and what is wrong with one is said."""

import ssl
from pathlib import Path

import pytest
from urllib3.util.ssl_ import create_urllib3_context

from feeds.errors import BrokenResponseError, ConnectError, TlsError
from feeds.fetch.sockets import prepared_tls, shared_tls
from feeds.model import Fetched, Request
from tests.fetch.conftest import FetcherOf
from tests.server import moved, page, serve

FILES = Path(__file__).parent / "tls"


def server_tls(name: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(FILES / name)
    return context


def client_tls() -> ssl.SSLContext:
    context = create_urllib3_context()
    context.load_verify_locations(FILES / "authority.pem")
    return prepared_tls(context)


def test_a_page_comes_over_tls_and_the_connection_is_kept(fetcher_of: FetcherOf) -> None:
    with serve({"/": page("secret" * 100_000)}, tls=server_tls("server.pem")) as site:
        fetcher = fetcher_of(site.policy("news.example"), tls=client_tls())
        for _ in range(3):
            fetched = fetcher.fetch(Request(url="https://news.example/"))
            assert isinstance(fetched, Fetched)
            assert len(fetched.body) == 600_000
        assert site.connections == 1


def test_a_certificate_may_be_for_an_address(fetcher_of: FetcherOf) -> None:
    with serve({"/": page("x")}, tls=server_tls("server.pem")) as site:
        fetcher = fetcher_of(site.policy(), tls=client_tls())
        assert isinstance(fetcher.fetch(Request(url=site.url())), Fetched)


def test_a_certificate_for_another_host_is_refused(fetcher_of: FetcherOf) -> None:
    with serve({"/": page("x")}, tls=server_tls("server.pem")) as site:
        fetcher = fetcher_of(site.policy("other.example"), tls=client_tls())
        with pytest.raises(
            TlsError, match=r"certificate of other\.example is not valid: [Hh]ostname mismatch"
        ) as caught:
            fetcher.fetch(Request(url="https://other.example/"))
        assert caught.value.hint
        assert not site.requests


def test_a_self_signed_certificate_is_refused(fetcher_of: FetcherOf) -> None:
    with serve({"/": page("x")}, tls=server_tls("self-signed.pem")) as site:
        with pytest.raises(TlsError, match="self-signed certificate"):
            fetcher_of(site.policy(), tls=client_tls()).fetch(Request(url=site.url()))
        with pytest.raises(TlsError, match="self-signed certificate"):
            fetcher_of(site.policy()).fetch(Request(url=site.url()))


def test_tls_to_a_plain_port_is_a_tls_error(fetcher_of: FetcherOf) -> None:
    with serve({"/": page("x")}) as site, pytest.raises(TlsError, match="does not shake hands"):
        fetcher_of(site.policy("news.example")).fetch(Request(url=f"https://127.0.0.1:{site.port}/"))


def test_plain_http_to_a_tls_port_is_an_error(fetcher_of: FetcherOf) -> None:
    with (
        serve({"/": page("x")}, tls=server_tls("server.pem")) as site,
        pytest.raises((ConnectError, BrokenResponseError)),
    ):
        fetcher_of(site.policy()).fetch(Request(url=f"http://127.0.0.1:{site.port}/"))


def test_a_redirect_from_https_to_http_is_followed_but_never_permanent(fetcher_of: FetcherOf) -> None:
    with serve({"/": page("plain")}) as plain:
        pages = {"/": moved("/2", 301), "/2": moved(plain.url(), 301)}
        with serve(pages, tls=server_tls("server.pem")) as site:
            fetched = fetcher_of(site.policy(), tls=client_tls()).fetch(Request(url=site.url()))
    assert isinstance(fetched, Fetched)
    assert fetched.body == b"plain"
    assert fetched.permanent_url == site.url("/2")


def test_the_certificates_are_loaded_once_for_all() -> None:
    assert shared_tls() is shared_tls()
    assert shared_tls().verify_mode is ssl.CERT_REQUIRED
    assert shared_tls().check_hostname
    assert shared_tls().minimum_version >= ssl.TLSVersion.TLSv1_2
