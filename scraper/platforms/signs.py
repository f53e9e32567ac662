"""What a blog's pages show that tells how they are made: guesses at the marks of a platform, for a draft."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from scraper import urls
from scraper.markup import Page
from scraper.platforms.facts import Mark, Platform, css, generator, header, recognise, source
from scraper.types import Headers

#: marks of a draft: with more of them its author has to weigh too many
MAX_SIGNS = 8
#: the same of one kind
_MAX_A_KIND = 3
_NAME = re.compile(r"[a-z][a-z0-9_-]{3,50}", re.IGNORECASE)
_NUMBERS = re.compile(r"\d{3}|\d$")
#: hosts of libraries, fonts, statistics and videos that pages of any platform use
_ANYBODYS = frozenset(
    "googleapis.com gstatic.com google.com googletagmanager.com google-analytics.com googlesyndication.com "
    "doubleclick.net cloudflare.com cloudflareinsights.com jsdelivr.net unpkg.com jquery.com bootstrapcdn.com "
    "fontawesome.com typekit.net gravatar.com facebook.net facebook.com twitter.com youtube.com vimeo.com "
    "instagram.com pinterest.com linkedin.com addtoany.com sharethis.com addthis.com hotjar.com calendly.com "
    "mailchimp.com list-manage.com hs-scripts.com stripe.com recaptcha.net cookielaw.org cookiebot.com "
    "userway.org unsplash.com pexels.com amazonaws.com cloudfront.net w3.org schema.org gmpg.org".split()
)
_COMMON_FOLDERS = frozenset(
    "assets asset static public dist build js css scripts script styles style img images image media fonts lib "
    "libs vendor vendors files file themes theme templates template plugins resources res includes uploads src "
    "cdn modules theme-assets content common bundle bundles main".split()
)
_COMMON_CLASSES = frozenset(
    "no-js js home page post posts blog single archive light dark desktop mobile loaded loading hidden active "
    "body main site website wrapper container ltr rtl logged-out js-disabled".split()
)
_COMMON_ATTRIBUTES = frozenset(
    "data-id data-page data-theme data-mode data-color-mode data-color-scheme data-bs-theme data-lang data-url "
    "data-spy data-target data-page-id data-post-id data-version data-scroll".split()
)
_COMMON_HEADERS = frozenset(
    "x-frame-options x-content-type-options x-xss-protection x-request-id x-correlation-id x-cache x-cache-hits "
    "x-cache-status x-cacheable x-runtime x-served-by x-timer x-download-options x-robots-tag x-ua-compatible "
    "x-permitted-cross-domain-policies x-varnish x-trace-id x-age x-dns-prefetch-control x-amz-cf-id "
    "x-amz-cf-pop x-proxy-cache x-nginx-cache x-turbo-charged-by x-csrf-token x-powered-by x-generator".split()
)
_COMMON_SERVERS = re.compile(
    r"nginx|apache|cloudflare|litespeed|openresty|caddy|iis|envoy|varnish|gunicorn|uvicorn|werkzeug|kestrel|"
    r"php|asp\.net|express|basehttp|gws|amazon|akamai|plesk|nexcess|passenger|python|^demo",
    re.IGNORECASE,
)
_MAKERS = re.compile(
    r"\b(made|built|powered|created|generated|theme|template|designed|published)\b", re.IGNORECASE
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Sign:
    """A mark, and what was seen of it, in words."""

    mark: Mark
    seen: str


def find_signs(pages: Sequence[tuple[Page, Headers]]) -> tuple[Sign, ...]:
    """The signs that all of these pages of one blog show, the best first; they are enough to recognise each.

    Empty where too little is found: what two pages of one blog share may still be its owner's, not the platform's.
    """
    page, headers = pages[0]
    found: dict[Mark, Sign] = {}
    for kind in (_generators, _headers, _hosts, _frame, _elements, _folders, _comments):
        shared = (s for s in kind(page, headers) if all(_shows(s.mark, *other) for other in pages))
        fresh = list(dict.fromkeys(sign for sign in shared if sign.mark not in found))
        found |= {sign.mark: sign for sign in fresh[:_MAX_A_KIND]}
    signs = list(found.values())[:MAX_SIGNS]
    if len(signs) == 1 and not signs[0].mark.sure:
        only = signs[0]
        return (Sign(mark=replace(only.mark, sure=True), seen=f"{only.seen}; the only sign that was found"),)
    return tuple(signs)


def _shows(mark: Mark, page: Page, headers: Headers) -> bool:
    alone = Platform(name="sign", marks=(replace(mark, sure=True),))
    return recognise(alone, page, headers) is not None


def _generators(page: Page, _headers: Headers) -> Iterator[Sign]:
    for node in page.tree.css('meta[name="generator" i]'):
        words = " ".join((node.attributes.get("content") or "").split())
        maker = re.match(r"[^\d;,(]{3,60}", words)
        if maker is not None and words.isprintable():
            # what stands before the number of a version
            yield Sign(mark=generator(maker[0].rstrip(" .v-")), seen="meta generator")


def _headers(_page: Page, headers: Headers) -> Iterator[Sign]:
    for name, value in headers:
        lower = name.lower()
        if lower in ("server", "x-powered-by", "x-generator") and not _COMMON_SERVERS.search(value):
            maker = re.match(r"[A-Za-z][A-Za-z .-]{2,30}", value)
            if maker is not None:
                yield Sign(mark=header(lower, maker[0].strip(" .-"), sure=False), seen="header")
        elif lower.startswith("x-") and lower not in _COMMON_HEADERS and _NAME.fullmatch(lower):
            yield Sign(mark=header(lower, sure=False), seen="header")


def _assets(page: Page) -> Iterator[str]:
    """The addresses of what the page is put together from: scripts and styles, then pictures."""
    for selector, attribute in (
        ("script[src]", "src"),
        ('link[rel~="stylesheet"][href]', "href"),
        ("img[src]", "src"),
    ):
        for node in page.tree.css(selector)[:200]:
            if url := urls.clean(node.attributes.get(attribute) or "", page.url):
                yield url


def _hosts(page: Page, _headers: Headers) -> Iterator[Sign]:
    for url in _assets(page):
        host = urlsplit(url).hostname or ""
        names = {host.split(".", n)[-1] for n in range(host.count("."))}
        if not urls.same_site(url, page.url) and names and not names & _ANYBODYS:
            yield Sign(mark=source(host), seen="files come from this host")


def _folders(page: Page, _headers: Headers) -> Iterator[Sign]:
    for url in _assets(page):
        folders = urlsplit(url).path.split("/")[1:-1] if urls.same_site(url, page.url) else []
        for index, folder in enumerate(folders[:4]):
            if folder.lower() not in _COMMON_FOLDERS and _telling(folder):
                yield Sign(mark=source(f"/{'/'.join(folders[: index + 1])}/"), seen="files come from this folder")
                break


def _frame(page: Page, _headers: Headers) -> Iterator[Sign]:
    """Ids, classes and data attributes of the page's root and body."""
    for tag in ("body", "html"):
        node = page.tree.css_first(tag)
        attributes = node.attributes if node is not None else {}
        if _telling(attributes.get("id") or ""):
            yield Sign(mark=css(f"{tag}#{attributes['id']}"), seen=f"id of {tag}")
        for name in (attributes.get("class") or "").split():
            if _telling(name) and ("-" in name or "_" in name or len(name) > 6):
                yield Sign(mark=css(f"{tag}.{name}"), seen=f"class of {tag}")
        for name in attributes:
            if name.startswith("data-") and name not in _COMMON_ATTRIBUTES and _telling(name):
                yield Sign(mark=css(f"{tag}[{name}]"), seen=f"attribute of {tag}")


def _elements(page: Page, _headers: Headers) -> Iterator[Sign]:
    for name in dict.fromkeys(re.findall(r"<([a-z][a-z0-9]*-[a-z0-9-]{2,40})[\s>]", page.text)):
        if _telling(name):
            yield Sign(mark=css(name), seen="element of its own")


def _comments(page: Page, _headers: Headers) -> Iterator[Sign]:
    for words in re.findall(r"<!--[^<>\[\]]{8,80}-->", page.text):
        if words.isprintable() and _MAKERS.search(words) and not re.search(r"\d{3}", words):
            yield Sign(mark=source(words), seen="comment")


def _telling(name: str) -> bool:
    """True for a name that may be the platform's own, and is no number of this page."""
    return bool(_NAME.fullmatch(name)) and not _NUMBERS.search(name) and name.lower() not in _COMMON_CLASSES
