"""A plain client for the demo's own tests: no redirects, no decoding, nothing kept."""

import gzip
import http.client
import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

from selectolax.lexbor import LexborHTMLParser

from scraper.demo import DemoBlog

_LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


@dataclass(frozen=True)
class Got:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        raw = gzip.decompress(self.body) if self.headers.get("content-encoding") == "gzip" else self.body
        return raw.decode()

    @property
    def json(self) -> Any:
        return json.loads(self.text)

    @property
    def tree(self) -> LexborHTMLParser:
        return LexborHTMLParser(self.text)

    @property
    def locations(self) -> list[str]:
        """The addresses of a sitemap."""
        return [node.text or "" for node in ET.fromstring(self.text).iter(_LOC)]


def ask(url: str, method: str = "GET", **headers: str) -> Got:
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=10)
    try:
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request(
            method, target, headers={name.replace("_", "-"): value for name, value in headers.items()}
        )
        answer = connection.getresponse()
        return Got(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())
    finally:
        connection.close()


def get(blog: DemoBlog, path: str, **headers: str) -> Got:
    return ask(blog.absolute(path), **headers)
