"""Seconds and memory that documents of hostile hosts cost a crawl: those of tests/pipeline/hostile_sites.py."""

from __future__ import annotations

import tempfile
from pathlib import Path

from benchmarks.bench import run, scrape, sites_yaml, table
from tests.pipeline.hostile_sites import HOSTILE, served


def main() -> None:
    """Crawl one blog with each document."""
    rows = []
    for make in HOSTILE:
        with tempfile.TemporaryDirectory() as folder, served(make()) as pages:
            entry = {"name": "bad", "url": pages.url, "delay": 0, "allow_local": True}
            listing = sites_yaml(Path(folder) / "sites.yaml", [entry])
            command = scrape("all", "--config", str(listing), "--archive", f"{folder}/archive")
            cost = run(command, env={"XDG_STATE_HOME": folder})
        measured = f"{cost.cpu:.1f}", f"{cost.wall:.1f}", f"{cost.own:.0f}", f"{cost.peak:.0f}"
        rows.append((make.__name__.replace("_", " "), *measured, cost.code))
    table(("document", "CPU s", "wall s", "crawler, peak MiB", "with workers", "exit"), rows)
