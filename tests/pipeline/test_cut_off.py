"""Runs that end before their time: Ctrl-C, kill -9, a lost end of the database, a torn WARC, a full disk."""

from __future__ import annotations

import json
import os
import resource
import shutil
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from scraper.demo import DemoBlog, start_blogs
from scraper.errors import ExitCode
from tests.pipeline.tools import World, answers, articles, files, post_paths, query, sound, times_asked

POSTS = 45
#: seconds before every answer, so that a crawl can be met in its middle
LATENCY = 0.004


class Undisturbed(World):
    """A blog of 45 posts, and the archive of a crawl that nobody disturbed."""

    def __init__(self, folder: Path, blogs: list[DemoBlog]) -> None:
        super().__init__(folder, blogs)
        self.blog = blogs[0]
        self.whole = folder / "undisturbed"
        self.crawl(self.whole)
        self.requests = self.asked()
        self.articles = articles(self.whole)
        self.files = files(self.whole)
        assert len(self.files) == POSTS

    def equal(self, archive: Path) -> None:
        """The archive is what the undisturbed run made, and no post is twice in its WARC files."""
        sound(archive)
        assert articles(archive) == self.articles
        assert files(archive) == self.files
        found = answers(archive)
        twice = {path for path in post_paths(self.blog) if found[self.blog.absolute(path)] != 1}
        assert not twice

    def fresh(self) -> None:
        """Forget what was asked, and what this user's runs remember of the host."""
        self.blog.clear_requests()
        shutil.rmtree(self.folder / "state", ignore_errors=True)


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Undisturbed]:
    with start_blogs(["kajabi"], scale=POSTS, latency=LATENCY, closed={"feed": "404"}) as blogs:
        yield Undisturbed(tmp_path_factory.mktemp("cut-off"), blogs)


@pytest.fixture
def world(undisturbed: Undisturbed) -> Undisturbed:
    undisturbed.fresh()
    return undisturbed


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["Ctrl-C", "SIGTERM"])
def test_a_signal_stops_cleanly_and_the_next_run_goes_on(number: int, world: Undisturbed, tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    code, said = world.disturb(archive, asked=25, number=number)
    assert code == ExitCode.INTERRUPTED
    assert said == "scrape: stopping after the requests in flight; the same command goes on from there\n"
    assert 0 < len(files(archive)) < POSTS
    sound(archive)
    assert query(archive, "SELECT status, holes FROM crawls") == [
        ("interrupted", '["the crawl was stopped before every post was read"]')
    ]
    assert query(archive, "SELECT platform FROM sites") == [("kajabi",)]
    report = world.crawl(archive)["kajabi"]
    assert report["status"] == "ok"
    assert report["counts"]["saved"] + len(set(times_asked(world.blog))) >= POSTS
    assert set(times_asked(world.blog).values()) == {1}, "no post's page was asked twice"
    assert len(times_asked(world.blog)) == POSTS
    assert world.asked() <= world.requests + 1
    world.equal(archive)


def test_a_second_ctrl_c_ends_at_once_and_loses_nothing(world: Undisturbed, tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    process = world.start(archive)
    assert process.stderr is not None
    while world.asked() < 25:
        assert process.poll() is None
    process.send_signal(signal.SIGINT)
    assert "stopping after" in process.stderr.readline()
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=60)
    assert process.returncode == ExitCode.INTERRUPTED
    world.crawl(archive)
    world.equal(archive)


@pytest.mark.parametrize("asked", [3, 30, POSTS])
def test_kill_9_loses_nothing_and_asks_little_again(asked: int, world: Undisturbed, tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    code, _ = world.disturb(archive, asked=asked)
    assert code == -signal.SIGKILL
    report = world.crawl(archive)["kajabi"]
    assert report["status"] == "ok"
    # robots.txt is no page; the request in flight, and the answer on its way to the disk, are lost
    assert world.asked() <= world.requests + 3
    world.equal(archive)


def test_what_a_power_cut_takes_from_the_database_comes_back_from_the_warc(
    world: Undisturbed, tmp_path: Path
) -> None:
    archive = tmp_path / "archive"
    assert world.disturb(archive, asked=40)[0] == -signal.SIGKILL
    before = world.asked()
    for tail in ("archive.db-wal", "archive.db-shm"):
        (archive / tail).unlink(missing_ok=True)
    report = world.crawl(archive)["kajabi"]
    assert report["status"] == "ok"
    # the rest, robots.txt, and what was in flight
    assert world.asked() - before <= world.requests - 40 + 3
    world.equal(archive)


def test_a_database_lost_twice_comes_back_too(world: Undisturbed, tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    for asked in (20, 40):
        world.disturb(archive, asked=asked)
        for tail in ("archive.db", "archive.db-wal", "archive.db-shm"):
            (archive / tail).unlink(missing_ok=True)
    world.crawl(archive)
    assert world.asked() <= world.requests + 6
    world.equal(archive)


def test_a_torn_end_of_the_warc_is_cut_off_and_asked_again(world: Undisturbed, tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    assert world.disturb(archive, asked=40)[0] == -signal.SIGKILL
    for tail in ("archive.db-wal", "archive.db-shm"):
        (archive / tail).unlink(missing_ok=True)
    (warc,) = (archive / "warc").glob("*.warc.gz")
    os.truncate(warc, warc.stat().st_size - 300)
    world.crawl(archive)
    assert world.asked() <= world.requests + 5
    world.equal(archive)


def test_a_full_disk_says_so_and_after_making_room_nothing_is_lost(world: Undisturbed, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = (
        os.geteuid() == 0
        and not subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=600k", "tmpfs", str(disk)], check=False, capture_output=True
        ).returncode
    )
    if not mounted:
        pytest.skip("a small disk takes the right to mount one")
    try:
        archive = disk / "archive"
        said = full(world, archive)
        assert "full" in said or "No space left on device" in said
        full(world, archive)
        subprocess.run(["mount", "-o", "remount,size=200m", str(disk)], check=True)
        world.crawl(archive)
        assert set(times_asked(world.blog).values()) <= {1, 2}
        world.equal(archive)
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=True)


def full(world: Undisturbed, archive: Path) -> str:
    """A run that finds no room: one line with a remedy."""
    process = world.start(archive)
    out, err = process.communicate(timeout=60)
    assert process.returncode == ExitCode.ARCHIVE, (process.returncode, out, err)
    assert err.count("\n") == 1, err
    assert "Traceback" not in err
    assert "run the same command again" in err or "run the command again" in err
    assert json.loads(out)["exit_code"] == ExitCode.ARCHIVE
    return err


@pytest.mark.parametrize("room", [20_000, pytest.param(120_000, marks=pytest.mark.slow), 400_000])
def test_a_file_that_may_not_grow_says_so_and_nothing_is_lost(
    room: int, world: Undisturbed, tmp_path: Path
) -> None:
    archive = tmp_path / "archive"
    # as on a full disk: a write gives EFBIG once the signal is out of the way, as it is in Python
    process = world.start(archive, preexec_fn=lambda: limit(room))
    out, err = process.communicate(timeout=60)
    assert process.returncode == ExitCode.ARCHIVE, (process.returncode, out[-500:], err)
    assert err.startswith("scrape: ")
    assert err.count("\n") == 1, err
    world.crawl(archive)
    world.equal(archive)


def limit(room: int) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))


@pytest.mark.slow
def test_twenty_five_kills(world: Undisturbed, tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    kills = 0
    for step in range(25):
        code, _ = world.disturb(archive, asked=world.asked() + 1 + step % 4)
        kills += code == -signal.SIGKILL
    world.crawl(archive)
    assert kills > 10
    world.equal(archive)


def test_a_wordpress_cut_off_in_its_bulk_route_goes_on(tmp_path: Path) -> None:
    with start_blogs(["wordpress-block"], scale=250, latency=LATENCY) as blogs:
        world = World(tmp_path, blogs)
        world.crawl(tmp_path / "whole")
        whole: Any = articles(tmp_path / "whole"), files(tmp_path / "whole")
        blogs[0].clear_requests()
        shutil.rmtree(tmp_path / "state")
        assert world.disturb(tmp_path / "archive", asked=4)[0] == -signal.SIGKILL
        world.crawl(tmp_path / "archive")
    assert (articles(tmp_path / "archive"), files(tmp_path / "archive")) == whole
    assert max(answers(tmp_path / "archive").values()) == 1
    sound(tmp_path / "archive")
