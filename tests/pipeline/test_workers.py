"""The worker processes of extraction end without a word, also while some of them are only starting."""

from __future__ import annotations

import subprocess
import sys

# more workers than pages: when the only page is read, the others are still being started
PROGRAM = """
import asyncio
from datetime import UTC, datetime
from scraper.pipeline.workers import Extractor

async def read():
    page = b"<h1>On rest</h1>" + b"<p>She came in with rain in her hair, and sat down.</p>" * 9
    return await extractor.alone(page, "https://a.org/rest", datetime(2024, 8, 17, tzinfo=UTC))

if __name__ == "__main__":
    extractor = Extractor(4)
    print(asyncio.run(read()).title)
    extractor.close()
"""


def test_ending_while_workers_start_is_silent() -> None:
    for _ in range(5):
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM], capture_output=True, text=True, timeout=120, check=False
        )
        assert (done.stdout, done.stderr, done.returncode) == ("On rest\n", "", 0)
