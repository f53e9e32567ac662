"""Blogs made by engines that nobody on this project wrote, each started, changed a week later, and taken down.

The engines' folder is `engines` in the folder that SHARED names, or in `shared` beside the repository. It serves
on loopback, keeps all its state in ENGINES_WORK, and writes down beforehand what it will publish.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
from pathlib import Path
from typing import Any, Protocol

import pytest

REPOSITORY = Path(__file__).parents[2]
ENGINES = Path(os.environ.get("SHARED") or REPOSITORY.parent / "shared") / "engines"
#: whole numbers of posts, as the engines' folder states them, instead of few
FULL = os.environ.get("ENGINES_FULL") == "1"
FEW = 60
#: what up.sh ends with where a program is missing
MISSING = 3
#: seconds; WordPress is installed and filled meanwhile
DEADLINE = 600.0


class Blog(Protocol):
    """A blog to crawl whose posts are known."""

    #: address of its home page
    base: str

    def truth(self) -> dict[str, Any]:
        """What it publishes now."""

    def change(self) -> None:
        """Go a week on: posts added, edited, deleted, moved."""

    def asked(self) -> int:
        """How many requests it has answered so far."""

    def close(self) -> None:
        """Take it down, and its state away."""


def need_engines() -> None:
    """Skip where the engines' folder is not there."""
    if not (ENGINES / "judge.py").is_file():
        pytest.skip(f"no engines in {ENGINES}; SHARED names the folder that holds them")


class Engine:
    """A blog of the engines' folder, served by nginx."""

    def __init__(
        self, work: Path, engine: str, *, instance: str | None = None, theme: str | None = None, offset: int = 0
    ) -> None:
        need_engines()
        self._scripts = ENGINES / engine
        self._state = work / (instance or engine)
        self._static = not (self._scripts / "mutate.sh").is_file()
        port = _free_port()
        self._environment = {
            **os.environ,
            "ENGINES_WORK": str(work),
            "ENGINES_PORT": str(port - offset),
            "ENGINES_NAMES": "0",
        }
        if instance is not None:
            self._environment |= {"INSTANCE": instance, "PORT_OFFSET": str(offset)}
        if theme is not None:
            _need_theme(theme)
            self._environment["THEME"] = theme
        if not FULL:
            self._environment["POSTS"] = str(FEW)
        self.base = f"http://127.0.0.1:{port}/"
        try:
            self._call("up.sh")
        except BaseException:
            self.close()
            raise

    def truth(self) -> dict[str, Any]:
        """What it publishes now."""
        changed = self._state / "truth2.json"
        path = changed if changed.exists() else self._state / "truth.json"
        found: dict[str, Any] = json.loads(path.read_text("utf-8"))
        return found

    def change(self) -> None:
        """Go a week on."""
        if self._static:
            self._call("up.sh", MUTATE="1")
        else:
            self._call("mutate.sh")

    def asked(self) -> int:
        """How many requests nginx has written down."""
        with (self._state / "log" / "access.jsonl").open("rb") as lines:
            return sum(1 for _ in lines)

    def close(self) -> None:
        """Take it down, and its state away."""
        self._call("down.sh", "--purge")

    def _call(self, script: str, *arguments: str, **more: str) -> None:
        # what it starts in the background inherits its output: a file, so that nobody waits for a pipe to close
        words = self._state.parent / f"{self._state.name}-{script}.txt"
        with words.open("wb") as out:
            done = subprocess.run(
                ["bash", str(self._scripts / script), *arguments],
                check=False,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT,
                env=self._environment | more,
                timeout=DEADLINE,
            )
        said = words.read_text("utf-8", "replace").strip()
        if done.returncode == MISSING:
            pytest.skip(said.splitlines()[-1])
        assert done.returncode == 0, f"{script} ended with {done.returncode}: {said[-2000:]}"


def program(variable: str, name: str) -> str:
    """The path of a generator that an environment variable may name; skips where there is none."""
    wanted = os.environ.get(variable) or name
    found = shutil.which(wanted)
    if found is None:
        pytest.skip(f"missing: {wanted} (pip install {name}, or let {variable} name the program)")
    return str(Path(found).absolute())


def _need_theme(theme: str) -> None:
    source = Path(os.environ.get("WP_SRC") or "/usr/share/wordpress")
    if not (source / "wp-content" / "themes" / theme).is_dir():
        pytest.skip(f"missing: theme {theme} in {source} (Debian package wordpress-theme-{theme})")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
