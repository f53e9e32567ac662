"""Lint, types and tests in one command: `python -m tests.everything [--all] [pytest arguments]`.

With `--all` also the tests that take long or need more than the package `[test]` brings (marked `slow`).
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

ALL = "--all"
STEPS = (
    ("lint", ["-m", "ruff", "check", "."]),
    ("format", ["-m", "ruff", "format", "--check", "--quiet", "."]),
    ("types", ["-m", "mypy"]),
    ("tests", ["-m", "pytest", "-n", str(min(4, os.cpu_count() or 1)), "--dist", "worksteal"]),
)


def main(arguments: list[str]) -> int:
    """Run every step, the rest also after one has failed; 0 if all passed."""
    chosen = [] if ALL in arguments else ["-m", "not slow"]
    chosen += [argument for argument in arguments if argument != ALL]
    failed = []
    for name, command in STEPS:
        started = time.monotonic()
        extra = chosen if name == "tests" else []
        code = subprocess.run([sys.executable, *command, *extra], check=False).returncode
        print(f"[{name}] {ended(code)} in {time.monotonic() - started:.0f} s", flush=True)
        if code:
            failed.append(name)
    if failed:
        print(f"failed: {', '.join(failed)}")
    return 1 if failed else 0


def ended(code: int) -> str:
    """How a process ended, in words: by itself with a code, or by a signal (negative codes)."""
    if code < 0:
        return f"FAILED (killed by {signal.Signals(-code).name})"
    return f"FAILED (exit code {code})" if code else "passed (exit code 0)"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
