"""Which addresses may be connected to: those of the open internet, and those sources.yaml allows by name.

Feeds are read from addresses that strangers choose (redirects, links, DNS answers), so a server that trusts its own
network must not be reachable through us (server-side request forgery). The check is made on the very address that is
connected to, after the lookup, at every hop; see `dial.py`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from feeds.fetch.address import parse_host

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

# Everything that the IANA special-purpose address registries do not call globally reachable, beside multicast.
# Listed here because what Python's `is_global` says of some of these differs between patch releases.
_CLOSED: tuple[Network, ...] = tuple(
    ip_network(text)
    for text in (
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.88.99.0/24",
        "192.168.0.0/16",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/3",
        "::/96",
        "::ffff:0:0/96",
        "::ffff:0:0:0/96",
        "64:ff9b:1::/48",
        "100::/64",
        "100:0:0:1::/64",
        "2001::/23",
        "2001:db8::/32",
        "2002::/16",
        "3fff::/20",
        "5f00::/16",
        "fc00::/7",
        "fe80::/10",
        "fec0::/10",
        "ff00::/8",
    )
)
_NAT64 = IPv6Network("64:ff9b::/96")  # RFC 6052: the last 32 bits are the IPv4 address that is reached
_ISATAP = (0x0000_5EFE, 0x0200_5EFE)  # RFC 5214: bits 64 to 95 of an address whose last 32 are an IPv4 address


@dataclass(frozen=True, kw_only=True, slots=True)
class Guard:
    """Decides about addresses; the exceptions are those the operator named."""

    names: frozenset[str] = frozenset()
    networks: tuple[Network, ...] = ()

    def permits(self, host: str, address: Address) -> bool:
        """Return whether `address` may be connected to as `host` (a name in normal form, or the address itself)."""
        return is_public(address) or host in self.names or any(address in network for network in self.networks)


def guard_of(allow: Iterable[str]) -> Guard:
    """Return the guard that lets through the host names, addresses and networks (CIDR) in `allow` as well."""
    names: set[str] = set()
    networks: list[Network] = []
    for text in allow:
        try:
            networks.append(ip_network(text.strip().strip("[]"), strict=False))
        except ValueError:
            name = parse_host(text.strip())
            names.add(name if name is not None else text)
    return Guard(names=frozenset(names), networks=tuple(networks))


def is_public(address: Address) -> bool:
    """Return whether an address is globally routable, and so is every IPv4 address that it wraps.

    The rule: IANA IPv4 and IPv6 special-purpose address registries (RFC 6890 and its updates), and no multicast.
    """
    if not address.is_global or address.is_multicast or any(address in network for network in _CLOSED):
        return False
    return isinstance(address, IPv4Address) or all(is_public(wrapped) for wrapped in _wrapped(address))


def _wrapped(address: IPv6Address) -> Iterable[IPv4Address]:
    """Yield the IPv4 address that packets to this address would be sent on to (6to4 and Teredo are closed anyway)."""
    low = IPv4Address(int(address) & 0xFFFF_FFFF)
    if address in _NAT64 or (int(address) >> 32) & 0xFFFF_FFFF in _ISATAP:
        yield low


def parse_ip(text: str) -> Address | None:
    """Return the address a resolver answered with, None if it is none (or one with a zone, which is link-local)."""
    try:
        return None if "%" in text else ip_address(text)
    except ValueError:
        return None
