"""Words of strangers, made safe: for an operator's terminal and for a request's header."""

from __future__ import annotations

import re
from datetime import datetime

_UNSAFE = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]+"
)
_NOT_A_FIELD = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")


def plain(text: str, most: int = 200) -> str:
    """The text on one line, without control, bidi and zero-width characters, at most `most` characters long.

    What a host sent (a reason phrase, an address) goes through here before it stands in a Failure (CWE-150).
    """
    line = " ".join(_UNSAFE.sub(" ", text).split())
    return line if len(line) <= most else line[: most - 1] + "…"


def field_value(text: str | None) -> bytes | None:
    """The bytes of a header value exactly as given, or None where it is missing or may not be sent.

    Refused: control characters (RFC 9110, 5.5: CR, LF and NUL are dangerous) and what latin-1 can't hold.
    """
    if not text or _NOT_A_FIELD.search(text):
        return None
    try:
        return text.encode("latin-1")
    except UnicodeEncodeError:
        return None


def minute(moment: datetime) -> str:
    """A moment as an operator reads it: `2026-03-02 14:05 UTC`, in the zone the moment carries."""
    return moment.strftime("%Y-%m-%d %H:%M %Z").strip()
