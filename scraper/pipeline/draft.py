"""Drafting an adapter: a post and the home of a blog are asked for, and what they show is made into facts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC
from urllib.parse import unquote, urlsplit

from scraper import urls
from scraper.extraction import Hints
from scraper.extraction.places import find_places
from scraper.markup import Page
from scraper.pipeline.elsewhere import home_of
from scraper.pipeline.fixture import Fixture, fixture_of
from scraper.pipeline.permission import permitted
from scraper.pipeline.probing.probe import ProbeOrder, opened
from scraper.pipeline.probing.survey import MAX_SAMPLES, Survey
from scraper.pipeline.probing.visit import Ended, Tools, Visit, Visitor
from scraper.platforms import GENERIC
from scraper.platforms.drafting import Draft, Seen
from scraper.platforms.facts import MarkKind
from scraper.platforms.signs import find_signs
from scraper.types import Article, Candidate, Capture, NotArticle, ProbedRoute, ProbeEnd, ProbeReport, RouteKind

#: addresses of one kind of route that a draft states
_MAX_ROUTES = 3
#: first folders of posts that say so
_BLOG_FOLDERS = frozenset("blog blogs journal articles article posts post news stories insights notes".split())
#: links to posts that make a page a list of them
_A_LIST = 2
_REMEDY = "give the address of a post"


@dataclass(frozen=True, kw_only=True, slots=True)
class Drafted:
    """The draft, the page it was made from, and how that page is recognised without it."""

    draft: Draft
    fixture: Fixture
    recognised: str
    requests: int


async def draft_platform(name: str, address: str, order: ProbeOrder, *, as_post: bool) -> Drafted | ProbeReport:
    """Draft the adapter of a platform from one post; of a blog's home, from the newest post that its routes name.

    With `as_post` the address is taken for a post, whatever it looks like. Where there is nothing to draft from,
    a report says why. Nothing is written.
    """
    try:
        async with opened(order) as tools:
            return await _Look(tools, address, as_post=as_post).draft(name)
    except Ended as ended:
        return ProbeReport(address=address, end=ended.end, reason=ended.reason, instead=ended.instead, requests=0)


class _Look:
    """The look at one blog."""

    def __init__(self, tools: Tools, address: str, *, as_post: bool) -> None:
        self._tools = tools
        self._visitor = Visitor(tools, address)
        self._address = address
        self._as_post = as_post

    async def draft(self, name: str) -> Drafted:
        """All that it takes. Raises Ended where the blog, or a post of it, can't be had."""
        given = await self._visitor.visit(self._address)
        if urls.key(home_of(given.looks.home.url)) == urls.key(given.looks.home.url):
            if self._as_post:
                raise Ended(ProbeEnd.NO_BLOG, f"it is the home of its site; {_REMEDY}")
            survey = await self._routes(given, "")
            post, read = await self._newest(survey)
            return self._made(name, given, post, read, survey)
        article = await self._read(given)
        if not isinstance(article, Article) and article.reason != "not-a-post":
            raise Ended(ProbeEnd.NO_BLOG, f"it is no article: {article.detail}; {_REMEDY}")
        home = await self._home(given)
        survey = await self._routes(home or given, urls.key(given.looks.home.url))
        if isinstance(article, Article):
            return self._made(name, home, given.answer, article, survey)
        post, read = await self._listed(given, article, survey)
        return self._made(name, home, post, read, survey)

    async def _listed(self, given: Visit, no: NotArticle, survey: Survey) -> tuple[Capture, Article]:
        """The post that a page without signs of one is, if a route says so; the newest of those it lists."""
        known = {candidate.key: candidate for candidate in (*survey.listed.posts, *survey.listed.maybe)}
        if (candidate := known.get(urls.key(given.looks.home.url))) is not None:
            article = await survey.read(given.answer, candidate)
            if isinstance(article, Article):
                return given.answer, article
        links = given.looks.home.listing.links
        if sum(urls.key(url) in known for url, _ in links) < _A_LIST:
            raise Ended(ProbeEnd.NO_BLOG, f"it is no article: {no.detail}; {_REMEDY}, or add --post if it is one")
        return await self._newest(survey)

    async def _home(self, given: Visit) -> Visit | None:
        try:
            return await self._visitor.visit(home_of(given.looks.home.url))
        except Ended as ended:
            if ended.end is ProbeEnd.INTERRUPTED:
                raise
            return None

    async def _routes(self, home: Visit, post: str) -> Survey:
        survey = Survey(self._tools, home, thorough=False)
        await survey.look(post)
        self._visitor.heed_stop()
        return survey

    async def _read(self, given: Visit) -> Article | NotArticle:
        response = given.answer.response
        hints = Hints(
            url=response.url,
            fetched_at=response.fetched_at,
            platform=given.looks.detection.platform.name,
            headers=response.headers,
            site_title=given.looks.site_name,
            trusted=self._as_post,
        )
        return permitted(await self._tools.extractor.page(given.answer, hints))

    async def _newest(self, survey: Survey) -> tuple[Capture, Article]:
        """The newest post that can be read."""
        why = "no route names a post"
        for candidate in sorted((*survey.listed.posts, *survey.listed.maybe), key=_worth, reverse=True)[
            :MAX_SAMPLES
        ]:
            page = await survey.visit.session.get(candidate.url)
            self._visitor.heed_stop()
            if not isinstance(page, Capture):
                why = f"{candidate.url}: {page.detail}"
                continue
            article = await survey.read(page, candidate)
            if isinstance(article, Article):
                return page, article
            why = f"{candidate.url}: {article.detail}"
        raise Ended(ProbeEnd.NO_BLOG, f"{why}; {_REMEDY}")

    def _made(self, name: str, home: Visit | None, post: Capture, article: Article, survey: Survey) -> Drafted:
        response, page = post.response, _page(post)
        homes = [(_page(home.answer), home.answer.response.headers)] if home is not None else []
        signs = find_signs([(page, response.headers), *homes])
        places = find_places(page, article, response.fetched_at)
        places["single"] = _single(places, [home_page for home_page, _ in homes])
        routes = survey.report().routes
        recognised = survey.visit.looks.detection.platform.name
        draft = Draft(
            name=name,
            url=page.url,
            day=response.fetched_at.astimezone(UTC).date(),
            extends=recognised if recognised not in (GENERIC, name) else "",
            signs=signs,
            sitemaps=_paths(routes, RouteKind.SITEMAP),
            feeds=_paths(routes, RouteKind.FEED),
            post_paths=_shape(page.url, (*survey.listed.posts, *survey.listed.maybe)),
            places=places,
        )
        title = home.looks.site_name or home.looks.title if home is not None else None
        marks = [s.mark.value.partition(":")[0] for s in signs if s.mark.kind is MarkKind.HEADER]
        fixture = fixture_of(response, page, site_title=title, marks=marks)
        return Drafted(draft=draft, fixture=fixture, recognised=recognised, requests=self._visitor.requests)


def _page(answer: Capture) -> Page:
    response = answer.response
    return Page.of(response.content or b"", response.url, response.header("content-type"))


def _worth(candidate: Candidate) -> tuple[bool, str, int]:
    """What makes an address a good sample: a sure post, a late one, a long name."""
    days = [claim.published.iso() for claim in candidate.claims if claim.published is not None]
    sure = bool(candidate.evidence) or any(claim.posts_only for claim in candidate.claims)
    return sure, max(days, default=""), candidate.url.count("-")


def _paths(routes: Iterable[ProbedRoute], kind: RouteKind) -> tuple[Seen, ...]:
    """Where the routes of a kind that listed something stand on the blog's host."""
    found = []
    for route in routes:
        if route.route is kind and route.listed:
            parts = urlsplit(route.address)
            path = f"{parts.path}?{parts.query}" if parts.query else parts.path
            found.append(Seen(value=path, seen=f"lists {route.listed}"))
    return tuple(dict.fromkeys(found))[:_MAX_ROUTES]


def _single(places: dict[str, tuple[Seen, ...]], homes: Sequence[Page]) -> tuple[Seen, ...]:
    """Of the places of text and title those that the home page does not have."""
    found = [seen for fact in ("body", "title") for seen in places.get(fact, ())]
    alone = [seen for seen in found if homes and all(home.tree.css_first(seen.value) is None for home in homes)]
    return tuple(replace(seen, seen="the post has it, the home has not") for seen in alone)


def _shape(url: str, listed: Sequence[Candidate]) -> tuple[Seen, ...]:
    """The shape of a post's address, where its folders are words and dates, and all posts of the feed have it."""
    folders = unquote(urlsplit(url).path).strip("/").split("/")[:-1]
    if not folders or not all(re.fullmatch(r"[A-Za-z0-9_-]{1,40}", folder) for folder in folders):
        return ()
    parts = [re.sub(r"^\d{1,2}$", r"\\d{1,2}", re.sub(r"^\d{4}$", r"\\d{4}", folder)) for folder in folders]
    pattern = f"^/{'/'.join(parts)}/[^/]+/?$"
    fed = [c for c in listed if any(claim.route is RouteKind.FEED for claim in c.claims)]
    same = [c for c in fed if re.search(pattern, unquote(urlsplit(c.url).path))]
    if len(fed) > 1:
        why = f"all {len(fed)} posts of the feed have such an address"
        return (Seen(value=pattern, seen=why),) if same == fed else ()
    if folders[0].lower() in _BLOG_FOLDERS or re.fullmatch(r"(19|20)\d\d", folders[0]):
        return (Seen(value=pattern, seen="from the one post that was looked at"),)
    return ()
