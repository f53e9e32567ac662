"""Three visits to a blog: to find everything, a week later, and with nothing new."""

from __future__ import annotations

import json
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.cli.tools import SCRAPE, listing, local
from tests.engines.blogs import DEADLINE, ENGINES, Blog
from tests.engines.judging import judge

NAME = "engine"


@dataclass(frozen=True, kw_only=True, slots=True)
class Visit:
    """What one crawl came to: the command's own report, what the server counted, what the judge says."""

    report: dict[str, Any]
    asked: int
    judged: dict[str, Any]


class Story:
    """Three visits to a blog by each way into it; each way has an archive of its own."""

    def __init__(self, blog: Blog, folder: Path, ways: dict[str, dict[str, bool]]) -> None:
        self._blog = blog
        self._folder = folder
        self.posts = {post["url"] for post in blog.truth()["posts"]}
        self.first = {way: self._visit(way, routes, "first") for way, routes in ways.items()}
        blog.change()
        self.second = {way: self._visit(way, routes, "second") for way, routes in ways.items()}
        self.third = {way: self._visit(way, routes, "third") for way, routes in ways.items()}

    def _visit(self, way: str, routes: dict[str, bool], name: str) -> Visit:
        folder = self._folder / way
        folder.mkdir(exist_ok=True)
        entry = local(NAME, self._blog.base) | ({"routes": routes} if routes else {})
        archive = folder / "archive"
        before = self._blog.asked()
        done = subprocess.run(
            [SCRAPE, "site", NAME, "--json", "--config", str(listing(folder, [entry])), "--archive", str(archive)],
            check=False,
            capture_output=True,
            text=True,
            env={**os.environ, "XDG_STATE_HOME": str(folder / "state")},
            timeout=DEADLINE,
        )
        assert done.returncode == 0, (done.returncode, done.stdout[-3000:], done.stderr[-3000:])
        asked = self._blog.asked() - before
        judged = judge(ENGINES, self._blog.truth(), archive, folder / name)
        return Visit(report=json.loads(done.stdout)["sites"][0], asked=asked, judged=judged)
