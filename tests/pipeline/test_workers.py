"""Worker processes of extraction: replaced when they die, ended without a word, used when a crawl has no time."""

from __future__ import annotations

import asyncio
import gzip
import select
import subprocess
import sys
from collections.abc import Awaitable, Iterable
from pathlib import Path

import pytest

from scraper.extraction import Hints
from scraper.pipeline import processes, workers
from scraper.pipeline.processes import DiedError, Workers
from scraper.types import Article, Capture, Response
from tests import working
from tests.extracting import extracting
from tests.extraction.pages import NOW, URL

PAGE = b"<h1>On rest</h1>" + b"<p>She came in with rain in her hair, and sat down.</p>" * 9
KNOWN = (
    b'<html><head><meta property="og:type" content="article"></head><body><article><h1>On rest</h1>'
    b'<div class="entry-content">'
    + b"<p>She came in with rain in her hair, and sat down.</p>" * 9
    + b"</div></article>"
)
PROGRAM = """
import asyncio
from datetime import UTC, datetime
from scraper.pipeline.workers import Extractor

async def read(page):
    async with Extractor(4) as extractor:
        calls = [extractor.alone(page, "https://a.org/rest", datetime(2024, 8, 17, tzinfo=UTC)) for _ in range(%d)]
        return {article.title for article in await asyncio.gather(*calls)}

if __name__ == "__main__":
    print(asyncio.run(read(%r)))
"""


def answer(body: bytes, content: bytes | None, *headers: tuple[str, str]) -> Response:
    return Response(
        url=URL,
        status=200,
        reason="OK",
        http_version="HTTP/1.1",
        headers=(("content-type", "text/html; charset=utf-8"), *headers),
        body=body,
        content=content,
        fetched_at=NOW,
        seconds=0.0,
        request_target="",
        request_headers=(),
    )


def run(program: str) -> tuple[str, str, int]:
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=120, check=False
    )
    return done.stdout, done.stderr, done.returncode


@pytest.mark.parametrize("pages", [1, 30])
def test_they_end_without_a_word(pages: int) -> None:
    assert run(PROGRAM % (pages, PAGE)) == ("{'On rest'}\n", "", 0)


def test_the_end_of_a_worker_that_was_killed_from_outside_is_no_word_to_a_user() -> None:
    program = """
import asyncio, os, signal
from scraper.pipeline.processes import DiedError, Workers
from tests import working

async def die():
    for _ in range(10):
        workers = Workers(1, None, memory=2**31, pages=9, starting=30)
        os.kill(await workers.call(30, working.pid), signal.SIGKILL)
        try:
            await workers.call(30, working.same, 1)
        except DiedError:
            pass
        await workers.close()

asyncio.run(die())
"""
    assert run(program) == ("", "", 0)


def test_a_lower_limit_of_memory_is_kept() -> None:
    command = ["bash", "-c", 'ulimit -v 1900000 && exec "$0" -c "$1"', sys.executable, PROGRAM % (1, PAGE)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert (done.stdout, done.returncode) == ("{'On rest'}\n", 0)


@pytest.mark.parametrize("busy", [False, True], ids=["idle", "with a page that never ends"])
def test_none_long_outlives_a_crawl_that_was_killed(tmp_path: Path, *, busy: bool) -> None:
    noted = tmp_path / "pid"
    program = f"""
import asyncio, os, signal
from scraper.pipeline.processes import Workers
from tests import working

async def die():
    workers = Workers(1, None, memory=2**31, pages=9, starting=30)
    pid = await workers.call(30, working.pid)
    open({str(noted)!r}, "w").write(str(pid))
    if {busy}:
        asyncio.create_task(workers.call(1, working.sleep, 600))
        for _ in range(5):
            await asyncio.sleep(0)
    os.kill(os.getpid(), signal.SIGKILL)

asyncio.run(die())
"""
    assert run(program)[2] == -9
    assert working.has_ended(int(noted.read_text()))


def pool(most: int = 1, pages: int = 99) -> Workers:
    return Workers(most, None, memory=2 * 1024**3, pages=pages, starting=30)


async def outcomes(workers: Workers, asked: Iterable[Awaitable[object]]) -> list[object]:
    """What the calls come to; the workers end with them."""
    try:
        return list(await asyncio.gather(*asked, return_exceptions=True))
    finally:
        await workers.close()


def test_who_waits_behind_a_page_that_kills_its_worker_gets_another() -> None:
    async def calls() -> list[object]:
        workers = pool()
        asked = [workers.call(30, call, 1) for call in (working.same, working.die, working.same, working.same)]
        return await outcomes(workers, asked)

    first, died, *behind = asyncio.run(calls())
    assert first == 1
    assert isinstance(died, DiedError)
    assert behind == [1, 1]


def test_a_deadline_runs_from_when_a_page_is_begun() -> None:
    async def calls() -> list[object]:
        workers = pool()
        # the third would be late if its time ran while the others are read
        asked = [workers.call(1.5, working.sleep, seconds) for seconds in (0.9, 60, 0.9)]
        return await outcomes(workers, asked)

    first, late, last = asyncio.run(calls())
    assert (first, last) == (0.9, 0.9)
    assert isinstance(late, TimeoutError)


def test_a_call_that_is_given_up_costs_no_other_its_answer() -> None:
    async def calls() -> list[object]:
        workers = pool()
        await workers.call(30, working.same, 1)
        asked = [asyncio.create_task(workers.call(30, working.sleep, seconds)) for seconds in (0.5, 0.1, 0.2)]
        for _ in range(5):
            await asyncio.sleep(0)
        # it waits behind the first, which is being read
        assert workers._workers[0].waiting == 3
        asked[1].cancel()
        return await outcomes(workers, asked)

    first, given_up, last = asyncio.run(calls())
    assert (first, last) == (0.5, 0.2)
    assert isinstance(given_up, asyncio.CancelledError)


async def _answered(workers: Workers) -> None:
    """Hold the loop up until the worker's answer is in the pipe."""
    pipe = workers._workers[0]._answers._transport.get_extra_info("pipe")  # type: ignore[attr-defined]
    assert select.select([pipe], [], [], 20)[0]


def test_an_answer_that_comes_after_its_call_was_given_up_harms_no_end() -> None:
    async def calls() -> bool:
        workers = pool()
        pid = await workers.call(30, working.pid)
        # long enough for the loop to be held up before it answers
        given_up = asyncio.create_task(workers.call(30, working.sleep, 0.2))
        for _ in range(5):
            await asyncio.sleep(0)
        await _answered(workers)
        given_up.cancel()
        await asyncio.gather(given_up, return_exceptions=True)
        await workers.close()
        return working.has_ended(pid)

    assert asyncio.run(calls())


def test_an_answer_that_comes_after_its_time_is_late_all_the_same() -> None:
    async def calls() -> object:
        workers = pool()
        await workers.call(30, working.same, 1)
        late = asyncio.create_task(workers.call(0.1, working.sleep, 0.2))
        for _ in range(5):
            await asyncio.sleep(0)
        await _answered(workers)
        return (await outcomes(workers, [late]))[0]

    assert isinstance(asyncio.run(calls()), TimeoutError)


def test_calls_that_wait_at_the_end_start_no_new_worker() -> None:
    async def calls() -> list[object]:
        workers = pool()
        await workers.call(30, working.same, 1)
        asked = [asyncio.create_task(workers.call(30, working.sleep, 600)) for _ in range(3)]
        for _ in range(5):
            await asyncio.sleep(0)
        await workers.close()
        return list(await asyncio.gather(*asked, return_exceptions=True))

    assert all(isinstance(error, DiedError) for error in asyncio.run(calls()))


def test_the_folder_it_is_started_in_is_no_place_to_import_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pickle.py").write_text("raise SystemExit('hijacked')")
    monkeypatch.chdir(tmp_path)

    async def call() -> object:
        workers = pool()
        try:
            return await workers.call(30, working.same, 1)
        finally:
            await workers.close()

    assert asyncio.run(call()) == 1


def test_a_worker_gives_way_to_a_new_one_after_so_many_pages() -> None:
    async def calls() -> list[int]:
        workers = pool(pages=3)
        try:
            return [await workers.call(30, working.pid) for _ in range(5)]
        finally:
            await workers.close()

    pids = asyncio.run(calls())
    # the greeting counts as one
    assert len(set(pids)) == 3
    assert pids[0] == pids[1] != pids[2] == pids[3] != pids[4]


@pytest.mark.parametrize(("worked", "expected"), [(0.9, 1), (0.3, 2)], ids=["busy", "idle"])
def test_a_second_worker_is_started_where_pages_wait_for_workers_and_not_for_the_crawl(
    worked: float, expected: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(processes, "AHEAD", 2)
    seconds = iter(range(999))

    def clocks() -> tuple[float, float]:
        now = float(next(seconds))
        return now, worked * now

    async def calls() -> int:
        workers = Workers(2, None, memory=2 * 1024**3, pages=99, starting=30, clocks=clocks)
        try:
            first = await workers.call(30, working.pid)
            # two have places, all others wait
            pids = await asyncio.gather(*(workers.call(30, working.pid) for _ in range(9)))
            return len({first, *pids})
        finally:
            await workers.close()

    assert asyncio.run(calls()) == expected


def test_what_a_call_raises_is_raised_and_what_it_prints_goes_nowhere() -> None:
    async def calls() -> None:
        workers = pool()
        try:
            with pytest.raises(ValueError, match="a fault"):
                await workers.call(30, working.fail)
            for call in (working.fail_oddly, working.fail_with_arguments):
                with pytest.raises(RuntimeError, match="Odd"):
                    await workers.call(30, call)
            assert await workers.call(30, working.chatter) == "said"
        finally:
            await workers.close()

    asyncio.run(calls())


def test_a_python_that_can_not_be_started_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/no/such/python")
    with pytest.raises(DiedError, match="can't be started"):
        asyncio.run(pool().call(30, working.same, 1))


def test_pages_that_come_in_a_rush_are_read_in_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    capture = Capture(id=1, asked_url=URL, response=answer(b"", KNOWN))
    hints = Hints(url=URL, fetched_at=NOW, platform="wordpress")
    now = iter(range(99))
    monkeypatch.setattr(workers, "BUSY_PAGES", 3)
    with extracting(lambda: (next(now) / 10, 0.0)) as made:
        started = []
        for _ in range(4):
            assert isinstance(made.run(made.extractor.page(capture, hints)), Article)
            started.append(made.extractor._workers is not None)
    assert started == [False, False, True, True]


@pytest.mark.parametrize("busy", [False, True], ids=["here", "in a worker"])
@pytest.mark.parametrize("name", ["whole", "cut", "too large"])
def test_a_page_in_its_content_coding_is_unpacked_where_it_is_read(
    name: str, busy: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    packed = gzip.compress(KNOWN)
    body = packed[:-4] if name == "cut" else packed
    capture = Capture(id=1, asked_url=URL, response=answer(body, None, ("content-encoding", "gzip")))
    hints = Hints(url=URL, fetched_at=NOW, platform="wordpress")
    monkeypatch.setattr(workers, "BUSY_PAGES", 1 if busy else 99)
    if name == "too large":
        monkeypatch.setattr(workers, "INLINE_LIMIT", len(KNOWN) - 1)
        monkeypatch.setattr(workers, "UNPACKED_LIMIT", len(KNOWN) - 1)
    with extracting() as made:
        read = made.run(made.extractor.page(capture, hints))
        in_worker = made.extractor._workers is not None
    assert in_worker == (busy or name != "whole")
    assert (read.title if isinstance(read, Article) else read.reason) == (
        "On rest" if name == "whole" else "bad-encoding"
    )
