"""Turns: start to start, one at a time, over tasks and processes, and never forgotten."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from scraper.fetch.seats import FARTHEST, file_name
from scraper.fetch.turns import HostLeft, Interrupted, StateFolderError, Turns, default_state_folder

from .helpers import Time

HOST = "blog.example:443"


def make(folder: Path, time_: Time, jitter: float = 0.0) -> Turns:
    return Turns(folder, clock=time_.epoch, sleep=time_.sleep, jitter=lambda: jitter)


def stored(folder: Path, host: str = HOST) -> dict[str, object]:
    state: dict[str, object] = json.loads((folder / file_name(host)).read_text())
    return state


def starts(turns: Turns, time_: Time, takes: list[float], delay: float) -> list[float]:
    """When each of some requests starts, seconds from now; each takes as long as told."""
    begin = time_.epoch()

    async def main() -> list[float]:
        found = []
        for seconds in takes:
            async with turns.turn(HOST, delay):
                found.append(time_.epoch() - begin)
                time_.pass_by(seconds=seconds)
        return found

    return asyncio.run(main())


@pytest.mark.parametrize(
    ("takes", "delay", "jitter", "expected"),
    [
        ([0.1, 0.1, 0.1], 2.0, 0.0, [0, 2, 4]),
        ([0.1, 0.1, 0.1], 2.0, 0.05, [0, 2.1, 4.2]),
        ([0.49, 0.1], 1.0, 0.0, [0, 1]),
        ([0.5, 0.1], 1.0, 0.0, [0, 1.5]),
        ([0.5, 0.1], 2.0, 0.0, [0, 2]),
        ([3.0, 0.1, 0.1], 2.0, 0.0, [0, 9, 11]),
        ([30.0, 0.1], 2.0, 0.0, [0, 60]),
        ([0.0, 0.0], 0.0, 0.0, [0, 0]),
    ],
)
def test_start_to_start(
    takes: list[float], delay: float, jitter: float, expected: list[float], tmp_path: Path
) -> None:
    time_ = Time()
    assert starts(make(tmp_path, time_, jitter), time_, takes, delay) == pytest.approx(expected, abs=0.001)


def test_the_delay_counts_from_the_sending_not_from_the_connecting(tmp_path: Path) -> None:
    time_ = Time()
    turns = make(tmp_path, time_)

    async def main() -> float:
        async with turns.turn(HOST, 2.0) as turn:
            time_.pass_by(seconds=0.4)
            turn.sent()
            sent = time_.epoch()
        async with turns.turn(HOST, 2.0):
            return time_.epoch() - sent

    assert asyncio.run(main()) == pytest.approx(2.0, abs=0.001)


def test_a_longer_delay_counts_from_the_last_start(tmp_path: Path) -> None:
    time_ = Time()
    turns = make(tmp_path, time_)

    async def main() -> float:
        begin = time_.epoch()
        async with turns.turn(HOST, 1.0):
            pass
        async with turns.turn(HOST, 9.0):
            return time_.epoch() - begin

    assert asyncio.run(main()) == pytest.approx(9.0, abs=0.001)


def test_tasks_of_one_process_never_overlap(tmp_path: Path) -> None:
    time_ = Time()
    turns = make(tmp_path, time_)
    inside, most = 0, 0

    async def request() -> None:
        nonlocal inside, most
        async with turns.turn(HOST, 1.0):
            inside += 1
            most = max(most, inside)
            await asyncio.sleep(0)
            inside -= 1

    async def main() -> None:
        await asyncio.gather(*(request() for _ in range(8)))

    asyncio.run(main())
    assert most == 1
    assert sum(time_.waits) == pytest.approx(7.0, abs=0.01)


def test_hosts_do_not_wait_for_each_other(tmp_path: Path) -> None:
    time_ = Time()
    turns = make(tmp_path, time_)

    async def main() -> None:
        async with turns.turn(HOST, 9.0), turns.turn("other.example:443", 9.0):
            pass

    asyncio.run(main())
    assert time_.waits == []


def test_the_next_time_is_stored_before_the_request_and_survives(tmp_path: Path) -> None:
    time_ = Time()
    begin = time_.epoch()

    async def main() -> None:
        async with make(tmp_path, time_).turn(HOST, 5.0):
            # a crash here must not forget the delay
            assert stored(tmp_path) == {"host": HOST, "next": begin + 5.0, "reason": ""}

    asyncio.run(main())
    assert starts(make(tmp_path, time_), time_, [0.0], 1.0) == pytest.approx([5.0], abs=0.001)


def test_a_failing_request_still_counts(tmp_path: Path) -> None:
    time_ = Time()
    turns = make(tmp_path, time_)

    async def main() -> None:
        async with turns.turn(HOST, 5.0):
            raise RuntimeError

    with pytest.raises(RuntimeError):
        asyncio.run(main())
    assert starts(turns, time_, [0.0], 1.0) == pytest.approx([5.0], abs=0.001)


def test_a_turn_without_a_request_costs_nothing(tmp_path: Path) -> None:
    time_ = Time()
    turns = make(tmp_path, time_)

    async def main() -> None:
        async with turns.turn(HOST, 5.0) as turn:
            turn.skip()

    asyncio.run(main())
    assert starts(turns, time_, [0.0], 1.0) == pytest.approx([0.0])


def test_leaving_a_host_holds_for_the_next_run_too(tmp_path: Path) -> None:
    time_ = Time()
    turns = make(tmp_path, time_)
    begin = time_.epoch()

    async def leave() -> None:
        async with turns.turn(HOST, 1.0) as turn:
            turn.leave_until(begin + 3600, "asked to be left")

    async def knock(patience: float) -> None:
        async with make(tmp_path, time_).turn(HOST, 1.0, patience=patience):
            pass

    asyncio.run(leave())
    assert stored(tmp_path) == {"host": HOST, "next": begin + 3600, "reason": "asked to be left"}
    fresh = make(tmp_path, time_)
    assert fresh.blocked_until(HOST) == begin + 3600
    assert fresh.blocked_until(HOST, patience=3600) is None
    assert fresh.blocked_until("other.example:443") is None
    with pytest.raises(HostLeft, match="asked to be left") as caught:
        asyncio.run(knock(120.0))
    assert caught.value.until == begin + 3600
    assert time_.waits == []
    asyncio.run(knock(3600.0))
    assert time_.waits == pytest.approx([3600.0])
    assert fresh.blocked_until(HOST) is None


def test_pacing_alone_is_no_reason_to_leave(tmp_path: Path) -> None:
    time_ = Time()
    turns = make(tmp_path, time_)
    starts(turns, time_, [0.0], 300.0)
    assert turns.blocked_until(HOST) is None
    assert starts(turns, time_, [0.0], 1.0) == pytest.approx([300.0])


def test_leaving_is_capped_at_a_day(tmp_path: Path) -> None:
    time_ = Time()
    turns = make(tmp_path, time_)

    async def leave() -> None:
        async with turns.turn(HOST, 1.0) as turn:
            turn.leave_until(time_.epoch() + 10 * FARTHEST, "a year please")

    asyncio.run(leave())
    assert turns.blocked_until(HOST) == time_.epoch() + FARTHEST


@pytest.mark.parametrize("ask_first", [True, False])
def test_a_time_far_ahead_is_cut_once_and_for_all(ask_first: bool, tmp_path: Path) -> None:
    time_ = Time()
    begin = time_.epoch()
    state = {"host": HOST, "next": begin + 900 * FARTHEST, "reason": "clock jumped"}
    (tmp_path / file_name(HOST)).write_text(json.dumps(state))
    turns = make(tmp_path, time_)
    if ask_first:
        assert turns.blocked_until(HOST) == begin + FARTHEST
    else:

        async def knock() -> None:
            async with turns.turn(HOST, 1.0, patience=120):
                pass

        with pytest.raises(HostLeft):
            asyncio.run(knock())
    assert stored(tmp_path)["next"] == begin + FARTHEST


@pytest.mark.parametrize(
    "junk", ["", "{", "[]", '{"next": "soon", "reason": ""}', '{"next": NaN, "reason": ""}', "\0" * 99]
)
def test_junk_in_the_file_is_no_state(junk: str, tmp_path: Path) -> None:
    time_ = Time()
    (tmp_path / file_name(HOST)).write_text(junk)
    assert starts(make(tmp_path, time_), time_, [0.0, 0.0], 2.0) == pytest.approx([0, 2])
    assert stored(tmp_path)["host"] == HOST


def test_a_deleted_file_is_made_anew(tmp_path: Path) -> None:
    time_ = Time()
    turns = make(tmp_path, time_)
    starts(turns, time_, [0.0], 2.0)
    (tmp_path / file_name(HOST)).unlink()
    starts(turns, time_, [0.0], 2.0)
    assert stored(tmp_path)["host"] == HOST


HOLDER = """
    import asyncio, sys, time
    from pathlib import Path
    from scraper.fetch.turns import Turns
    async def main():
        async with Turns(Path(sys.argv[1]), jitter=lambda: 0.0).turn(sys.argv[2], 0.0):
            print("held", flush=True)
            sys.stdin.read()
            print(time.time(), flush=True)
    asyncio.run(main())
"""


def holder(folder: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(HOLDER), str(folder), HOST],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_two_processes_exclude_each_other(tmp_path: Path) -> None:
    polled: list[float] = []
    with holder(tmp_path) as process:

        async def sleep(seconds: float) -> None:
            polled.append(seconds)
            if len(polled) == 3:
                assert process.stdin is not None
                process.stdin.close()
            await asyncio.sleep(0.01)

        async def main() -> float:
            async with Turns(tmp_path, sleep=sleep, jitter=lambda: 0.0).turn(HOST, 0.0):
                return time.time()

        entered = asyncio.run(main())
        assert process.stdout is not None
        left = float(process.stdout.readline())
    assert len(polled) >= 3
    assert entered >= left


def test_a_lock_dies_with_its_process(tmp_path: Path) -> None:
    with holder(tmp_path) as process:
        assert not Turns(tmp_path)._locked(Turns(tmp_path)._seat(HOST))
        process.kill()
        process.wait()
    time_ = Time()
    time_.now = time_.now.replace(year=2100)
    assert starts(make(tmp_path, time_), time_, [0.0], 0.0) == [0.0]


def test_a_wait_ends_at_stop(tmp_path: Path) -> None:
    turns = Turns(tmp_path)

    async def main() -> float:
        stop = asyncio.Event()
        async with turns.turn(HOST, 60.0):
            pass
        asyncio.get_running_loop().call_later(0.02, stop.set)
        begin = time.monotonic()
        with pytest.raises(Interrupted):
            async with turns.turn(HOST, 60.0, stop=stop):
                pass
        return time.monotonic() - begin

    assert asyncio.run(main()) < 5.0


def test_many_hosts_keep_few_files_open(tmp_path: Path) -> None:
    time_ = Time()
    turns = make(tmp_path, time_)

    async def main() -> None:
        for number in range(300):
            async with turns.turn(f"h{number}.example:443", 1.0):
                pass

    asyncio.run(main())
    assert sum(seat._fd >= 0 for seat in turns._seats.values()) <= 64
    turns.close()
    assert all(seat._fd < 0 for seat in turns._seats.values())


@pytest.mark.parametrize(
    "host", ["../../etc/passwd:80", "a/b:80", "..:80", "x" * 500 + ":80", "::1:80", "ä:80", ""]
)
def test_file_names_are_safe(host: str, tmp_path: Path) -> None:
    name = file_name(host)
    assert "/" not in name
    assert len(name) < 120
    assert name.isascii()
    assert (tmp_path / name).resolve().parent == tmp_path.resolve()


def test_hosts_that_look_alike_have_files_of_their_own() -> None:
    assert file_name("a/b:80") != file_name("a_b:80")


def test_a_folder_that_can_not_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    time_ = Time()
    with pytest.raises(StateFolderError, match="XDG_STATE_HOME"):
        starts(make(tmp_path / "file" / "turns", time_), time_, [0.0], 1.0)


def test_default_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_STATE_HOME", "/state")
    assert default_state_folder() == Path("/state/therapy-blog-archiver")
    monkeypatch.setenv("XDG_STATE_HOME", "relative")
    assert default_state_folder() == tmp_path / ".local/state/therapy-blog-archiver"
    monkeypatch.delenv("XDG_STATE_HOME")
    monkeypatch.setattr(sys, "platform", "darwin")
    assert default_state_folder() == tmp_path / "Library/Application Support/therapy-blog-archiver"
