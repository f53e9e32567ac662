"""How long a host may keep a site waiting: an address, an address after another, and what forgives."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import httpx
import pytest

from scraper.fetch import Limits, RobotsCopy, Session
from scraper.types import Capture, Clock, Failure, FailureKind, Fetched, Response, Truncation

from .asking import OPEN, failure
from .helpers import START, World
from .server import CLOSE, Handler, Server, answer

URL = "http://127.0.0.1:9"
#: what a host does with one request: how many seconds it takes, and what comes of it
Act = tuple[float, Callable[[str, float], Response | Failure]]


def silent(url: str, seconds: float) -> Failure:
    return Failure(url=url, kind=FailureKind.TIMEOUT, detail=f"no answer within {seconds:g} s", retryable=True)


def reset(url: str, seconds: float) -> Failure:
    return Failure(url=url, kind=FailureKind.CONNECT, detail=f"reset after {seconds:g} s", retryable=True)


def came(status: int, *, cut: Truncation | None = None) -> Callable[[str, float], Response]:
    def make(url: str, seconds: float) -> Response:
        return Response(
            url=url,
            status=status,
            reason="",
            http_version="HTTP/1.1",
            headers=(),
            body=b"x",
            content=None,
            fetched_at=START,
            seconds=seconds,
            request_target="/",
            request_headers=(),
            truncated=cut,
        )

    return make


class Host:
    """A host of which every request takes its time on the test's own clock; `asked` are the addresses."""

    def __init__(self, world: World, acts: Iterable[Act]) -> None:
        self._world = world
        self._acts: Iterator[Act] = iter(acts)
        self.asked: list[str] = []
        #: seconds that passed inside of requests since the last usable answer, and the most that they came to
        self.silence = 0.0
        self.longest = 0.0

    async def send(
        self,
        _client: httpx.AsyncClient,
        url: str,
        _headers: list[tuple[bytes, bytes]],
        limits: Limits,
        _clock: Clock,
        on_sent: Callable[[], None],
    ) -> Response | Failure:
        seconds, make = next(self._acts)
        self.asked.append(url.removeprefix(URL))
        on_sent()
        assert seconds <= limits.deadline
        self._world.time.pass_by(seconds=seconds)
        result = make(url, seconds)
        self.silence += seconds
        self.longest = max(self.longest, self.silence)
        if isinstance(result, Response) and result.status in (200, 404) and not result.truncated:
            self.silence = 0.0
        return result


def crawl(
    acts: Iterable[Act], pages: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> tuple[Host, World, list[Fetched]]:
    """So many pages asked of such a host, one after the other, with the bounds of every run."""
    world = World(tmp_path)
    world.memory.copies["127.0.0.1:9"] = RobotsCopy(fetched_at=START, status=404, body=b"")
    host = Host(world, acts)
    monkeypatch.setattr("scraper.fetch.session.send", host.send)

    async def work(session: Session) -> list[Fetched]:
        return [await session.get(f"{URL}/{page}") for page in range(pages)]

    return host, world, world.run(URL, work, delay=2.0)


DRIP = came(200, cut=Truncation.TIME)


@pytest.mark.parametrize("act", [silent, DRIP, came(500, cut=Truncation.TIME)])
def test_an_address_that_timed_out_is_tried_once_more(
    act: Callable[[str, float], Response | Failure], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    host, world, fetched = crawl([(30.0, act), (30.0, act)], 1, tmp_path, monkeypatch)
    assert host.asked == ["/0", "/0"]
    assert host.longest == 60.0
    assert isinstance(fetched[0], Failure)
    # between the two lies the pause for a slow answer, which is longer than the backoff
    assert sum(world.time.waits) == pytest.approx(30.0, abs=0.1)


def test_other_failures_keep_their_tries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    host, _, fetched = crawl([(0.1, came(503))] * 4, 1, tmp_path, monkeypatch)
    assert len(host.asked) == 4
    failure(fetched[0], FailureKind.STATUS)
    acts: list[Act] = [(30.0, silent), (0.1, came(503)), (0.1, reset), (0.2, came(200))]
    host, _, fetched = crawl(acts, 1, tmp_path / "two", monkeypatch)
    assert len(host.asked) == 4
    assert isinstance(fetched[0], Capture)
    acts = [(0.1, came(503)), (30.0, silent), (30.0, DRIP)]
    host, _, fetched = crawl(acts, 1, tmp_path / "three", monkeypatch)
    assert len(host.asked) == 3
    failure(fetched[0], FailureKind.TRUNCATED)


@pytest.mark.parametrize("act", [silent, DRIP, came(404, cut=Truncation.TIME)])
def test_a_host_that_times_out_everywhere_is_left_after_two_minutes_of_it(
    act: Callable[[str, float], Response | Failure], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries = 1 if act not in (silent, DRIP) else 2  # a 404 is not tried again
    host, world, fetched = crawl([(30.0, act)] * 9, 9, tmp_path, monkeypatch)
    assert host.asked == ["/0"] * tries + ["/1"] * tries
    assert host.longest == 30.0 * 2 * tries <= 120.0
    ended = failure(fetched[-1], FailureKind.HOST_ENDED)
    assert "is left for this run" in ended.detail
    # with the pauses that are owed to a host that is slow
    assert (world.time.now - START).total_seconds() == pytest.approx(60.0 * 2 * tries - 30.0, abs=1)


@pytest.mark.parametrize("seconds", [29.9, 15.0, 9.0])
@pytest.mark.parametrize("act", [reset, came(500), came(200, cut=Truncation.DISCONNECT)])
def test_no_slow_failure_holds_a_site_longer(
    act: Callable[[str, float], Response | Failure],
    seconds: float,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    host, _, fetched = crawl([(seconds, act)] * 99, 9, tmp_path, monkeypatch)
    assert 90.0 < host.longest <= 120.0
    assert failure(fetched[-1], FailureKind.HOST_ENDED).detail.count("s without a usable answer") == 1


@pytest.mark.parametrize("good", [200, 404])
def test_an_answer_in_between_forgives(good: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    acts: list[Act] = [(30.0, silent), (30.0, silent), (1.0, came(good))] * 4
    host, _, fetched = crawl(acts, 8, tmp_path, monkeypatch)
    assert len(host.asked) == 12
    assert host.longest <= 61.0
    assert [isinstance(one, Failure) and one.kind is FailureKind.TIMEOUT for one in fetched] == [True, False] * 4


def test_an_answer_in_time_ends_the_row_of_those_that_were_late(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    acts: list[Act] = [(20.0, silent), (20.0, silent), (0.1, came(403)), (20.0, silent), (20.0, silent)]
    host, _, fetched = crawl(acts, 3, tmp_path, monkeypatch)
    assert len(host.asked) == 5
    # that it is silent for long counts all the same
    assert failure(fetched[2], FailureKind.TIMEOUT)


DRIPS: list[bytes | float | None] = [b"x", 0.02] * 30
HANGING: dict[str, Handler] = {
    "silent": [0.4, CLOSE],
    "dripping": [b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n", *DRIPS, CLOSE],
}


@pytest.mark.parametrize("how", HANGING)
def test_a_real_host_that_times_out_is_left_after_two_addresses(how: str, tmp_path: Path) -> None:
    with Server(pages={"/robots.txt": OPEN, "/ok": answer()}) as server:
        for number in range(5):
            server.pages[f"/{number}"] = HANGING[how]
        world = World(tmp_path, Limits(deadline=0.1))

        async def work(session: Session) -> None:
            await session.get(server.url + "/0")
            assert isinstance(await session.get(server.url + "/ok"), Capture)
            await session.get(server.url + "/1")
            assert session.ended is None
            await session.get(server.url + "/2")
            ended = failure(await session.get(server.url + "/3"), FailureKind.HOST_ENDED)
            assert "2 requests in a row without an answer in time" in ended.detail

        world.run(server.url, work)
        asked = [server.asked(f"/{number}") for number in range(5)]
        assert asked == [2, 2, 2, 0, 0]
