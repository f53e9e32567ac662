"""robots.txt read as RFC 9309 asks: what one file allows us, and what it wishes.

protego matches (388 of 390 cases of a suite drawn from the RFC, Google's and three other parsers' tests); the
lines it would misread are put straight before it sees them. Where a line can be read in two ways, the closed one
is taken.
"""

from __future__ import annotations

import html
import math
import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import TypeVar
from urllib.parse import quote, urlsplit

from protego import Protego

from scraper import urls
from scraper.markup import BLOCK_TAGS
from scraper.types import FailureKind

#: our product token (RFC 9309, 2.2.1): what a site owner writes behind `User-agent:` to address us
PRODUCT = "therapy-blog-archiver"
#: bytes of the file that are read (RFC 9309, 2.5: at least 500 kibibytes)
MAX_BYTES = 500 * 1024

_NAMES = {
    **dict.fromkeys(("user-agent", "useragent", "user agent"), "user-agent"),
    "allow": "allow",
    "disallow": "disallow",
    **dict.fromkeys(("sitemap", "sitemaps", "site-map"), "sitemap"),
    **dict.fromkeys(("crawl-delay", "crawl delay"), "crawl-delay"),
    # contentsignals.org, and IETF aipref
    **dict.fromkeys(("content-signal", "content-usage"), "signal"),
}
#: edits (a letter added, missing or another) after which a name still is read as `Disallow`; `Allow` is 3 away
_MISSPELT = 2
_LONGEST_NAME = 20
_MAX_SIGNAL, _MAX_SIGNALS = 300, 20
#: lines that are read, and rules that hold for us, each of which takes time at every request; a file with more
#: can't be obeyed, so nothing is asked
MAX_LINES, MAX_RULES = 20_000, 5_000
_LINE_END = re.compile(r"\r\n|\r|\n")
#: what str.splitlines takes for a line's end and the RFC does not
_FALSE_END = re.compile("[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
#: our name in an agent's line, with blanks or underscores too, and a letter with which it goes on to another name
_OURS = re.compile(r"(?:^|(?<=[\s,;*]))" + PRODUCT.replace("-", r"[\s_-]*") + r"(?P<more>[a-z_-])?", re.IGNORECASE)
_BETWEEN_AGENTS = re.compile(r"[\s,;]+")
_JOINTS = re.compile(r"[\s_-]+")
#: tags by which a text is known for HTML; every kind of tag, with its name; and entities
_HTML = re.compile(
    r"<(?:!doctype|html|head|body|title|meta|center|div|p|pre|code|br|span|td|li|font)\b[^<>]*>", re.IGNORECASE
)
_TAG = re.compile(r"<[!?/]?([a-z][a-z0-9]*+)[^<>]*+>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\w{1,8}|[a-z]{1,8});", re.IGNORECASE)


_T = TypeVar("_T")


class _Whom(Enum):
    """Whom a group of lines addresses."""

    US = auto()
    ALL = auto()
    #: named so that some parsers take it for us (or for all) and others do not: it can only close
    PERHAPS_US = auto()
    PERHAPS_ALL = auto()


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
    #: what every one of them allows is allowed
    matchers: tuple[Protego, ...] = ()

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
        return all(matcher.can_fetch(url, PRODUCT) for matcher in self.matchers)


_OPEN = Rules()


def parse(body: bytes, base: str | None = None) -> Rules:
    """Read a robots.txt that was answered with a 2xx status.

    `base` is the file's own address, against which relative sitemap addresses are resolved; without it they are
    left out. Never raises: what can't be read as a rule is none. Of HTML the lines are read that it shows.
    """
    text = _text(body)
    if _HTML.search(text):
        text = _shown(text)
    lines = [line for line in _LINE_END.split(text) if line and not line.isspace()]
    if len(lines) > MAX_LINES:
        return Rules.closed(f"robots.txt has more than {MAX_LINES} lines, so nothing there is asked")
    groups = _Groups()
    for raw in lines:
        groups.read(raw)
    rules = groups.rules()
    if sum(map(len, rules)) > MAX_RULES:
        return Rules.closed(f"robots.txt has more than {MAX_RULES} rules for us, so nothing there is asked")
    found = [urls.clean(address, base) for address in groups.sitemaps]
    return Rules(
        sitemaps=tuple(dict.fromkeys(address for address in found if address)),
        crawl_delay=groups.delay(),
        signals=groups.signals(),
        matchers=tuple(Protego.parse("\n".join(("user-agent: *", *lines))) for lines in rules),
    )


class _Groups:
    """The lines of one file, by whom they address, and what they come to for us.

    Our own group holds in place of the group for all (RFC 9309, 2.2.1), but only if it allows or disallows
    something: parsers differ on one that names no path (a delay, signals), so the rules for all hold beside it.
    """

    def __init__(self) -> None:
        self.sitemaps: list[str] = []
        self._rules: dict[_Whom, list[str]] = {whom: [] for whom in _Whom}
        self._delays: dict[_Whom, list[float]] = {whom: [] for whom in _Whom}
        self._signals: dict[_Whom, list[str]] = {whom: [] for whom in _Whom}
        self._group: set[_Whom] = set()
        self._in_head = False
        #: as the two above, for signals, which are for all before the first group
        self._signalled: set[_Whom] = {_Whom.ALL}
        self._in_signal_head = False

    def read(self, raw: str) -> None:
        """Take in one line. One with an unknown name does not even end a group (RFC 9309, 2.2.4)."""
        name, value = _straight(raw)
        kind = _kind(name)
        if kind == "user-agent":
            agents = _addressed(value)
            self._group = self._group | agents if self._in_head else agents
            self._signalled = self._signalled | agents if self._in_signal_head else agents
            self._in_head = self._in_signal_head = True
        elif kind == "sitemap":
            self.sitemaps.append(value)
        elif kind == "signal":
            self._in_signal_head = False
            if value:
                self._put(self._signals, self._signalled, f"{name}: {' '.join(value.split())}"[:_MAX_SIGNAL])
        elif kind is not None:
            self._in_head = self._in_signal_head = False
            self._rule(kind, value)

    def _rule(self, kind: str, value: str) -> None:
        if kind == "crawl-delay":
            seconds = _seconds(value)
            if seconds is not None:
                self._put(self._delays, self._group, seconds)
            return
        self._put(self._rules, self._group, f"{kind}: {value}")

    @staticmethod
    def _put(kept: dict[_Whom, list[_T]], group: set[_Whom], value: _T) -> None:
        for whom in group:
            kept[whom].append(value)

    def rules(self) -> list[list[str]]:
        """The lines that allow and disallow, for each reading of whom they address; every reading has to allow."""
        return [self._rules[whom] for whom in self._heard(bool(self._rules[_Whom.US])) if self._rules[whom]]

    def delay(self) -> float | None:
        """The longest delay that is asked of us, in seconds."""
        heard = self._heard(bool(self._rules[_Whom.US] or self._delays[_Whom.US]))
        return max((seconds for whom in heard for seconds in self._delays[whom]), default=None)

    def signals(self) -> tuple[str, ...]:
        """What is said of the use of texts, to us or else to all."""
        heard = self._heard(bool(self._signals[_Whom.US]))
        return tuple(dict.fromkeys(signal for whom in heard for signal in self._signals[whom]))[:_MAX_SIGNALS]

    @staticmethod
    def _heard(own_alone: bool) -> tuple[_Whom, ...]:
        """The groups that count: ours, and those for all unless ours stands in their place."""
        ours = _Whom.US, _Whom.PERHAPS_US
        return ours if own_alone else (*ours, _Whom.ALL, _Whom.PERHAPS_ALL)


def _text(body: bytes) -> str:
    """The first MAX_BYTES of the file, up to the end of a line, byte order mark gone."""
    if len(body) > MAX_BYTES:
        body = body[:MAX_BYTES]
        end = max(body.rfind(b"\n"), body.rfind(b"\r"))
        body = body[: end + 1]
    if body[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return body.decode("utf-16", errors="replace")
    return body.decode("utf-8-sig", errors="replace").replace("\0", "")


def _shown(text: str) -> str:
    """The lines that an HTML text shows: no tags, a line's end for those of blocks (HTML, 15.3), no entities."""
    text = _TAG.sub(lambda tag: "\n" if tag[1].lower() in BLOCK_TAGS else "", text)
    return _ENTITY.sub(lambda entity: html.unescape(entity[0]), text)


def _straight(raw: str) -> tuple[str, str]:
    """Name (lower-case) and value of one line, in a spelling that can be read in one way only."""
    line = raw.partition("#")[0].strip()
    name, colon, value = line.partition(":")
    name = name.strip().lower()
    if not colon or _kind(name) is None:
        name, value = _without_colon(line.split())
    return name, _FALSE_END.sub(lambda match: quote(match[0]), value.strip())


def _without_colon(words: list[str]) -> tuple[str, str]:
    """Name and value of a line whose colon is missing, or two times ''.

    It counts only where it is a name and one word, as with Google's parser: a sentence that starts with
    "User-agent" must not end a group. An `Allow` opens nothing; a `Disallow` closes whatever follows its path.
    """
    if len(words) >= 3 and words[0].lower() in ("user", "crawl"):
        words = [f"{words[0]} {words[1]}", *words[2:]]
    kind = _kind(words[0].lower()) if len(words) >= 2 else None
    if kind == "disallow" and words[1][0] in "/*":
        return kind, words[1]
    if kind in (None, "allow") or len(words) != 2:
        return "", ""
    return words[0].lower(), words[1]


def _kind(name: str) -> str | None:
    """What a lower-case name stands for, or None; a word close to `disallow` stands for that."""
    kind = _NAMES.get(name)
    if kind is None and name and len(name) <= _LONGEST_NAME:
        letters = _JOINTS.sub("", name)
        if letters.isalpha() and _near(letters, "disallow", _MISSPELT):
            return "disallow"
    return kind


def _near(one: str, other: str, edits: int) -> bool:
    """True if at most so many edits make one word the other (Levenshtein's distance)."""
    if abs(len(one) - len(other)) > edits:
        return False
    same = 0
    while same < min(len(one), len(other)) and one[same] == other[same]:
        same += 1
    one, other = one[same:], other[same:]
    if not one or not other:
        return True  # what is left of the longer one is no more than `edits`
    if edits == 0:
        return False
    pairs = (one[1:], other[1:]), (one[1:], other), (one, other[1:])
    return any(_near(*pair, edits - 1) for pair in pairs)


def _seconds(value: str) -> float | None:
    try:
        seconds = float(value)
    except ValueError:
        return None
    return seconds if math.isfinite(seconds) and seconds >= 0 else None


def _addressed(value: str) -> set[_Whom]:
    """Which groups that matter to us a line of agents names.

    The product token ends where no letter, hyphen or underscore follows (RFC 9309, 2.2.1). One line names one
    agent there; of a list of several only the first is understood by all parsers.
    """
    found: set[_Whom] = set()
    for ours in _OURS.finditer(value):
        first = not value[: ours.start()].strip("*")
        found.add(_Whom.US if first and not ours["more"] else _Whom.PERHAPS_US)
    for position, word in enumerate(_BETWEEN_AGENTS.split(value)):
        name = word.partition("/")[0]
        if name and not name.strip("*"):
            found.add(_Whom.ALL if position == 0 else _Whom.PERHAPS_ALL)
    return found
