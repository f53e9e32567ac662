"""`python -m benchmarks [NAME …]`: runs them (throughput, politeness, memory …), prints Markdown."""

from __future__ import annotations

import sys

from benchmarks import extraction, hostile, memory, opening, politeness, repeats, requests, throughput

ALL = {
    "throughput": throughput.main,
    "politeness": politeness.main,
    "memory": memory.main,
    "requests": requests.main,
    "extraction": extraction.main,
    "repeats": repeats.main,
    "hostile": hostile.main,
    "opening": opening.main,
}


def main(names: list[str]) -> int:
    """Run the named benchmarks, all of them without a name."""
    unknown = [name for name in names if name not in ALL]
    if unknown:
        print(f"unknown: {', '.join(unknown)}; there are: {', '.join(ALL)}", file=sys.stderr)
        return 2
    for name in names or list(ALL):
        print(f"## {name}\n", flush=True)
        ALL[name]()
        print(flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
