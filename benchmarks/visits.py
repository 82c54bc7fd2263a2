"""A browser that counts what comes over the wire, as a phone would get it."""

import gzip
import http.client
import re
from dataclasses import dataclass, field

from benchmarks.load import HOST

NEEDED = re.compile(
    r'<(?:link[^>]+rel="(?:stylesheet|icon)"[^>]*|script[^>]*|img[^>]*)>', re.I
)
ADDRESS = re.compile(r'(?:href|src)="(/[^"]+)"')


@dataclass
class Visit:
    """A browser that counts: its cache, its cookies, and what came over the wire."""

    port: int
    cached: set[str] = field(default_factory=set)
    cookies: dict[str, str] = field(default_factory=dict)
    size: int = 0
    requests: int = 0
    html: str = ""
    is_packed: bool = False  # whether the last page came compressed

    @property
    def cookie(self) -> str:
        """The cookies, as a browser sends them."""
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    def open(self, address: str, form: str = "") -> str:
        """Open or send a page with what it needs; gives where it ends."""
        self.size = self.requests = 0
        status, headers, body = self._fetch(address, form)
        while status in (302, 303):
            address = headers["location"]
            status, headers, body = self._fetch(address)
        if status != 200:
            raise RuntimeError(f"{address} answered {status}.")
        self.html = body
        for needed in _needed_by(body):
            if needed not in self.cached:
                self.cached.add(needed)
                self._fetch(needed)
        return address

    def _fetch(self, address: str, form: str = "") -> tuple[int, dict[str, str], str]:
        self.requests += 1
        line = http.client.HTTPConnection(HOST, self.port, timeout=60)
        given = {
            "Accept-Encoding": "gzip, br",
            "Accept-Language": "en-GB",
            "Sec-Fetch-Site": "same-origin",
            "Cookie": self.cookie,
        }
        if form:
            given["Content-Type"] = "application/x-www-form-urlencoded"
        line.request("POST" if form else "GET", address, form or None, given)
        answer = line.getresponse()
        raw, headers = answer.read(), answer.getheaders()
        line.close()
        self.size += len(raw) + sum(len(k) + len(v) + 4 for k, v in headers) + 17
        for name, value in headers:
            if name.lower() == "set-cookie":
                key, _, rest = value.partition("=")
                self.cookies[key] = rest.partition(";")[0]
        is_packed = answer.getheader("Content-Encoding") == "gzip"
        is_text = (answer.getheader("Content-Type") or "").startswith("text/html")
        body = gzip.decompress(raw) if is_packed and is_text else raw
        self.is_packed = is_packed if is_text else self.is_packed
        text = body.decode("utf-8") if is_text else ""
        return answer.status, {k.lower(): v for k, v in headers}, text


def _needed_by(html: str) -> list[str]:
    found = [ADDRESS.search(tag) for tag in NEEDED.findall(html)]
    return list(dict.fromkeys(match[1] for match in found if match))
