"""A blog made by Nikola as `nikola init` leaves it, served by the standard library's file server.

Its posts come from the same texts as those of the engines' folder, and so does what is known of them.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import threading
import time
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from tests.engines.blogs import DEADLINE, ENGINES, FULL, need_engines, program

POSTS = 150 if FULL else 30
WEEK = 7 * 86400.0
_SETTINGS = {
    "BLOG_TITLE": "Quiet Harbor Counseling",
    "BLOG_AUTHOR": "Maya Okafor-Lindqvist",
    "BLOG_DESCRIPTION": "Notes on healing, honestly told",
    "TIMEZONE": "America/Los_Angeles",
}


class Nikola:
    """The blog, at work until it is closed; `anew` builds it as a build server does, from nothing each time."""

    def __init__(self, work: Path, *, anew: bool) -> None:
        need_engines()
        self._anew = anew
        self._program = program("NIKOLA", "nikola")
        self._source = work / "nikola"
        self._truth = work / "nikola-truth.json"
        self._requests: list[str] = []
        handler = partial(_Files, requests=self._requests, directory=str(self._source / "output"))
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        self.base = f"http://127.0.0.1:{self._server.server_port}/"
        try:
            self._call(work, "init", "--quiet", str(self._source))
            self._settle()
            self._publish()
            self._age()
        except BaseException:
            self._server.server_close()
            raise
        self._thread.start()

    def truth(self) -> dict[str, Any]:
        """What it publishes now."""
        found: dict[str, Any] = json.loads(self._truth.read_text("utf-8"))
        return found

    def change(self) -> None:
        """Go a week on.

        Built in place, the files of a deleted and of a moved post stay, and the sitemap does not tell an edited
        post: it shows the time of the post's folder. Built anew, every time in the sitemap is new.
        """
        if self._anew:
            shutil.rmtree(self._source / "output")
        self._publish(MUTATE="1")

    def asked(self) -> int:
        """How many requests it has answered."""
        return len(self._requests)

    def close(self) -> None:
        """Stop serving."""
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def _settle(self) -> None:
        path = self._source / "conf.py"
        text = path.read_text("utf-8")
        for name, value in {**_SETTINGS, "SITE_URL": self.base}.items():
            text, times = re.subn(rf"(?m)^{name} = .*$", f"{name} = {json.dumps(value)}", text)
            assert times == 1, name
        path.write_text(text, "utf-8")

    def _age(self) -> None:
        """Let the first build be a week old: Nikola's sitemaps give the times of the files."""
        output = self._source / "output"
        then = time.time() - WEEK
        for path in output.rglob("*"):
            os.utime(path, (then, then))
        for path in output.glob("sitemap*.xml"):
            path.unlink()
        self._call(self._source, "build")

    def _publish(self, **more: str) -> None:
        common = ENGINES / "common"
        environment = {
            **os.environ,
            "BASE": self.base.rstrip("/"),
            "POSTS": str(POSTS),
            "PYTHONPATH": str(common),
            "PYTHONDONTWRITEBYTECODE": "1",
            **more,
        }
        fill = [sys.executable, str(common / "static_fill.py"), "nikola", str(self._source), str(self._truth)]
        _run(fill, cwd=self._source, env=environment)
        self._call(self._source, "build")

    def _call(self, folder: Path, *arguments: str) -> None:
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
        _run([self._program, *arguments], cwd=folder, env=environment)


class _Files(SimpleHTTPRequestHandler):
    def __init__(self, *arguments: Any, requests: list[str], **more: Any) -> None:
        self._requests = requests
        super().__init__(*arguments, **more)

    def list_directory(self, path: str | os.PathLike[str]) -> None:  # noqa: ARG002
        """No folder shows its files."""
        self.send_error(404)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        pass

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:  # noqa: ARG002
        self._requests.append(f"{code} {self.path}")


def _run(command: list[str], *, cwd: Path, env: dict[str, str]) -> None:
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=cwd, env=env, timeout=DEADLINE)
    assert done.returncode == 0, (command, done.stdout[-2000:], done.stderr[-2000:])
