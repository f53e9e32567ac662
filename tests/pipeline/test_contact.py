"""Whom a site can write to: the operator's contact, or that of its own entry."""

from __future__ import annotations

import json
from pathlib import Path

from scraper.demo import start_blogs
from tests.pipeline.tools import World


def test_an_entrys_own_contact_is_sent_to_its_site(tmp_path: Path) -> None:
    with start_blogs(["kajabi", "kajabi"], heavy=False) as blogs:
        world = World(tmp_path, blogs)
        entries = [blogs[0].entry() | {"contact": "own@example.org"}, blogs[1].entry()]
        listing = {"defaults": {"contact": "all@example.org"}, "sites": entries}
        world.config.write_text(json.dumps(listing), "utf-8")
        world.crawl(tmp_path / "archive")
        agents = [{dict(entry.headers)["user-agent"] for entry in blog.requests} for blog in blogs]
    assert all("contact own@example.org" in agent for agent in agents[0])
    assert all("contact all@example.org" in agent for agent in agents[1])
