"""What a page weighs on the way: itself and everything it loads, compressed, fonts apart."""

import gzip
import re
from collections.abc import Iterator

from tests.bench.load import HOST, answered

_LINKS = re.compile(r"""(?:href|src)="(/static/[^"]+)\"""")
_URLS = re.compile(r"""url\(["']?([^"')]+)["']?\)""")


def page_weight(*, port: int, path: str) -> Iterator[str]:
    """Lines with kilobytes: the page as it is sent and as a proxy would compress it, styles and scripts, fonts."""
    head, body = _fetched(port, path)
    page = body if b"content-encoding" in head.lower() else gzip.compress(body, 6)
    loaded: dict[str, int] = {}
    fonts: dict[str, int] = {}
    for link in dict.fromkeys(_LINKS.findall(_plain(head, body))):
        loaded[link] = len(_fetched(port, link)[1])
        if link.endswith(".css"):
            style = _plain(*_fetched(port, link, encodings="identity"))
            for url in _URLS.findall(style):
                if not url.startswith("data:"):
                    place = f"{link.rpartition('/')[0]}/{url}"
                    (fonts if url.endswith(".woff2") else loaded)[place] = len(_fetched(port, place)[1])
    together = len(page) + sum(loaded.values())
    yield f"page {len(body) / 1000:.1f} kB as sent, {len(page) / 1000:.1f} kB compressed"
    yield f"with everything it loads {together / 1000:.1f} kB in {len(loaded) + 1} files, compressed"
    yield f"fonts {sum(fonts.values()) / 1000:.1f} kB in {len(fonts)} files"


def _fetched(port: int, path: str, encodings: str = "br, gzip") -> tuple[bytes, bytes]:
    request = f"GET {path} HTTP/1.1\r\nHost: {HOST}\r\nAccept-Encoding: {encodings}\r\nConnection: close\r\n\r\n"
    head, _, body = answered(port=port, request=request.encode()).partition(b"\r\n\r\n")
    return head, body


def _plain(head: bytes, body: bytes) -> str:
    return (gzip.decompress(body) if b"content-encoding: gzip" in head.lower() else body).decode()
