"""Real blog engines crawled through the command line: every post of theirs once and right, later visits cheap.

What is missing (the engines' folder, a program, a theme) skips the tests of that engine and says so.
ENGINES_FULL=1 fills them with hundreds of posts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.engines.blogs import Blog, Engine
from tests.engines.judging import faults
from tests.engines.nikola_site import Nikola
from tests.engines.story import Story, Visit

pytestmark = pytest.mark.slow

#: as the bulk route of WordPress takes at most, robots.txt included
BULK_REQUESTS = 10
#: as a visit takes at most where nothing is new, whatever the number of posts
IDLE_REQUESTS = 3

#: engines whose pages and lists tell nothing of an edit: no lastmod and no validators (WordPress before 6.5), or
#: the change time of a folder that an edit leaves alone (nikola); what nothing stamps is asked for again after
#: four weeks
SILENT = ("wordpress", "wordpress-classic", "nikola")
BULK, PAGES = "bulk", "pages"
_STATIC: dict[str, dict[str, bool]] = {PAGES: {}}
_WORDPRESS: dict[str, dict[str, bool]] = {BULK: {}, PAGES: {"api": False}}


def _classic(work: Path) -> Engine:
    return Engine(work, "wordpress", instance="wordpress-classic", theme="twentytwentyone", offset=1)


#: how each blog is started, and the ways into it
BLOGS: dict[str, tuple[Callable[[Path], Blog], dict[str, dict[str, bool]]]] = {
    "wordpress": (lambda work: Engine(work, "wordpress"), _WORDPRESS),
    "wordpress-classic": (_classic, _WORDPRESS),
    "hugo": (lambda work: Engine(work, "hugo", offset=20), _STATIC),
    "pelican": (lambda work: Engine(work, "pelican", offset=40), _STATIC),
    "nikola": (lambda work: Nikola(work, anew=False), _STATIC),
    "nikola-anew": (lambda work: Nikola(work, anew=True), _STATIC),
}


@pytest.fixture(scope="module", params=BLOGS)
def story(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    start, ways = BLOGS[request.param]
    work = tmp_path_factory.mktemp(request.param)
    blog = start(work)
    try:
        yield Story(blog, tmp_path_factory.mktemp("visits"), ways)
    finally:
        blog.close()


def later_faults(visit: Visit, once: set[str]) -> list[str]:
    """What the judge holds against an archive after a change; posts that were there once may stay in it."""
    gone = [url for _, url in visit.judged["extras"] if url in once]
    judged = visit.judged
    if len(gone) == sum(judged["extra"].values()):
        judged = judged | {"extra": {}, "extras": []}
    listed = faults(judged)
    for kind, share in judged["changes"].items():
        done, wanted = share.split("/")
        if done != wanted:
            listed.append(f"{kind}: {share}")
    return listed


def test_every_post_is_found_once_and_right(story: Story) -> None:
    assert {way: faults(visit.judged) for way, visit in story.first.items()} == {way: [] for way in story.first}


def test_no_visit_ends_with_a_complaint(story: Story) -> None:
    for visits in (story.first, story.second, story.third):
        ends = {way: (visit.report["status"], visit.report["reason"]) for way, visit in visits.items()}
        assert ends == dict.fromkeys(visits, ("ok", ""))


def test_an_open_api_takes_few_requests(story: Story) -> None:
    if BULK not in story.first:
        pytest.skip("this engine has no API")
    assert story.first[BULK].asked <= BULK_REQUESTS


def test_what_changed_in_a_week_is_found(story: Story, request: pytest.FixtureRequest) -> None:
    silent = request.node.callspec.params["story"] in SILENT
    for way, visit in story.second.items():
        found = later_faults(visit, story.posts)
        if silent and way == PAGES:
            # all but the edits, which make the texts differ from the truth, too
            assert [fault for fault in found if not fault.startswith(("edited: 0/", "mean F1"))] == [], way
            assert any(fault.startswith("edited: 0/") for fault in found), f"{way}: take it off SILENT"
        else:
            assert found == [], way


def test_a_visit_without_news_asks_almost_nothing(story: Story) -> None:
    assert {way: visit.asked for way, visit in story.third.items() if visit.asked > IDLE_REQUESTS} == {}
