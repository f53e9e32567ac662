"""Listing pages with their "older posts": the last resort, and the check on routes that disagree."""

from __future__ import annotations

from urllib.parse import urlsplit

from scraper import urls
from scraper.discover import probes
from scraper.discover.board import FIRST_PAGE, LOOK, Board
from scraper.discover.documents import listing_page
from scraper.discover.listings import MAX_HTML, MAX_LINKS, Listing
from scraper.discover.watch import Shown
from scraper.types import Claim, Failure, RouteKind

#: pages of all lists of a site together
MAX_PAGES = 300
#: pages in a row that name nothing new before a list is at its end
MAX_STALE = 3
NOTHING_NEW = "followed only as far as it names new posts"
TOO_MANY = f"a page has more than {MAX_LINKS} links, or {MAX_HTML // 1024**2} MiB"


class _Repetition:
    """Whether a list has begun to say the same again.

    One page without news is no end yet: a box of recent posts may have named all that is on it.
    """

    def __init__(self) -> None:
        self._named: set[str] = set()
        self._before: list[str] | None = None
        self._stale = 0

    def tells_end(self, keys: set[str], shown: list[str]) -> bool:
        """True if a page that names these posts, among what it shows in its order, is the end of its list."""
        order, first = [key for key in shown if key in keys], self._before is None
        self._stale = 0 if first or keys - self._named else self._stale + 1
        same = order == self._before
        self._before = order
        self._named |= keys
        return self._stale > 0 and (not keys or same or self._stale > MAX_STALE)


class ListingWalk:
    """The lists of one site, each followed page by page to its end."""

    def __init__(self, board: Board, home: Listing | None, *, only_new: bool = False) -> None:
        self._board = board
        self._home = home
        #: follow a list only while its pages name something that the archive does not hold
        self._only_new = only_new
        #: identities of what the lists name
        self.keys: set[str] = set()
        #: what the lists named that were read to their ends, and those that were not
        self._whole: set[str] = set()
        self._open: set[str] = set()
        #: the first page of each list
        self.firsts: list[Shown] = []
        self._seen: set[str] = set()
        #: pages that could not be read, which another list may lead to as well
        self._broken: set[str] = set()

    @property
    def ended(self) -> bool:
        """True if lists that name something were read to their ends, and they name what the others do."""
        return bool(self._whole) and self._open <= self._whole

    async def walk(self) -> None:
        """Follow every list that the entry states or the home page is or links."""
        starts = self._starts()
        for start in starts[:LOOK] if self._board.task.shallow else starts:
            await self._follow(start)

    def _starts(self) -> tuple[str, ...]:
        site, home = self._board.task.site, self._home
        stated = self._board.task.stated(RouteKind.LISTING)
        linked = home.blog_links if home is not None else ()
        # the home page of a practice is no list of posts; that of a blog is
        own = not (stated or linked) or urlsplit(site.url).path.strip("/") or (home is not None and home.next_url)
        return tuple(dict.fromkeys((*stated, *((site.url,) if own else ()), *linked)))

    async def _follow(self, start: str) -> None:
        url: str | None = start
        mine: set[str] = set()
        pages, note, end, end_told, cut = 0, "", True, _Repetition().tells_end, ""
        while url is not None and url not in self._seen:
            if len(self._seen) >= MAX_PAGES:
                note, end = f"more than {MAX_PAGES} pages", False
                self._board.hole(f"the lists of posts have {note}")
                break
            self._seen.add(url)
            listing = await self._read(url)
            if isinstance(listing, Failure):
                # some lists link one page more than there are; one of a single page does not
                end = pages > 1 and listing.status in (404, 410)
                note = "" if end else listing.detail
                self._broken |= set() if end else {url}
                break
            order = self._pin(url, listing)
            keys = set(order)
            if url == start:
                self.firsts.append(Shown(url=start, digest=probes.of_listing(listing), keys=order))
            pages, cut = pages + 1, TOO_MANY if listing.cut else cut
            if end_told(keys, [urls.key(link) for link, _ in listing.links]):
                if not keys:
                    # a login page, say: what the list before it leads to should list something
                    note, end = f"{url} lists nothing", False
                    self._broken.add(url)
                break
            mine |= keys
            url = listing.next_url
            if url is not None and self._enough(keys):
                note, end = FIRST_PAGE if self._board.task.shallow else NOTHING_NEW, False
                break
        self._close(start, pages, note or cut, mine, end=end and not cut and url not in self._broken)

    def _enough(self, keys: set[str]) -> bool:
        """True if a list is not to be followed beyond a page that names these posts."""
        known = self._board.task.known
        return self._board.task.shallow or (self._only_new and all(known(None, key) for key in keys))

    def _close(self, start: str, pages: int, note: str, mine: set[str], *, end: bool) -> None:
        """Keep what a list named, and say so; its `end` may not have been reached."""
        self.keys |= mine
        (self._whole if end else self._open).update(mine)
        if pages or note:
            words = [f"{pages} pages"] if pages > 1 else []
            self._board.report(
                RouteKind.LISTING, start, len(mine), note="; ".join((*words, *([note] if note else [])))
            )

    async def _read(self, url: str) -> Listing | Failure:
        if self._home is not None and url == self._board.task.site.url:
            return self._home
        answer = await self._board.get(url)
        if isinstance(answer, Failure):
            return answer
        self._board.forget(answer)
        return await listing_page(self._board.task, answer)

    def _pin(self, address: str, listing: Listing) -> tuple[str, ...]:
        """Pin what a page lists; the identities, those of its pager left out: every page of a trap has a next."""
        found: dict[str, None] = {}
        for url, text in listing.links:
            claim = Claim(route=RouteKind.LISTING, address=address, posts_only=False, title=text or None)
            key = self._board.pin(url, claim)
            if key is not None and url != listing.next_url and url not in self._seen and not text.isdigit():
                found[key] = None
        return tuple(found)
