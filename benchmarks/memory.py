"""Peak memory of crawler and workers as the number of posts grows: flat, and under 250 MiB."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from benchmarks.bench import blogs, run, scrape, sites_yaml, table

SIZES = (100, 1000, 5000)


def main() -> None:
    """Crawl one blog of each size, by API in bulk, by pages of a known platform, by pages of an unknown one."""
    kinds: dict[str, dict[str, Any]] = {
        "WordPress, REST in bulk": {"names": ["wordpress-block"]},
        "Kajabi, page by page": {"names": ["kajabi"], "heavy": False},
        "unknown platform, page by page (workers)": {"names": ["kajabi"], "heavy": False},
    }
    rows = []
    for title, options in kinds.items():
        for size in SIZES:
            with tempfile.TemporaryDirectory() as folder, blogs(scale=size, delay=0, **options) as entries:
                if title.startswith("unknown"):
                    entries = [{**entry, "platform": "generic"} for entry in entries]
                listing = sites_yaml(Path(folder) / "sites.yaml", entries)
                cost = run(
                    scrape("all", "--config", str(listing), "--archive", f"{folder}/archive"),
                    env={"XDG_STATE_HOME": folder},
                )
                count = len(list(Path(folder, "archive").glob("*/*.txt")))
            rows.append((title, size, count, f"{cost.peak:.0f}", f"{cost.wall:.0f}", cost.code))
    table(("route", "posts", "archived", "peak PSS, MiB", "wall s", "exit"), rows)
