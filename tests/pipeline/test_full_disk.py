"""Real disks that are full from the beginning, or fill at some point of a crawl."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from scraper.demo import DemoBlog, start_blogs
from scraper.errors import ExitCode
from tests.pipeline.tools import World, answers, articles, files, post_paths, sound

POSTS = 90
MIB = 1024 * 1024
SIZE = 8 * MIB


class Whole(World):
    """A blog, and the archive of a crawl that had all the room it wanted."""

    def __init__(self, folder: Path, blog: DemoBlog) -> None:
        super().__init__(folder, [blog])
        self.blog = blog
        self.crawl(folder / "whole")
        self.articles, self.files = articles(folder / "whole"), files(folder / "whole")
        assert len(self.files) == POSTS


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Whole]:
    with start_blogs(["kajabi"], scale=POSTS, closed={"feed": "404"}) as (blog,):
        yield Whole(tmp_path_factory.mktemp("full"), blog)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own, of SIZE bytes."""
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(folder)]
    if os.geteuid() != 0 or subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip("a small disk takes the right to mount one")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def fill(disk: Path, free: int) -> Path:
    """A file that leaves so many bytes."""
    filler = disk / "filler"
    with filler.open("wb") as stream:
        os.posix_fallocate(stream.fileno(), 0, SIZE - free)
    usage = os.statvfs(disk)
    assert usage.f_bavail * usage.f_frsize == free
    return filler


def ended(world: Whole, archive: Path) -> str:
    """The one line of a run that finds no room."""
    shutil.rmtree(world.folder / "state", ignore_errors=True)
    process = world.start(archive)
    out, err = process.communicate(timeout=60)
    assert process.returncode == ExitCode.ARCHIVE, (process.returncode, out, err)
    assert err.startswith("scrape: ")
    assert err.count("\n") == 1, err
    for word in ("Traceback", "sqlalche", "fault of this program"):
        assert word not in err
    assert str(archive) in err
    return err


@pytest.mark.parametrize("free", [0, pytest.param(MIB // 16, marks=pytest.mark.slow), MIB, 3 * MIB])
def test_a_full_disk_ends_a_run_in_one_line_and_room_lets_it_finish(free: int, world: Whole, disk: Path) -> None:
    filler = fill(disk, free)
    archive = disk / "archive"
    said = ended(world, archive)
    assert "free disk space" in said or "the space left on it" in said
    if not free:
        assert f"could not write in the archive folder {archive} (No space left on device); free disk" in said
    if free == MIB:
        ended(world, archive)
    filler.unlink()
    shutil.rmtree(world.folder / "state", ignore_errors=True)
    world.crawl(archive)
    sound(archive)
    assert (articles(archive), files(archive)) == (world.articles, world.files)
    found = answers(archive)
    assert {found[world.blog.absolute(path)] for path in post_paths(world.blog)} == {1}
