"""An operator who moves old WARC files to cold storage loses nothing but the cheap 304s."""

from __future__ import annotations

from pathlib import Path

from scraper.demo import start_blogs
from tests.pipeline.tools import World, articles


def test_a_crawl_goes_on_without_the_old_warc_files(tmp_path: Path) -> None:
    with start_blogs(["kajabi"], heavy=False) as blogs:
        world, archive = World(tmp_path, blogs), tmp_path / "archive"
        world.crawl(archive)
        before = articles(archive)
        for file in (archive / "warc").iterdir():
            file.unlink()
        blogs[0].clear_requests()
        report = world.crawl(archive, code=5)["kajabi"]
        first: dict[str, set[str]] = {}
        for entry in blogs[0].requests:
            first.setdefault(entry.path, {name.lower() for name in dict(entry.headers)})
        assert report["status"] == "ok"
        assert articles(archive) == before
        assert first
        assert not any("if-none-match" in names for names in first.values())
        blogs[0].clear_requests()
        # it is said once that the files are gone
        world.crawl(archive)
        again = [{name.lower() for name in dict(entry.headers)} for entry in blogs[0].requests]
        assert any("if-none-match" in names for names in again)
