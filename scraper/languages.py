"""Language tags (BCP 47), as pages and people write them, in one spelling."""

from __future__ import annotations

import re

#: RFC 5646, 4.4.1: longer ones are cut
MAX_LENGTH = 35
_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")


def language_tag(text: str | None) -> str | None:
    """The tag in its usual case (RFC 5646, 2.1.1), `en-GB` for `en_gb`; None for what is no tag."""
    tag = (text or "").strip().replace("_", "-")[:MAX_LENGTH]
    if not _TAG.fullmatch(tag):
        return None
    first, *rest = tag.split("-")
    cased = [first.lower()]
    for part in rest:
        # what stands behind a single letter is an extension, or private
        extension = any(len(before) == 1 for before in cased)
        sized = {2: part.upper(), 4: part.title()}
        cased.append(part.lower() if extension else sized.get(len(part), part.lower()))
    return "-".join(cased)
