"""Lint, types and tests in one command: `python -m tests.everything [pytest arguments]`."""

from __future__ import annotations

import os
import subprocess
import sys
import time

STEPS = (
    ("lint", ["-m", "ruff", "check", "."]),
    ("format", ["-m", "ruff", "format", "--check", "--quiet", "."]),
    ("types", ["-m", "mypy"]),
    ("tests", ["-m", "pytest", "-m", "not slow", "-n", str(min(4, os.cpu_count() or 1)), "--dist", "worksteal"]),
)


def main(arguments: list[str]) -> int:
    """Run every step, the rest also after one has failed; 0 if all passed."""
    failed = []
    for name, command in STEPS:
        started = time.monotonic()
        extra = arguments if name == "tests" else []
        code = subprocess.run([sys.executable, *command, *extra], check=False).returncode
        print(f"[{name}] {'passed' if code == 0 else 'FAILED'} in {time.monotonic() - started:.0f} s", flush=True)
        if code:
            failed.append(name)
    if failed:
        print(f"failed: {', '.join(failed)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
