"""Addresses: cleaning, the canonical key of a URL, scope, and shapes that are never posts.

A key is for comparing, never for asking: scheme, `www.`, trailing slash, tracking parameters and percent-encoding
do not make two addresses two posts. What is asked is always the address as the site gave it.
"""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import parse_qsl, quote, unquote, urlencode, urljoin, urlsplit, urlunsplit

MAX_LENGTH = 2048

#: parameters that never choose another post (facts/platforms-open.md, section 16)
_NOISE = re.compile(
    r"^(utm_.*|fbclid|gclid|dclid|msclkid|igshid|srsltid|mc_[ce]id|_ga|_gl|ref|source|share|like_comment|nb|"
    r"replytocom|amp|print|tmpl|preview|preview_id|preview_nonce|reading_mode|et_blog|doing_wp_cron|nocache|"
    r"_wpnonce|phpsessid|itserv|lightbox|sk|hs_amp|hslang|layout|format|output|view)$",
    re.IGNORECASE,
)
#: parameters that may choose a post, with the values that do not: of a session, of Blogger's mobile view
_NOISE_VALUES = {"sid": re.compile(r"[0-9A-Za-z]{16,}"), "m": re.compile(r"[01]?")}
_SESSION = re.compile(r";jsessionid=[^/?#]*", re.IGNORECASE)
_SLASH = re.compile(r"%2f", re.IGNORECASE)
_INDEX = re.compile(r"/(index|default)\.(html?|php|aspx?)$", re.IGNORECASE)
#: another view of a post; below the list itself it is a post of that name
_TWIN = re.compile(
    r"(?<!^/blog)(?<!^/blogs)(?<!^/news)(?<!^/posts)(?<!^/articles)(?<!^/journal)/(amp|embed|print)/?$"
    r"|/(trackback|feed)/?$",
    re.IGNORECASE,
)
_CONTROL = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029]")
#: a scheme without a host, which urljoin would fill from the base
_HOSTLESS = re.compile(r"https?:(?!//[^/?#])", re.IGNORECASE)
_DEFAULT_PORT = {"http": 80, "https": 443}

_LANGUAGE = r"(?:/[a-z]{2}(?:-[a-z]{2})?)?"
_NEVER_SEGMENT = re.compile(
    rf"^{_LANGUAGE}/(?:[^/]+/)?"
    r"(tags?|categor(?:y|ies)|cat|topics?|labels?|authors?|archives?|type|series|search|page|feed|rss|atom|"
    r"comments|trackback|attachment|hashtags)(/|$)",
    re.IGNORECASE,
)
_NEVER_FIRST = re.compile(
    rf"^{_LANGUAGE}/"
    r"(wp-content|wp-includes|wp-admin|wp-json|wp-login\.php|xmlrpc\.php|cgi-bin|cdn-cgi|cart|basket|checkout|"
    r"shop|store|products?|product-category|product-tag|collections|my-account|account|login|signin|sign-up|register|members?|"
    r"portal|subscribe|unsubscribe|newsletter-signup|thank-you|thanks|contact|contact-us|about|about-us|about-me|"
    r"team|staff|faqs?|fees|rates|services|specialties|specialities|appointments?|booking|book-online|"
    r"schedule|privacy|privacy-policy|terms|terms-of-(?:use|service)|terms-and-conditions|disclaimer|cookie-policy|gdpr|"
    r"good-faith-estimate|no-surprises-act|accessibility|sitemap|calendar|gallery|portfolio|"
    r"testimonials?|careers|jobs|donate|ghost|drafts|profile)(/|$)",
    re.IGNORECASE,
)
_NEVER_TAIL = re.compile(
    r"(/page/\d+/?$|/comment-page-\d+/?$|^(/[^/]+)?/(19|20)\d{2}(/\d{1,2}(/\d{1,2})?)?/?$|/(feed|rss|atom|amp|print|embed|trackback)/?$|"
    r"\.(xml|rss|atom|json|ics|pdf|jpe?g|png|gif|webp|svg|ico|mp3|mp4|m4a|zip|docx?|xlsx?|pptx?|css|js|txt)$|"
    # Shopify, Kajabi, Nikola and Pelican keep what is no post there
    rf"^{_LANGUAGE}/pages/[^/]+/?$|"
    r"/\d{4}_\d{2}_\d{2}_archive\.html$|/(index|page)-?\d*\.html?$|/(archives?|categories|tags|authors?)\.html?$|"
    r"/node/\d+/(edit|revisions)|/p/[^/]+/comments/?$)",
    re.IGNORECASE,
)
_NEVER_QUERY = re.compile(
    r"^(page_id|attachment_id|post_type|cat|author|s|search|q|feed|paged|offset|month|add-to-cart|orderby|filter|"
    r"eventdisplay|tag|category|page|reverse_?paginate)$",
    re.IGNORECASE,
)


def clean(url: str, base: str | None = None) -> str | None:
    """The absolute form of an address as it may be asked, or None if it is no usable http(s) address.

    Takes an address as a page gave it and the address of that page. Fragment and user info are cut, host and
    scheme lower-cased, the default port dropped, an internationalised host put into its ASCII form (IDNA), spaces
    and non-ASCII characters percent-encoded (RFC 3986, 2.1). Control characters inside are refused.
    """
    text = url.strip()
    if not text or len(text) > MAX_LENGTH or re.search(r"[\x00-\x1f\x7f]", text) or _HOSTLESS.match(text):
        return None
    try:
        parts = urlsplit(urljoin(base, text) if base else text)
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    if parts.scheme not in _DEFAULT_PORT or not host:
        return None
    ascii_host = _ascii_host(host)
    if ascii_host is None:
        return None
    netloc = ascii_host if port in (None, _DEFAULT_PORT[parts.scheme]) else f"{ascii_host}:{port}"
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = quote(parts.query, safe="=&%:@!$'()*+,;/?~-._[]")
    return urlunsplit((parts.scheme, netloc, path, query, ""))


def _ascii_host(host: str) -> str | None:
    if ":" in host:
        return f"[{host.lower()}]"
    try:
        name = host.encode("idna").decode("ascii") if not host.isascii() else host
    except UnicodeError:
        return None
    name = name.lower().rstrip(".")
    return name if re.fullmatch(r"[a-z0-9._-]+", name) else None


def key(url: str) -> str:
    """The canonical key of an address: the same for every spelling of the same post.

    Host without `www.` (port kept unless it is a default one), path percent-decoded (but for `%2F`, which is part
    of a name) and NFC-normalised, no trailing slash, no index file, no AMP/feed/print twin, no session; query
    sorted, without tracking parameters.
    """
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    if parts.port and parts.port not in _DEFAULT_PORT.values():
        host += f":{parts.port}"
    path = unicodedata.normalize("NFC", unquote(_SLASH.sub("%252F", _SESSION.sub("", parts.path))))
    path = _INDEX.sub("/", path)
    path = _TWIN.sub("/", path)
    path = re.sub(r"/{2,}", "/", path).rstrip("/")
    query = sorted(pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not _is_noise(*pair))
    text = host + quote(path, safe="/:@!$&'()*+,;=~-._")
    return f"{text}?{urlencode(query)}" if query else text


def untracked(url: str) -> str:
    """The address without the parameters that never choose another page (`?source=rss`); else as it is."""
    head, mark, query = url.partition("?")
    kept = "&".join(part for part in query.split("&") if not _is_noise(*map(unquote, part.partition("=")[::2])))
    return f"{head}{mark}{kept}" if kept else head


def _is_noise(name: str, value: str) -> bool:
    """True for a parameter that does not choose another post."""
    values = _NOISE_VALUES.get(name.lower())
    return values.fullmatch(value) is not None if values is not None else _NOISE.match(name) is not None


def host(url: str) -> str:
    """The lower-case name and port of an address: what one turn, one robots.txt and one lock belong to."""
    parts = urlsplit(url)
    name = (parts.hostname or "").lower()
    port = parts.port or _DEFAULT_PORT.get(parts.scheme, 0)
    return f"{name}:{port}"


def origin(url: str) -> str:
    """Scheme and host of an address, without a trailing slash."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def _name_and_port(url: str) -> tuple[str, int]:
    parts = urlsplit(url)
    port = parts.port or _DEFAULT_PORT.get(parts.scheme, 0)
    # http and https of one name are one site
    return (parts.hostname or "").lower().removeprefix("www."), 0 if port in (80, 443) else port


def same_site(url: str, site_url: str) -> bool:
    """True if the address is on the site's own host, `www.` and http/https aside.

    On hosts that give every customer a folder (`user.wixsite.com/site`), the folder must be the same too.
    """
    if _name_and_port(url) != _name_and_port(site_url):
        return False
    if (urlsplit(site_url).hostname or "").endswith(".wixsite.com"):
        folder = urlsplit(site_url).path.strip("/").split("/")[0]
        return not folder or urlsplit(url).path.strip("/").split("/")[0] == folder
    return True


def never_post(url: str) -> bool:
    """True for shapes that are never a post: lists, feeds, files, shop and practice pages, a site's root.

    Whole path segments only: `/about-grief` may be a post, `/about` may not (platforms-open.md, section 16).
    """
    parts = urlsplit(url)
    path = unquote(parts.path)
    if path in ("", "/") and not re.search(r"(^|&)p=\d+", parts.query):
        return True
    if any(_NEVER_QUERY.match(k) for k, _ in parse_qsl(parts.query, keep_blank_values=True)):
        return True
    return bool(_NEVER_SEGMENT.match(path) or _NEVER_FIRST.match(path) or _NEVER_TAIL.search(path))


def site_name(url: str) -> str:
    """The name `[a-z0-9-]+` of a site that has no entry: its host, dots turned into hyphens."""
    name, port = _name_and_port(url)
    text = re.sub(r"[^a-z0-9]+", "-", name).strip("-") or "site"
    return f"{text}-{port}" if port else text
