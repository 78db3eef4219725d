"""No address inside the network is connected to, however it is spelled, unless the operator named it."""

import json
import socket
from collections.abc import Callable, Sequence
from ipaddress import ip_address

import pytest

from feeds.errors import DnsError, FetchError, ForbiddenAddressError, UrlError
from feeds.fetch.address import parse_address
from feeds.fetch.dial import Directory
from feeds.fetch.guard import guard_of, is_public
from feeds.fetch.limits import Deadline
from feeds.model import Fetched, FetchPolicy, Request
from tests.fetch.conftest import FetcherOf
from tests.samples import sample_path
from tests.server import Reply, moved, page, serve


class Resolver:
    """Answers with what it was given, and remembers what it was asked."""

    def __init__(self, *addresses: str) -> None:
        self.addresses = addresses
        self.asked: list[str] = []

    def __call__(self, host: str) -> Sequence[str]:
        self.asked.append(host)
        if not self.addresses:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return self.addresses


def places(url: str, resolver: Callable[[str], Sequence[str]], *allow: str) -> list[str]:
    """Where a fetch of `url` would connect to."""
    target = parse_address(url)
    directory = Directory(guard_of(allow), {}, resolver)
    return [str(address) for address, _ in directory.places(target.host, target.port, Deadline(), target.url)]


def samples() -> list[dict[str, str]]:
    lines = sample_path("small/ssrf.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def test_every_known_way_round_an_address_guard_is_closed(fetcher_of: FetcherOf) -> None:
    """Each URL is really fetched; what must be allowed is only looked at."""
    for sample in samples():
        if sample["must"] == "allow":
            assert places(sample["url"], Resolver())
            continue
        for inward in ("127.0.0.1", "169.254.169.254"):
            after_dns = sample["must"] == "refuse-after-dns"
            resolver = Resolver(inward) if after_dns else Resolver("93.184.216.34")
            with pytest.raises((UrlError, ForbiddenAddressError)) as caught:
                fetcher_of(FetchPolicy(), resolver=resolver).fetch(Request(url=sample["url"]))
            assert isinstance(caught.value, ForbiddenAddressError) or not after_dns, sample
            assert resolver.asked or not after_dns, sample


@pytest.mark.parametrize(
    "address",
    [
        "0.0.0.0",  # noqa: S104 - nothing is bound to it
        "0.1.2.3", "10.0.0.1", "100.64.0.1", "100.127.255.255", "127.0.0.1", "127.255.255.254",
        "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.8", "192.0.2.1", "192.88.99.1", "192.168.0.1",
        "198.18.0.1", "198.19.255.255", "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.255", "240.0.0.1",
        "255.255.255.255",
        "::", "::1", "::7f00:1", "::ffff:127.0.0.1", "::ffff:93.184.216.34", "::ffff:0:7f00:1", "64:ff9b::7f00:1",
        "64:ff9b::a9fe:a9fe", "64:ff9b:1::1", "64:ff9b:1::808:808", "100::1", "2001::1",
        "2001:0:4136:e378:8000:63bf:80ff:fffe",
        "2001:db8::1", "2002:7f00:1::1", "2002:a9fe:a9fe::", "2002:5db8:d822::1", "2002:c0a8:101::1",
        "3fff::1", "5f00::1", "fc00::1",
        "fd12:3456::1", "fe80::1", "fec0::1", "ff02::1", "ff0e::1", "2a00:1450::5efe:7f00:1",
        "2a00:1450::200:5efe:a00:1",
    ],
)  # fmt: skip
def test_an_address_that_is_not_globally_routable_is_not_public(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize(
    "address",
    ["1.1.1.1", "93.184.216.34", "100.63.255.255", "100.128.0.1", "172.32.0.1", "192.0.1.1", "198.20.0.1",
     "223.255.255.254",
     "2606:2800:220:1:248:1893:25c8:1946", "2a00:1450:4001:80b::200e", "64:ff9b::5db8:d822"],
)  # fmt: skip
def test_an_address_of_the_open_internet_is_public(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize(
    "host",
    [
        "2130706433", "0x7f000001", "0x7f.1", "0177.0.0.1", "127.1", "127.0.1", "127.0.0.01", "127.0.0.0x1",
        "1.2.3.4.5",
        "1.2.3.256", "0", "1", "08.08.08.08", "example.123", "example.0x7f", "example.0x",
        "127.0.0.1", "１２７.0.0.1", "①②⑦.0.0.1", "127。0。0。1", "ｌocalhost", "ⓛⓞⓒⓐⓛⓗⓞⓢⓣ", "example。com",
        "[::1%25eth0]", "[::1%eth0]", "[fe80::1%25lo]", "[::1", "::1]", "::1", "[]", "[127.0.0.1]", "[v1.x]",
        "[::ffff:127.0.0.1]",
        "exam%70le.com", "127.0.0.1%00.example.com", "%6c%6f%63%61lhost", "a b.com", "a\tb.com", "a\\b.com",
        "-a.com", "a-.com",
        "a..com", ".com", "..", ".", "", "*.com", "a,b", "a;b", "a!b.com", "a'b.com", "exa_mple..com",
        "x" * 64 + ".com",
        "a." * 127 + "com", "user@example.com", "user:pw@example.com", "a@b@c", "@example.com", "example.com@",
        "example.com:80@127.0.0.1",
        "example.com:", "example.com:0", "example.com:65536", "example.com:99999999", "example.com:+80",
        "example.com:８０",
        "example.com:80:80", "example.com:80\\@127.0.0.1", "example.com\\.evil.com", "\u200bexample.com",
        "xn--a.com/\x00",
    ],
)  # fmt: skip
def test_a_host_that_is_spelled_oddly_is_refused_or_plainly_inward(fetcher_of: FetcherOf, host: str) -> None:
    resolver = Resolver("127.0.0.1")
    with pytest.raises((UrlError, ForbiddenAddressError)):
        fetcher_of(FetchPolicy(), resolver=resolver).fetch(Request(url=f"http://{host}/"))
    assert all(name in ("example.com",) for name in resolver.asked), "an odd host was looked up"


@pytest.mark.parametrize(
    "url",
    ["", " ", "example.com", "//example.com/", "/news", "http:example.com", "http:/example.com",
     "http:///example.com",
     "http://", "https://?q", "ftp://example.com/", "file:///etc/passwd", "javascript:alert(1)", "data:text/html,x",
     "http://example.com/\r\nX: y", "http://example.com/a\x00b", "http\t://example.com", "http:\\\\example.com\\",
     "view-source:http://example.com", "feed://example.com/", "http://example.com\\@evil.com/"],
)  # fmt: skip
def test_what_is_no_absolute_web_address_is_refused(fetcher_of: FetcherOf, url: str) -> None:
    with pytest.raises(UrlError) as caught:
        fetcher_of(FetchPolicy(), resolver=Resolver("93.184.216.34")).fetch(Request(url=url))
    assert caught.value.hint
    assert caught.value.url == url


@pytest.mark.parametrize(
    ("url", "normal"),
    [
        ("HTTP://Example.COM", "http://example.com/"),
        (" https://example.com:443/a?b#c ", "https://example.com/a?b"),
        ("http://example.com:/", "http://example.com/"),
        ("http://example.com.:8080/", "http://example.com:8080/"),
        ("http://中国.example/新闻?页=一", "http://xn--fiqs8s.example/%E6%96%B0%E9%97%BB?%E9%A1%B5=%E4%B8%80"),
        ("http://Bücher.example", "http://xn--bcher-kva.example/"),
        ("http://under_score.example/", "http://under_score.example/"),
        ("http://[2606:2800:220:1:0:0:0:1]:81/", "http://[2606:2800:220:1::1]:81/"),
        ("http://1.1.1.1/", "http://1.1.1.1/"),
        ("http://example.com?q", "http://example.com/?q"),
        ("http://example.com/a b\\c%zz%41?d|e\\", "http://example.com/a%20b/c%25zz%41?d%7Ce%5C"),
        ("http://example.com/\ud800", "http://example.com/%3F"),
    ],
)
def test_a_web_address_has_one_normal_form(url: str, normal: str) -> None:
    assert parse_address(url).url == normal
    assert parse_address(normal).url == normal


def test_a_message_never_shows_a_password() -> None:
    with pytest.raises(UrlError) as caught:
        parse_address("http://me:secret@example.com/")
    assert "secret" not in str(caught.value)


# --------------------------------------------------------------------------- lookups


def test_only_the_public_ones_of_several_addresses_are_used() -> None:
    resolver = Resolver("10.0.0.1", "93.184.216.34", "::1", "2606:2800:220:1::1", "fe80::1%eth0", "nonsense")
    assert places("http://example.com/", resolver) == ["93.184.216.34", "2606:2800:220:1::1"]


def test_a_host_with_only_inward_addresses_is_refused_and_the_message_says_why() -> None:
    with pytest.raises(ForbiddenAddressError, match=r"example\.com leads to 10\.0\.0\.1") as caught:
        places("http://example.com/", Resolver("10.0.0.1", "::1"))
    assert "fetch.allow" in caught.value.hint


def test_localhost_is_never_asked_of_a_name_server() -> None:
    for host in ("localhost", "LOCALHOST.", "news.localhost"):
        resolver = Resolver("93.184.216.34")
        with pytest.raises(ForbiddenAddressError):
            places(f"http://{host}/", resolver)
        assert not resolver.asked


def test_a_name_that_does_not_resolve_is_a_dns_error(fetcher_of: FetcherOf) -> None:
    fetcher = fetcher_of(FetchPolicy(), resolver=Resolver())
    with pytest.raises(DnsError, match=r"news\.example was not found: name or service not known\.") as caught:
        fetcher.fetch(Request(url="http://news.example/"))
    assert caught.value.hint


def test_a_resolver_that_fails_in_its_own_way_is_a_dns_error(fetcher_of: FetcherOf) -> None:
    def broken(host: str) -> Sequence[str]:
        raise UnicodeError("label empty or too long")

    with pytest.raises(DnsError):
        fetcher_of(FetchPolicy(), resolver=broken).fetch(Request(url="http://news.example/"))


# --------------------------------------------------------------------------- exceptions by name


@pytest.mark.parametrize(
    "allow",
    ["127.0.0.1", "127.0.0.0/8", "127.0.0.1/8", "News.Example.", "0.0.0.0/0"],
)
def test_a_host_address_or_network_can_be_allowed(fetcher_of: FetcherOf, allow: str) -> None:
    with serve({"/": page("inside")}) as site:
        policy = FetchPolicy(allow=(allow,))
        fetcher = fetcher_of(policy, resolver=Resolver("127.0.0.1"))
        assert isinstance(fetcher.fetch(Request(url=site.url(host="news.example"))), Fetched)


@pytest.mark.parametrize(
    "allow", ["example", "news.example.com", "*.example", "127.0.0.2", "::1", "10.0.0.0/8", "/", ""]
)
def test_allowing_one_host_allows_no_other(fetcher_of: FetcherOf, allow: str) -> None:
    with serve({"/": page("inside")}) as site:
        fetcher = fetcher_of(FetchPolicy(allow=(allow,)), resolver=Resolver("127.0.0.1"))
        with pytest.raises(ForbiddenAddressError):
            fetcher.fetch(Request(url=site.url(host="news.example")))
        assert site.connections == 0


def test_an_international_name_can_be_allowed() -> None:
    assert places("http://新闻.example/", Resolver("10.0.0.1"), "新闻.example") == ["10.0.0.1"]


def test_ipv6_can_be_allowed() -> None:
    assert places("http://[::1]/", Resolver(), "[::1]") == ["::1"]
    assert places("http://[fd00::7]/", Resolver(), "fd00::/8") == ["fd00::7"]


# --------------------------------------------------------------------------- every hop


@pytest.mark.parametrize(
    "target", ["http://169.254.169.254/latest/meta-data/", "http://inside.example/", "http://localhost:1/"]
)
def test_a_redirect_inwards_is_refused(fetcher_of: FetcherOf, target: str) -> None:
    with serve({"/": moved("/2"), "/2": moved(target, 302)}) as site:
        fetcher = fetcher_of(FetchPolicy(allow=("127.0.0.1/32",)), resolver=Resolver("10.1.2.3"))
        with pytest.raises(ForbiddenAddressError) if "localhost" not in target else pytest.raises(FetchError) as caught:
            fetcher.fetch(Request(url=site.url()))
        assert caught.value.url == target


def test_a_name_that_changes_its_address_between_lookups_gains_nothing(fetcher_of: FetcherOf) -> None:
    """Rebinding: one lookup for each connection, and the connection goes to what that one lookup gave."""
    answers = iter([["127.0.0.1"], ["10.9.9.9"]])

    def rebinding(host: str) -> Sequence[str]:
        return next(answers)

    with serve({"/": page("x")}) as site:
        fetcher = fetcher_of(FetchPolicy(allow=("127.0.0.1",)), resolver=rebinding)
        url = site.url(host="rebind.example")
        assert isinstance(fetcher.fetch(Request(url=url)), Fetched)
        assert isinstance(fetcher.fetch(Request(url=url)), Fetched), "the kept connection needs no lookup"
        fetcher.close()
        with pytest.raises(ForbiddenAddressError):
            fetcher.fetch(Request(url=url))


# --------------------------------------------------------------------------- connect_to


def test_connect_to_goes_elsewhere_under_the_same_name(fetcher_of: FetcherOf) -> None:
    with serve({"//news.example/": page("news"), "//other.example/": page("other")}) as site:
        fetcher = fetcher_of(site.policy("news.example", "Other.Example"), resolver=Resolver())
        news = fetcher.fetch(Request(url="http://news.example/"))
        other = fetcher.fetch(Request(url="http://other.example:8080/"))
    assert isinstance(news, Fetched)
    assert isinstance(other, Fetched)
    assert (news.body, other.body) == (b"news", b"other")
    assert news.final_url == "http://news.example/"
    assert [asked.headers["host"] for asked in site.requests] == ["news.example", "other.example:8080"]


def test_the_guard_applies_to_connect_to_as_well(fetcher_of: FetcherOf) -> None:
    with serve({"/": page("x")}) as site:
        policy = site.policy("news.example", allow=())
        with pytest.raises(ForbiddenAddressError):
            fetcher_of(policy, resolver=Resolver()).fetch(Request(url="http://news.example/"))
        assert site.connections == 0


def test_cookies_and_conditions_stay_with_their_host(fetcher_of: FetcherOf) -> None:
    def first(asked: object) -> Reply:
        return moved("http://other.example/", 302, set_cookie="session=secret")

    with serve({"//news.example/": first, "//other.example/": page("x")}) as site:
        fetcher_of(site.policy("news.example", "other.example")).fetch(Request(url="http://news.example/"))
    assert "cookie" not in site.requests[1].headers
    assert "referer" not in site.requests[1].headers
    assert "authorization" not in site.requests[1].headers
