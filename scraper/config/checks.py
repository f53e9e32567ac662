"""What a single value of sites.yaml must be: each check gives the value back, cleaned, or says what is wrong.

All raise ValueError with one sentence that holds the wrong value (escaped) and, where there is one, the nearest
right one. None of them asks the network.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

from scraper import urls
from scraper.languages import language_tag

#: names of sites that are folders or words of the archive itself
RESERVED = frozenset({"warc", "import", "all"})
NAME_PATTERN = r"^[a-z0-9][a-z0-9-]*$"
#: a subset of BCP 47 (RFC 5646, 2.1): language, script, region, variants
LANGUAGE_PATTERN = (
    r"^[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?(-([A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*$"
)
MAX_NAME = 64
#: the longest text of a wrong value that is printed, in characters
_MAX_SHOWN = 80
_EMAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
_LANGUAGES = {
    "english": "en",
    "german": "de",
    "deutsch": "de",
    "spanish": "es",
    "español": "es",
    "french": "fr",
    "français": "fr",
    "italian": "it",
    "dutch": "nl",
    "portuguese": "pt",
}


def shown(value: object) -> str:
    """A value as a message may hold it: its repr (control characters escaped), cut at 80 characters."""
    try:
        text = repr(value)
    except ValueError:
        # an integer of more than 4300 digits (sys.set_int_max_str_digits)
        text = "a huge number"
    text = "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)
    return text if len(text) <= _MAX_SHOWN else text[: _MAX_SHOWN - 1] + "…"


def nearest(word: str, known: Iterable[str]) -> str:
    """'; did you mean 'x'?' with the known word that is most like the given one, '' if none is."""
    by_lower = {name.lower(): name for name in sorted(known)}
    found = difflib.get_close_matches(word.lower()[:200], by_lower, n=1, cutoff=0.6)
    return meant(by_lower[found[0]]) if found else ""


def meant(value: object) -> str:
    """The words '; did you mean …?' around a value."""
    return f"; did you mean {shown(value)}?"


def name(text: str) -> str:
    """The name of a site: lower-case letters, digits and hyphens, as it becomes a folder of the archive."""
    if text in RESERVED:
        raise ValueError(f"{shown(text)} is a reserved name{meant(text + '-blog')}")
    if re.fullmatch(NAME_PATTERN[1:-1], text) and len(text) <= MAX_NAME:
        return text
    slug = re.sub(r"[^a-z0-9]+", "-", text.lower()[:MAX_NAME]).strip("-")
    hint = meant(slug) if slug and slug not in RESERVED else ""
    raise ValueError(
        f"{shown(text)} is no name of a site: a letter or digit, then letters a-z, digits and hyphens, "
        f"at most {MAX_NAME}{hint}"
    )


def web_address(text: str) -> str:
    """An absolute http(s) address, in the form in which it is asked (`urls.clean`)."""
    found = urls.clean(text)
    if found is not None:
        return found
    guess = urls.clean("https://" + re.sub(r"^[a-z]*:?/+", "", text.strip(), flags=re.IGNORECASE))
    if guess is None or "." not in (urlsplit(guess).hostname or ""):
        guess = None
    raise ValueError(f"{shown(text)} is no http(s) address{meant(guess) if guess else ''}")


def route_address(text: str) -> str:
    """The address of a route: absolute, or a path of the site that starts with `/`."""
    if text.startswith("/") and not text.startswith("//") and urls.clean(text, "https://site.invalid/"):
        return text
    if ":" not in text and urls.clean("/" + text, "https://site.invalid/"):
        raise ValueError(f"{shown(text)} is neither an address nor a path of the site{meant('/' + text)}")
    return web_address(text)


def language(text: str) -> str:
    """A language tag of BCP 47 in its usual case: `en`, `pt-BR`, `zh-Hant`."""
    if not re.fullmatch(LANGUAGE_PATTERN[1:-1], text):
        other = text.strip().replace("_", "-")
        guess = _LANGUAGES.get(other.lower())
        if guess is None and other != text and re.fullmatch(LANGUAGE_PATTERN[1:-1], other):
            guess = language_tag(other)
        hint = meant(guess) if guess else ""
        raise ValueError(f"{shown(text)} is no language tag such as 'en' or 'pt-BR'{hint}")
    return language_tag(text) or text


def timezone(text: str) -> str:
    """The name of a time zone in the IANA database, such as `America/Denver`."""
    # a bare region ("America") is a folder of the database, hence OSError
    try:
        ZoneInfo(text)
    except (KeyError, ValueError, OSError):
        zones = available_timezones()
        cities = {zone.rsplit("/", 1)[-1].lower(): zone for zone in sorted(zones, reverse=True)}
        city = text.rsplit("/", 1)[-1].strip().replace(" ", "_").lower()
        hint = meant(cities[city]) if city in cities else nearest(text, zones)
        raise ValueError(f"{shown(text)} is no time zone such as 'America/Denver'{hint}") from None
    return text


def words(text: str) -> str:
    """A text that is not empty and holds no control characters."""
    if not text.strip() or not text.isprintable():
        raise ValueError(f"{shown(text)} is no usable text: it is empty or holds control characters")
    return text.strip()


def path_glob(text: str) -> str:
    """A glob on the path of an address: it starts with `/` or `*`."""
    words(text)
    if text.startswith(("/", "*")):
        return text
    if "://" in text:
        path = urlsplit(text).path or "/"
        raise ValueError(f"{shown(text)} is an address; a pattern is for its path{meant(path)}")
    raise ValueError(f"{shown(text)} matches no path: a pattern starts with / or *{meant('/' + text)}")


def selector(text: str) -> str:
    """A CSS selector that the HTML parser understands; `selector@attribute` stands for an attribute's value."""
    # loaded here: most files hold no selector, and the parser is heavy
    from selectolax.lexbor import LexborHTMLParser, SelectolaxError

    words(text)
    try:
        LexborHTMLParser("").css(re.sub(r"(?<=.)@[a-z][a-z-]*$", "", text))
    except SelectolaxError:
        raise ValueError(f"{shown(text)} is no CSS selector that can be read") from None
    return text


def contact(text: str) -> str:
    """An e-mail address or a web address at which the owner of a blog reaches whoever runs the crawler."""
    if _EMAIL.fullmatch(text):
        return text
    bare = text.strip().removeprefix("mailto:").strip("<>")
    if _EMAIL.fullmatch(bare):
        raise ValueError(f"{shown(text)} is neither an e-mail address nor a web address{meant(bare)}")
    if text.startswith(("http://", "https://")) and (found := urls.clean(text)):
        return found
    guess = urls.clean("https://" + text) if re.fullmatch(r"[a-z0-9.-]+\.[a-z]{2,}(/\S*)?", text) else None
    raise ValueError(
        f"{shown(text)} is neither an e-mail address nor a web address{meant(guess) if guess else ''}"
    )


def proxy(text: str) -> str:
    """The http(s) address of a proxy; a password in it is never part of a message."""
    masked = shown(re.sub(r"//[^/]*@", "//***@", text))
    try:
        parts = urlsplit(text)
        good = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:
        good = False
    if not good or not text.isprintable() or " " in text:
        raise ValueError(f"{masked} is no address of a proxy such as 'http://proxy.example.org:3128'")
    return text
