"""The demo blogs in a process of their own, for benchmarks; and the golden files, written anew.

`python -m scraper.demo serve --scale 1000 --name wordpress-block` writes one line of JSON to standard output, the
entries for sites.yaml, and serves until its standard input ends; `--log FILE` then keeps what was asked.
`python -m scraper.demo goldens tests/golden` writes the golden files.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from scraper.demo.blog import DemoBlog
from scraper.demo.start import BLOG_NAMES, demo_blogs, start_blogs


def write_goldens(folder: Path) -> int:
    """Write `FOLDER/<blog>/<slug>.txt` for every post, remove those of vanished posts; the number written."""
    count = 0
    for blog in demo_blogs():
        place = folder / blog.name
        place.mkdir(parents=True, exist_ok=True)
        for old in place.glob("*.txt"):
            old.unlink()
        for post in blog.posts:
            (place / f"{post.slug}.txt").write_bytes(blog.golden_of(post).encode())
            count += 1
    return count


def write_log(blogs: Sequence[DemoBlog], file: Path) -> None:
    """One line of JSON for every request, in the order of their times."""
    rows = [(entry.started, blog.name, entry) for blog in blogs for entry in blog.requests]
    rows.sort(key=lambda row: row[:2])
    with file.open("w", encoding="utf-8") as out:
        for _, name, entry in rows:
            out.write(json.dumps({"blog": name, **entry._asdict(), "headers": dict(entry.headers)}) + "\n")


def _arguments(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m scraper.demo", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    serve = commands.add_parser("serve", help="serve blogs until standard input ends")
    serve.add_argument("--name", action="append", choices=BLOG_NAMES, help="a blog; may be given more than once")
    serve.add_argument("--scale", type=int, help="this many generated posts a blog")
    serve.add_argument("--hosts", type=int, help="this many hosts, going round through the names")
    serve.add_argument("--delay", type=float, default=0.0, help="the delay in the entries")
    serve.add_argument("--latency", type=float, default=0.0, help="seconds before every answer")
    serve.add_argument("--close", action="append", default=[], metavar="ROUTE=HOW", help="shut a route: api=403")
    serve.add_argument("--platforms", action="store_true", help="name the platform in the entries")
    serve.add_argument("--log", type=Path, help="write the requests here at the end")
    goldens = commands.add_parser("goldens", help="write the golden files")
    goldens.add_argument("folder", type=Path, nargs="?", default=Path("tests/golden"))
    return parser.parse_args(arguments)


def main(arguments: Sequence[str]) -> int:
    """Run one of the two commands."""
    options = _arguments(arguments)
    if options.command == "goldens":
        sys.stdout.write(f"{write_goldens(options.folder)} files in {options.folder}\n")
        return 0
    closed = dict(pair.split("=", 1) for pair in options.close)
    with start_blogs(
        options.name,
        options.scale,
        hosts=options.hosts,
        delay=options.delay,
        latency=options.latency,
        closed=closed,
        state_platform=options.platforms,
    ) as blogs:
        sys.stdout.write(json.dumps([blog.entry() for blog in blogs]) + "\n")
        sys.stdout.flush()
        sys.stdin.read()
    if options.log:
        write_log(blogs, options.log)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
