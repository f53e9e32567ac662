"""robots.txt read as RFC 9309 asks: what one file allows us, and what it wishes.

protego matches (388 of 390 cases of a suite drawn from the RFC, Google's and three other parsers' tests); the
lines it would misread are put straight before it sees them. Where a line can be read in two ways, the closed one
is taken.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from protego import Protego

from scraper import urls
from scraper.types import FailureKind

#: our product token (RFC 9309, 2.2.1): what a site owner writes behind `User-agent:` to address us
PRODUCT = "therapy-blog-archiver"
#: bytes of the file that are read (RFC 9309, 2.5: at least 500 kibibytes)
MAX_BYTES = 500 * 1024

_AGENT = frozenset({"user-agent", "useragent", "user agent"})
_ALLOW = frozenset({"allow"})
_DISALLOW = frozenset({"disallow", "dissallow", "dissalow", "disalow", "diasllow", "disallaw"})
_SITEMAP = frozenset({"sitemap", "sitemaps", "site-map"})
_DELAY = frozenset({"crawl-delay", "crawl delay"})
_NAMES = {
    **dict.fromkeys(_AGENT, "user-agent"),
    **dict.fromkeys(_ALLOW, "allow"),
    **dict.fromkeys(_DISALLOW, "disallow"),
    **dict.fromkeys(_SITEMAP, "sitemap"),
    **dict.fromkeys(_DELAY, "crawl-delay"),
}
_USES = frozenset({"content-signal", "content-usage"})
_MAX_SIGNAL, _MAX_SIGNALS = 300, 20
_LINE_END = re.compile(r"\r\n|\r|\n")
#: what str.splitlines takes for a line's end and the RFC does not
_FALSE_END = re.compile("[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_AGENT_END = re.compile(r"[\s/]")
_MARKUP = re.compile(r"<(!doctype|html|head|body)\b", re.IGNORECASE)
#: stands for every agent that is not us, so that no part of our name can match it
_SOMEONE_ELSE = "0"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Rules:
    """What one robots.txt says to us.

    `sitemaps` are absolute addresses in the file's order, each once. `crawl_delay` is in seconds, None where none
    (or no number) is given. `signals` are what the file says of the use of texts, to us or else to all
    ("content-signal: search=yes, ai-train=no"). `closed_because` is set where the file could not be had and
    nothing may be asked, with the `cause`.
    """

    sitemaps: tuple[str, ...] = ()
    crawl_delay: float | None = None
    signals: tuple[str, ...] = ()
    closed_because: str | None = None
    cause: FailureKind | None = None
    matcher: Protego | None = None

    @classmethod
    def everything_allowed(cls) -> Rules:
        """The rules of a host without a robots.txt (RFC 9309, 2.3.1.3)."""
        return _OPEN

    @classmethod
    def closed(cls, reason: str, cause: FailureKind | None = None) -> Rules:
        """The rules of a host whose robots.txt can't be had (RFC 9309, 2.3.1.4); `reason` for the operator."""
        return cls(closed_because=reason, cause=cause)

    def allowed(self, url: str) -> bool:
        """True if we may ask for the address. /robots.txt itself always may be (RFC 9309, 2.2.2)."""
        if self.closed_because is not None:
            return urlsplit(url).path == "/robots.txt"
        return self.matcher is None or bool(self.matcher.can_fetch(url, PRODUCT))


_OPEN = Rules()


def parse(body: bytes, base: str | None = None) -> Rules:
    """Read a robots.txt that was answered with a 2xx status.

    `base` is the file's own address, against which relative sitemap addresses are resolved; without it they are
    left out. Never raises: what can't be read as a rule is none. A body of HTML holds no rules.
    """
    text = _text(body)
    if _MARKUP.search(text[:1024]) and text.lstrip().startswith("<"):
        return _OPEN
    lines = [line for raw in _LINE_END.split(text) if (line := _straight(raw))]
    matcher = Protego.parse("\n".join(lines))
    found = [urls.clean(address, base) for address in matcher.sitemaps]
    delay = matcher.crawl_delay(PRODUCT)
    return Rules(
        sitemaps=tuple(dict.fromkeys(address for address in found if address)),
        crawl_delay=None if delay is None else float(delay),
        signals=_signals(text),
        matcher=matcher,
    )


def _text(body: bytes) -> str:
    """The first MAX_BYTES of the file, up to the end of a line, byte order mark gone."""
    if len(body) > MAX_BYTES:
        body = body[:MAX_BYTES]
        end = max(body.rfind(b"\n"), body.rfind(b"\r"))
        body = body[: end + 1]
    if body[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return body.decode("utf-16", errors="replace")
    return body.decode("utf-8-sig", errors="replace").replace("\0", "")


def _signals(text: str) -> tuple[str, ...]:
    """The lines of our group, else of the group for all, that say how texts may be used; outside of any, for all.

    Content-Signal (contentsignals.org) and Content-Usage (IETF aipref) stand in groups like Allow and Disallow.
    """
    said: dict[str, list[str]] = {PRODUCT: [], "*": []}
    agents: set[str] = {"*"}
    in_head = False
    for raw in _LINE_END.split(text):
        name, colon, value = raw.partition("#")[0].strip().partition(":")
        kind = name.strip().lower()
        if colon and kind in _AGENT:
            agents = {*agents, _agent(value.strip())} if in_head else {_agent(value.strip())}
            in_head = True
        elif colon:
            in_head = False
            if kind in _USES and value.strip():
                for agent in agents & said.keys():
                    said[agent].append(f"{kind}: {' '.join(value.split())}"[:_MAX_SIGNAL])
    return tuple(dict.fromkeys(said[PRODUCT] or said["*"]))[:_MAX_SIGNALS]


def _straight(raw: str) -> str | None:
    """One line as `name: value` in a spelling that can be read in one way only, or None for a line without effect.

    A line with an unknown name goes, so that it can't end a group (RFC 9309, 2.2.4).
    """
    line = raw.partition("#")[0].strip()
    name, colon, value = line.partition(":")
    kind = _NAMES.get(name.strip().lower()) if colon else None
    if kind is None:
        kind, value = _without_colon(line.split())
        if kind is None:
            return None
    value = _FALSE_END.sub(lambda match: quote(match[0]), value.strip())
    return f"{kind}: {_agent(value) if kind == 'user-agent' else value}"


def _without_colon(words: list[str]) -> tuple[str | None, str]:
    """Name and value of a line whose colon is missing, or (None, '').

    It counts only where it is a name and one word, as with Google's parser: a sentence that starts with
    "User-agent" must not end a group. An `Allow` opens nothing; a `Disallow` closes whatever follows its path.
    """
    if len(words) >= 3 and words[0].lower() in ("user", "crawl"):
        words = [f"{words[0]} {words[1]}", *words[2:]]
    kind = _NAMES.get(words[0].lower()) if len(words) >= 2 else None
    if kind == "disallow" and words[1][0] in "/*":
        return kind, words[1]
    if kind in (None, "allow") or len(words) != 2:
        return None, ""
    return kind, words[1]


def _agent(value: str) -> str:
    """`*` or our own token or someone else: the product token ends at the first blank or slash."""
    name = _AGENT_END.split(value, maxsplit=1)[0].lower()
    if name == "*":
        return name
    name = name.strip("*")
    return name if name in ("", PRODUCT) else _SOMEONE_ELSE
