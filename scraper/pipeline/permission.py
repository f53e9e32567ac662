"""May what was read be archived? Extraction reports what a page says of that; all that keep texts ask here."""

from __future__ import annotations

import re

from scraper.types import Article, Extracted, NotArticle, Rights

#: directives whose value "none" is about previews
_LIMITS = re.compile(r"max-[a-z-]{1,40}\s*:\s*\S+")
#: what nobody but its readers may see is told as that, whatever else its page says
_CLOSED = ("password-protected", "paywalled")


def permitted(extracted: Extracted) -> Extracted:
    """The same, or NotArticle: `paywalled` where the page says that it is for subscribers, whatever it shows of
    itself; `noarchive` where the page, or its answer, asks not to be archived.

    Robots directives `noarchive` and `none`, of the meta element and of X-Robots-Tag. A page that is no article is
    told to ask for it, too: what it says holds for the text of its post that a route gives.
    """
    if extracted.rights.sold and isinstance(extracted, Article):
        return NotArticle(reason="paywalled", detail="it is for subscribers only", rights=extracted.rights)
    if _forbidden(extracted.rights) and not (isinstance(extracted, NotArticle) and extracted.reason in _CLOSED):
        return NotArticle(reason="noarchive", detail="the page asks not to be archived", rights=extracted.rights)
    return extracted


def _forbidden(rights: Rights) -> bool:
    words = {word for text in rights.robots for word in _LIMITS.sub("", text).split()}
    return bool(words & {"noarchive", "none"})
