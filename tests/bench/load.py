"""A small, bounded client: so many requests at a time to a server on this machine, for so many seconds."""

import socket
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

HOST = "127.0.0.1"
CONNECTIONS = 8
_CHUNK = 1 << 16


class Unexpected(Exception):
    """The server answered with another status than the one that is measured."""


@dataclass(frozen=True, slots=True)
class Rate:
    """What came of a load: answers, answers a second, and the time of the 95th of a hundred, in milliseconds."""

    answers: int
    each_second: float
    slow: float


def get(path: str, *, cookies: str = "") -> bytes:
    """A request as bytes; the server closes after answering."""
    return f"GET {path} HTTP/1.1\r\nHost: {HOST}\r\nCookie: {cookies}\r\nConnection: close\r\n\r\n".encode()


def post(path: str, *, body: str, cookies: str) -> bytes:
    """A form as a browser posts it."""
    head = [f"POST {path} HTTP/1.1", f"Host: {HOST}", f"Cookie: {cookies}", "Connection: close"]
    head += ["Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(body)}", "", ""]
    return "\r\n".join(head).encode() + body.encode()


def answered(*, port: int, request: bytes) -> bytes:
    """The whole answer to one request."""
    parts = []
    with socket.create_connection((HOST, port), timeout=30) as connection:
        connection.sendall(request)
        while part := connection.recv(_CHUNK):
            parts.append(part)
    return b"".join(parts)


def load(*, port: int, requests: Sequence[bytes], seconds: float, status: int) -> Rate:
    """Send the requests by turns, several at a time; raises Unexpected at the first other status."""
    times: list[float] = []
    wrong: list[bytes] = []
    turns = count()
    end = time.perf_counter() + seconds

    def visitor() -> None:
        while not wrong and (started := time.perf_counter()) < end:
            answer = answered(port=port, request=requests[next(turns) % len(requests)])
            if not answer.startswith(f"HTTP/1.1 {status} ".encode()):
                wrong.append(answer[:200])
            times.append(time.perf_counter() - started)

    visitors = [threading.Thread(target=visitor) for _ in range(CONNECTIONS)]
    started = time.perf_counter()
    for thread in visitors:
        thread.start()
    for thread in visitors:
        thread.join()
    if wrong:
        raise Unexpected(wrong[0].decode(errors="replace"))
    return Rate(len(times), len(times) / (time.perf_counter() - started), 1000 * sorted(times)[int(len(times) * 0.95)])
