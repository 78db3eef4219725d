"""From a host name to a connected socket: look up, check, connect to exactly what was checked."""

import queue
import socket
import threading
from collections.abc import Callable, Mapping, Sequence

from feeds.errors import ConnectError, DeadlineError, DnsError, ForbiddenAddressError
from feeds.fetch.address import literal_address, parse_host
from feeds.fetch.guard import Address, Guard, parse_ip
from feeds.fetch.limits import Deadline
from feeds.fetch.sockets import TimedSocket

Resolver = Callable[[str], Sequence[str]]  # host name -> its addresses, best first; raises OSError (socket.gaierror)

_LOOPBACK = ("127.0.0.1", "::1")
_PATIENCE = 4.0  # seconds for one of several addresses: two lost SYN packets and their repetition
_MOST = 6  # addresses of one host that are tried


def system_resolver(host: str) -> list[str]:
    """Return the addresses of a host as the operating system knows them, in its order of preference."""
    found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


class Directory:
    """Knows where hosts are, and which of the places may be gone to; shared by all workers."""

    def __init__(self, guard: Guard, connect_to: Mapping[str, tuple[str, int]], resolver: Resolver) -> None:
        self._guard = guard
        self._resolver = resolver
        self._detours = {parse_host(host) or host: place for host, place in connect_to.items()}

    def places(self, host: str, port: int, deadline: Deadline, url: str) -> list[tuple[Address, int]]:
        """Return the addresses and ports at which `host` may be connected to, at least one.

        Raises DnsError, DeadlineError, or ForbiddenAddressError if none of its addresses may be gone to.
        """
        name, real_port = self._detours.get(host, (host, port))
        found = self._addresses(name, deadline, url)
        permitted = [address for address in found if self._guard.permits(host, address)]
        if not permitted:
            what = f"{host} is" if host == str(found[0]) else f"{host} leads to {found[0]}, which is"
            raise ForbiddenAddressError(url, f"{what} not an address of the open internet: not connected to.")
        return [(address, real_port) for address in permitted[:_MOST]]

    def _addresses(self, name: str, deadline: Deadline, url: str) -> list[Address]:
        literal = literal_address(name)
        if literal is not None:
            return [literal]
        if name == "localhost" or name.endswith(".localhost"):  # RFC 6761, section 6.3: never asked of a server
            texts: Sequence[str] = _LOOPBACK
        else:
            texts = self._looked_up(name, deadline, url)
        found = [address for text in texts if (address := parse_ip(text)) is not None]
        if not found:
            raise DnsError(url, f"The host name {name} has no address.")
        return found

    def _looked_up(self, name: str, deadline: Deadline, url: str) -> Sequence[str]:
        try:
            answer = _within(deadline, self._resolver, name)
        except TimeoutError as error:
            raise DeadlineError(url, f"The name servers did not answer for {name} in time.") from error
        if isinstance(answer, BaseException):
            raise DnsError(url, f"The host name {name} was not found: {_reason(answer)}.") from answer
        return answer


class Dialler:
    """Opens one worker's connections. `dials` counts them, which tells a fresh connection from a kept one."""

    def __init__(self, directory: Directory, deadline: Deadline) -> None:
        self._directory = directory
        self.deadline = deadline
        self.url = ""  # being fetched, for messages
        self.dials = 0

    def dial(self, host: str, port: int) -> TimedSocket:
        """Return a socket connected to `host`; raises DnsError, ForbiddenAddressError, ConnectError, DeadlineError."""
        places = self._directory.places(host, port, self.deadline, self.url)
        self.dials += 1
        refusal: OSError | None = None
        for left, (address, real_port) in zip(range(len(places), 0, -1), places, strict=True):
            try:
                return self._connected(address, real_port, left)
            except OSError as error:
                refusal = error
        if isinstance(refusal, TimeoutError):
            raise DeadlineError(self.url, f"{host} did not accept a connection in time.") from refusal
        raise ConnectError(self.url, f"No connection to {host}: {_reason(refusal)}.") from refusal

    def _connected(self, address: Address, port: int, left: int) -> TimedSocket:
        family = socket.AF_INET if address.version == 4 else socket.AF_INET6
        remaining = self.deadline.remaining()
        sock = TimedSocket(family, socket.SOCK_STREAM)
        try:
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            sock.settimeout(remaining if left == 1 else min(_PATIENCE, remaining / left))
            sock.connect((str(address), port))
        except OSError:
            sock.close()
            raise
        sock.deadline = self.deadline
        return sock


def _within(deadline: Deadline, resolver: Resolver, name: str) -> Sequence[str] | OSError | UnicodeError:
    """Return what the resolver answers or raises; raises TimeoutError when it takes too long.

    A lookup cannot be interrupted, so it runs in a thread of its own, which is left behind if it comes too late.
    """
    answers: queue.SimpleQueue[Sequence[str] | OSError | UnicodeError] = queue.SimpleQueue()

    def ask() -> None:
        try:
            answers.put(resolver(name))
        except (OSError, UnicodeError) as error:
            answers.put(error)

    threading.Thread(target=ask, name=f"lookup of {name}", daemon=True).start()
    try:
        return answers.get(timeout=deadline.remaining())
    except queue.Empty:
        raise TimeoutError("the name servers did not answer in time") from None


def _reason(error: BaseException | None) -> str:
    """Return what the operating system says, in its own words, without the number."""
    text = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return text[:1].lower() + text[1:]
