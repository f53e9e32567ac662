"""The demo blogs in a process of their own, for benchmarks; and the golden files, written anew.

`python -m scraper.demo serve '{"names": ["wordpress-block"], "scale": 1000}'` writes one line of JSON to standard
output, the entries for sites.yaml, and serves until its standard input ends. The options are those of
`start_blogs`; `log` names a file that then gets a line of JSON for every request.
`python -m scraper.demo goldens tests/golden` writes the golden files.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from scraper.demo.blog import DemoBlog
from scraper.demo.start import demo_blogs, start_blogs


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


def serve(options: dict[str, Any]) -> None:
    """Open the blogs, name their entries, and stay until standard input ends."""
    log = options.pop("log", None)
    with start_blogs(**options) as blogs:
        sys.stdout.write(json.dumps([blog.entry() for blog in blogs]) + "\n")
        sys.stdout.flush()
        sys.stdin.read()
    if log:
        write_log(blogs, Path(log))


def main(arguments: Sequence[str]) -> int:
    """Run one of the two commands."""
    match arguments:
        case ["serve", *rest] if len(rest) <= 1:
            serve(json.loads(rest[0]) if rest else {})
        case ["goldens", folder]:
            sys.stdout.write(f"{write_goldens(Path(folder))} files in {folder}\n")
        case _:
            sys.stderr.write(__doc__ or "")
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
