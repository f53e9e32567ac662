"""A discovery over the real fetch room, with a clock that sleeping moves: of a demo blog, or of pages given."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

from scraper import urls
from scraper.codings import decode_body
from scraper.demo import DemoBlog
from scraper.demo.server import Answer, BlogServer, Request
from scraper.discover import Discovery, Memory, Task
from scraper.discover.home import read_home
from scraper.fetch import Fetcher, RobotsCopy, Session, Turns
from scraper.markup import Page
from scraper.platforms import detect, get_platform
from scraper.types import Candidate, Capture, Response, RouteReport, Site
from tests.fetch.helpers import Time


class Shelf:
    """What was captured, by address: enough of an archive for validators and unchanged payloads."""

    def __init__(self) -> None:
        self.last: dict[str, Response] = {}
        self.count = 0

    def validators(self, url: str) -> tuple[str | None, str | None]:
        held = self.last.get(url)
        return (held.header("etag"), held.header("last-modified")) if held is not None else (None, None)

    def replay(self, _url: str) -> Capture | None:
        return None

    def record(self, url: str, response: Response) -> Capture:
        self.count += 1
        held = self.last.get(url)
        if response.status == 304 and held is not None:
            response = replace(response, content=decode_body(held.body, held.coding, 2**26))
            return Capture(id=self.count, asked_url=url, response=response, unchanged=True)
        if response.status == 200:
            self.last[url] = response
        same = held is not None and held.body == response.body
        return Capture(id=self.count, asked_url=url, response=response, unchanged=same)

    def robots_copy(self, _host: str) -> RobotsCopy | None:
        return None

    def keep_robots(self, _host: str, _copy: RobotsCopy) -> None:
        pass


@dataclass(kw_only=True)
class Found:
    """What one discovery came to."""

    candidates: list[Candidate]
    reports: tuple[RouteReport, ...]
    holes: tuple[str, ...]
    memory: Memory
    unchanged: bool
    caught_up: bool
    requests: int

    @property
    def paths(self) -> list[str]:
        return [urlsplit(candidate.url).path for candidate in self.candidates]

    def notes(self, route: str) -> list[str]:
        return [report.note for report in self.reports if report.route.value == route]

    def listed(self, route: str) -> int:
        return sum(report.listed for report in self.reports if report.route.value == route)


class Finder:
    """Discovers one site again and again, as the conductor would."""

    def __init__(self, folder: Path, url: str, platform: str | None = None, **entry: object) -> None:
        self.site = Site(**{"name": "blog", "url": url, "delay": 0.0, "allow_local": True, **entry})  # type: ignore[arg-type]
        self.platform = platform
        self.shelf = Shelf()
        self.time = Time()
        self.memory = Memory()
        self.archived: set[str] = set()
        self._folder = folder

    def find(self, *, revisit: bool = False) -> Found:
        """One visit; what it found counts as archived, and its memory is kept, as after a whole crawl."""
        turns = Turns(self._folder, clock=self.time.epoch, sleep=self.time.sleep, jitter=lambda: 0.0)
        with closing(turns):
            found = asyncio.run(self._find(turns, revisit))
        self.memory = Memory.from_json(found.memory.to_json())
        self.archived |= {c.platform_id or c.key for c in found.candidates}
        return found

    async def _find(self, turns: Turns, revisit: bool) -> Found:
        async with Fetcher(
            user_agent="therapy-blog-archiver/test",
            turns=turns,
            clock=self.time.clock,
            sleep=self.time.sleep,
        ) as fetcher:
            session = fetcher.session(self.site, self.shelf)
            discovery = Discovery(await self._task(session, None), revisit=revisit)
            if not (revisit and await discovery.probe()):
                home = await session.get(self.site.url)
                assert isinstance(home, Capture), home
                discovery.arrive(await self._task(session, home))
                candidates = [replace(candidate, source=None) async for candidate in discovery.candidates()]
            else:
                candidates = []
            keys = [candidate.key for candidate in candidates]
            assert len(keys) == len(set(keys)), "a candidate came twice"
            return Found(
                candidates=candidates,
                reports=discovery.reports,
                holes=discovery.holes,
                memory=discovery.memory,
                unchanged=discovery.unchanged,
                caught_up=discovery.caught_up,
                requests=session.requests,
            )

    async def _task(self, session: Session, home: Capture | None) -> Task:
        rules = await session.robots()
        page, headers = None, ()
        platform = get_platform(self.platform or "generic")
        if home is not None:
            response = home.response
            page = Page.of(response.content or b"", response.url, response.header("content-type"))
            headers = response.headers  # type: ignore[assignment]
            if self.platform is None:
                platform = detect(page, headers).platform
                self.platform = platform.name
        return Task(
            site=self.site,
            platform=platform,
            get=session.get,
            allowed=rules.allowed,
            known=lambda number, key: (number or key) in self.archived,
            robots_sitemaps=rules.sitemaps,
            now=self.time.clock(),
            home=read_home(page, headers, platform, self.site.url) if page is not None else None,
            memory=self.memory,
        )


def finder_of(blog: DemoBlog, folder: Path, **entry: object) -> Finder:
    """A finder for a demo blog, with what its entry says of its address."""
    own = blog.entry()
    return Finder(folder, own["url"], blog.platform, **{"include": tuple(own.get("include", ())), **entry})


class Pages:
    """A site made of a function from path (with query) to an answer, served on loopback."""

    def __init__(self, answer: Callable[[str], Answer | str | None]) -> None:
        self._answer = answer
        self._server = BlogServer(self._respond)

    def __enter__(self) -> Self:
        self._server.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.stop()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.port}/"

    @property
    def asked(self) -> list[str]:
        return [entry.path for entry in self._server.log()]

    def forget(self) -> None:
        self._server.clear_log()

    def _respond(self, request: Request) -> Answer:
        found = self._answer(request.target)
        if found is None:
            return Answer(parts=("not here",), status=404)
        return found if isinstance(found, Answer) else Answer(parts=(found.replace("HOST/", self.url),))


def pages_of(pages: Mapping[str, Answer | str]) -> Pages:
    """A site of fixed pages; HOST/ in a page stands for the site's address."""
    return Pages(pages.get)


def keys(blog: DemoBlog) -> set[str]:
    """The identities of everything a blog lists as a post."""
    return {urls.key(blog.absolute(blog.path(post))) for post in blog.all_posts}
