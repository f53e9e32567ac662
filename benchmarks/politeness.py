"""The politeness bound: 20 hosts, 10 posts each, 0.5 s start to start: how near to the ideal, and was it kept."""

from __future__ import annotations

import json
import tempfile
from collections import defaultdict
from pathlib import Path

from benchmarks.bench import blogs, run, scrape, sites_yaml, table

HOSTS, POSTS, DELAY = 20, 10, 0.5
#: what the bound allows: wall time over requests x delay, and the shortest gap as a share of the delay
MOST_WALL, LEAST_GAP = 1.1, 0.95


def main() -> None:
    """Crawl, then read the gaps from the servers' own log."""
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "log.jsonl"
        options = {"names": ["kajabi"], "hosts": HOSTS, "scale": POSTS, "delay": DELAY, "heavy": False}
        with blogs(log=str(log), **options) as entries:
            listing = sites_yaml(Path(folder) / "sites.yaml", entries)
            cost = run(
                scrape("all", "--config", str(listing), "--archive", f"{folder}/archive"),
                env={"XDG_STATE_HOME": folder},
                sample=False,
            )
        starts: dict[str, list[float]] = defaultdict(list)
        for line in log.read_text("utf-8").splitlines():
            row = json.loads(line)
            starts[row["blog"]].append(row["started"])
    gaps = [b - a for times in starts.values() for a, b in zip(sorted(times), sorted(times)[1:], strict=False)]
    requests = max(len(times) for times in starts.values())
    ideal = requests * DELAY
    table(
        ("hosts", "requests a host", "ideal s", "wall s", "wall / ideal", f"at most {MOST_WALL}"),
        [
            (
                HOSTS,
                requests,
                f"{ideal:.1f}",
                f"{cost.wall:.2f}",
                f"{cost.wall / ideal:.2f}",
                cost.wall / ideal <= MOST_WALL,
            )
        ],
    )
    print()
    table(
        ("gaps", "shortest s", "median s", f"none under {LEAST_GAP} of the delay"),
        [(len(gaps), f"{min(gaps):.3f}", f"{sorted(gaps)[len(gaps) // 2]:.3f}", min(gaps) >= LEAST_GAP * DELAY)],
    )
