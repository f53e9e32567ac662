"""The board bears any number of addresses, hosts and reasons."""

from __future__ import annotations

from datetime import UTC, datetime

from scraper.discover import Task
from scraper.discover.board import MAX_HOLES, MAX_NAMED, Board
from scraper.platforms import get_platform
from scraper.types import Claim, Failure, FailureKind, Fetched, RouteKind, Site
from tests.growth import growth

CLAIM = Claim(route=RouteKind.SITEMAP, address="https://blog.example/s.xml", posts_only=True)


async def nothing(url: str, *, conditional: bool = False) -> Fetched:
    return Failure(url=url, kind=FailureKind.STOPPED, detail="")


def board() -> Board:
    task = Task(
        site=Site(name="blog", url="https://blog.example/"),
        platform=get_platform("generic"),
        get=nothing,
        allowed=lambda _: True,
        known=lambda _number, _key: False,
        robots_sitemaps=(),
        now=datetime(2026, 11, 2, 12, tzinfo=UTC),
    )
    return Board(task, conditional=False)


def pinned(addresses: list[str]) -> Board:
    made = board()
    for address in addresses:
        made.pin(address, CLAIM)
    made.report(RouteKind.SITEMAP, CLAIM.address, 0)
    return made


def hosts(count: int) -> list[str]:
    return [f"https://h{number}.blog.example/post" for number in range(count)]


def test_posts_on_many_hosts_are_counted_and_few_are_named() -> None:
    made = pinned([*hosts(300), *hosts(2)])
    [report] = made.reports
    assert report.note.startswith(
        "2 addresses on h0.blog.example; 2 addresses on h1.blog.example; 1 addresses on "
    )
    assert report.note.endswith(f"; 295 addresses on {300 - MAX_NAMED} other hosts")
    assert len(made.holes) == MAX_HOLES


def test_addresses_on_many_hosts_take_linear_time() -> None:
    assert growth(pinned, lambda size: hosts(size // 40)) == ""


def test_many_addresses_of_one_host_take_linear_time() -> None:
    assert growth(pinned, lambda size: [f"https://blog.example/p{n}/" for n in range(size // 20)]) == ""
