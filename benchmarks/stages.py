"""The share of each stage in a crawl's CPU time: the rooms' doors are timed, the rest is fetch and the loop."""

from __future__ import annotations

import asyncio
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.bench import sites_yaml, table
from scraper.capture import WarcWriter
from scraper.config import load_sites
from scraper.pipeline import Order, crawl, workers
from scraper.store import Archive, Boilerplate, Captures, Ledger, Pages, Readings

_DOORS: tuple[tuple[str, Any, tuple[str, ...]], ...] = (
    ("capture", WarcWriter, ("write", "write_revisit", "flush")),
    ("storage", Captures, ("add", "latest_good", "latest_since", "by_id")),
    ("storage", Pages, ("find", "see")),
    ("storage", Readings, ("save",)),
    ("storage", Boilerplate, ("mark", "render")),
    ("storage", Ledger, ("outcome", "end_crawl", "site", "keep_robots")),
    ("storage", Archive, ("commit", "index_texts")),
    ("extraction", workers, ("extract_page",)),
)


def measure(entries: Sequence[dict[str, Any]], pages: int) -> None:
    """Crawl these blogs in this process and print what each stage took of its CPU time."""
    spent: defaultdict[str, float] = defaultdict(float)
    inside: list[str] = []

    def timed(stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def door(*arguments: Any, **options: Any) -> Any:
            if stage in inside:
                return function(*arguments, **options)
            inside.append(stage)
            started = time.process_time()
            try:
                return function(*arguments, **options)
            finally:
                took = time.process_time() - started
                inside.pop()
                spent[stage] += took
                if inside:
                    spent[inside[-1]] -= took

        return door

    # all in one process, whose clock is read: in a rush known pages would be read in workers
    busy, workers.BUSY_PAGES = workers.BUSY_PAGES, sys.maxsize
    originals = [(owner, name, getattr(owner, name)) for _, owner, names in _DOORS for name in names]
    for stage, owner, names in _DOORS:
        for name in names:
            setattr(owner, name, timed(stage, getattr(owner, name)))
    try:
        with tempfile.TemporaryDirectory() as folder:
            config = load_sites(sites_yaml(Path(folder) / "sites.yaml", entries))
            started = time.process_time()
            order = Order(
                archive=Path(folder) / "archive",
                command="benchmark",
                clock=lambda: datetime.now(UTC),
                state_folder=Path(folder) / "turns",
            )
            asyncio.run(crawl(config.sites, order))
            total = time.process_time() - started
    finally:
        workers.BUSY_PAGES = busy
        for owner, name, original in originals:
            setattr(owner, name, original)
    spent["fetch, discovery and the loop"] = total - sum(spent.values())
    ranked = sorted(spent.items(), key=lambda item: -item[1])
    rows = [(stage, f"{1000 * took / pages:.2f}", f"{100 * took / total:.0f} %") for stage, took in ranked]
    table(
        ("stage, known platforms", "CPU ms a page", "share"),
        [*rows, ("all", f"{1000 * total / pages:.2f}", "100 %")],
    )
