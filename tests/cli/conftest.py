"""A command line of its own for every test: no environment of the developer's, no state outside the test."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from scraper.cli import main
from scraper.demo import DemoBlog, start_blogs
from scraper.fetch import Fetcher, Limits


@pytest.fixture(autouse=True)
def own_world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder to stand in, and a state folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    for name in ("SCRAPE_CONFIG", "SCRAPE_ARCHIVE", "SCRAPE_DEBUG"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, list[DemoBlog]]]:
    """An archive of three demo blogs, to be read only, with its list at `sites.yaml` beside it; the blogs."""
    folder = tmp_path_factory.mktemp("kept")
    with pytest.MonkeyPatch.context() as patch, start_blogs(["kajabi", "generic-static", "wix-2022"]) as blogs:
        patch.setenv("XDG_STATE_HOME", str(folder / "state"))
        listing = folder / "sites.yaml"
        listing.write_text(json.dumps({"sites": [blog.entry() for blog in blogs]}), "utf-8")
        assert main(["all", "-q", "--config", str(listing), "--archive", str(folder / "archive")]) == 0
        yield folder, blogs


@pytest.fixture(autouse=True)
def _short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait hundredths of a second before a request is tried again, where it is this process that asks."""
    defaults = Fetcher.__init__.__kwdefaults__
    assert defaults is not None
    monkeypatch.setitem(defaults, "limits", Limits(backoff_first=0.01, backoff_most=0.02))
