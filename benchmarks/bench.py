"""What the benchmarks share: demo blogs in a process of their own, commands with their cost, a table."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

NAMES = "blogs.example"


@contextmanager
def blogs(**options: Any) -> Iterator[list[dict[str, Any]]]:
    """Demo blogs, served by a process of their own; their entries for sites.yaml."""
    command = [sys.executable, "-m", "scraper.demo", "serve", json.dumps(options)]
    server = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert server.stdin is not None
    assert server.stdout is not None
    try:
        yield json.loads(server.stdout.readline())
    finally:
        server.stdin.close()
        server.wait(30)
        server.stdout.close()


@dataclass(frozen=True, kw_only=True)
class Cost:
    """What a command took: seconds of wall clock and of CPU (all its processes), and peak PSS in MiB.

    `peak` is that of all its processes together, `own` that of the command itself.
    """

    wall: float
    cpu: float
    peak: float
    own: float
    code: int
    output: str


def run(command: Sequence[str], *, env: dict[str, str] | None = None, sample: bool = True) -> Cost:
    """Run a command to its end and measure it."""
    before = os.times()
    started = time.monotonic()
    with tempfile.TemporaryFile("w+") as output:
        process = subprocess.Popen(
            command, stdout=output, stderr=subprocess.STDOUT, env={**os.environ, **(env or {})}
        )
        peak = [0.0, 0.0]
        watcher = threading.Thread(target=_watch, args=(process, peak))
        if sample:
            watcher.start()
        code = process.wait()
        wall = time.monotonic() - started
        if sample:
            watcher.join()
        output.seek(0)
        text = output.read()
    after = os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return Cost(wall=wall, cpu=cpu, peak=peak[0], own=peak[1], code=code, output=text)


def _watch(process: subprocess.Popen[bytes], peak: list[float]) -> None:
    while process.poll() is None:
        own, *others = (_pss(pid) for pid in _family(process.pid))
        peak[:] = max(peak[0], own + sum(others)), max(peak[1], own)
        time.sleep(0.2)


def _family(pid: int) -> list[int]:
    """A process and all its descendants (Linux)."""
    found, waiting = [], [pid]
    while waiting:
        current = waiting.pop()
        found.append(current)
        for task in Path(f"/proc/{current}/task").glob("*/children"):
            try:
                waiting += [int(child) for child in task.read_text().split()]
            except OSError:
                continue
    return found


def _pss(pid: int) -> float:
    """Proportional set size in MiB: shared pages are divided among those who share them."""
    try:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
    except OSError:
        pass
    return 0.0


def scrape(*arguments: str) -> list[str]:
    """The command `scrape` of this environment."""
    return [str(Path(sys.executable).with_name("scrape")), *arguments]


def sites_yaml(path: Path, entries: Sequence[dict[str, Any]]) -> Path:
    """Write a list of blogs (JSON is YAML)."""
    path.write_text(json.dumps({"sites": list(entries)}), "utf-8")
    return path


def table(header: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Print a Markdown table."""
    print("| " + " | ".join(header) + " |")
    print("|" + "---|" * len(header))
    for row in rows:
        print("| " + " | ".join(str(cell) for cell in row) + " |")
