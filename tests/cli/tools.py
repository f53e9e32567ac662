"""What tests of the command line share: processes, pseudo-terminals, lists of blogs, small bad servers."""

from __future__ import annotations

import fcntl
import json
import os
import pty
import select
import struct
import subprocess
import sys
import termios
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

SCRAPE = str(Path(sys.executable).parent / "scrape")
DEADLINE = 60.0

#: path -> status, headers, body
Answer = Callable[[str], tuple[int, dict[str, str], bytes]]


def run(*arguments: str, **more: Any) -> subprocess.CompletedProcess[str]:
    """The installed command in a process of its own."""
    return subprocess.run(
        [SCRAPE, *arguments], check=False, capture_output=True, text=True, timeout=DEADLINE, **more
    )


#: the command in a process that is told its waiting: `scrape` with no delay between requests by default, ...
UNDELAYED = """
import sys
from scraper.config import load
load.DEFAULT_DELAY = 0.0
from scraper.cli import main
sys.exit(main())
"""
#: ... with short pauses before a request is tried again, ...
IMPATIENT = """
import sys
from scraper.fetch import Fetcher, Limits
Fetcher.__init__.__kwdefaults__["limits"] = Limits(backoff_first=0.6, backoff_most=1.2)
from scraper.cli import main
sys.exit(main())
"""
#: ... and many commands, one after the other, their exit codes written into a file
MANY = """
import json, pathlib, sys
from scraper.cli import main
codes = [main(command) for command in json.loads(sys.argv[1])]
pathlib.Path(sys.argv[2]).write_text(json.dumps(codes))
"""


def program(text: str) -> tuple[str, ...]:
    """A program in Python as a command."""
    return sys.executable, "-c", text


def on_terminal(*arguments: str, width: int = 80, command: Sequence[str] = (SCRAPE,)) -> tuple[int, bytes]:
    """The installed command on a pseudo-terminal: its exit code, and every byte that reached the screen."""
    parent, child = pty.openpty()
    fcntl.ioctl(child, termios.TIOCSWINSZ, struct.pack("HHHH", 40, width, 0, 0))
    environment = {**os.environ, "TERM": "xterm-256color"}
    environment.pop("COLUMNS", None)
    process = subprocess.Popen([*command, *arguments], stdin=child, stdout=child, stderr=child, env=environment)
    os.close(child)
    screen = b""
    end = time.monotonic() + DEADLINE
    while time.monotonic() < end and select.select([parent], [], [], end - time.monotonic())[0]:
        try:
            part = os.read(parent, 65536)
        except OSError:
            break
        if not part:
            break
        screen += part
    os.close(parent)
    return process.wait(DEADLINE), screen


def until(condition: Callable[[], object], what: str) -> None:
    """Come back as soon as the condition holds; fail at the deadline."""
    end = time.monotonic() + DEADLINE
    while not condition():
        assert time.monotonic() < end, f"in vain: {what}"
        time.sleep(0.002)


def listing(folder: Path, entries: Sequence[dict[str, Any]]) -> Path:
    """A sites.yaml of these entries."""
    path = folder / "sites.yaml"
    path.write_text(json.dumps({"sites": list(entries)}), "utf-8")
    return path


def local(name: str, url: str) -> dict[str, Any]:
    """The entry of a blog on this machine."""
    return {"name": name, "url": url, "allow_local": True, "delay": 0.0}


def text(
    body: str, status: int = 200, kind: str = "text/html; charset=utf-8"
) -> tuple[int, dict[str, str], bytes]:
    """An answer of text."""
    return status, {"Content-Type": kind}, body.encode("utf-8", "surrogatepass")


@contextmanager
def server(answer: Answer) -> Iterator[str]:
    """A small server on loopback; its address."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, headers, body = answer(self.path)
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        thread = threading.Thread(target=running.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{running.server_port}/"
        finally:
            running.shutdown()
            thread.join()
