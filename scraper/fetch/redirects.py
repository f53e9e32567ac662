"""Where redirects lead. They are followed by the session, each hop checked anew, never by the HTTP library."""

from __future__ import annotations

import re
from contextlib import suppress

from scraper import urls
from scraper.types import Response

REDIRECTS = frozenset({301, 302, 303, 307, 308})
#: an address with a scheme (RFC 3986, 3.1) that is not a web address; a scheme with a dot is left out, so that
#: `example.org:8080` is not taken for one
_OTHER_SCHEME = re.compile(r"(?!https?:|localhost:)([a-z][a-z0-9+-]*):", re.IGNORECASE)


def location(response: Response) -> str | None:
    """Where a redirect leads, as an absolute address that may be asked, or None if it says nothing usable."""
    value = response.header("location")
    if value is None:
        return None
    with suppress(UnicodeError):
        value = value.encode("latin-1").decode("utf-8")
    return urls.clean(value, response.url)


def other_scheme(response: Response) -> str | None:
    """The scheme of the address that a redirect leads to, where it is one of no web page; else None."""
    found = _OTHER_SCHEME.match((response.header("location") or "").strip())
    return found[1].lower() if found else None
