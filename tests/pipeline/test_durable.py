"""The order in which things become durable: WARC records, then the database that names them, then text files."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from scraper.capture.writer import WarcWriter
from scraper.store import archive, textfiles
from tests.pipeline.lab import Lab, home, paragraphs, post, sitemap

ARTICLE = '<meta property="og:type" content="article">'
PAGES = {"/": home(""), "/sitemap.xml": sitemap(["rest", "grief"])} | {
    f"/{name}": post(f"On {name}", paragraphs(120, name), head=ARTICLE) for name in ("rest", "grief")
}


def test_the_database_names_no_record_before_it_is_on_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    put, sync, write = WarcWriter._put, os.fsync, textfiles.write_file

    def noted(name: str, real: Any) -> Any:
        def work(*arguments: Any) -> Any:
            result = real(*arguments)
            done.append(name)
            return result

        return work

    commit = archive._COMMIT

    class Noted:
        run = staticmethod(noted("commit", commit.run))

    monkeypatch.setattr(WarcWriter, "_put", noted("record", put))
    monkeypatch.setattr(os, "fsync", noted("sync", sync))
    monkeypatch.setattr(textfiles, "write_file", noted("file", write))
    monkeypatch.setattr(archive, "_COMMIT", Noted())
    with Lab(tmp_path, PAGES.get) as lab:
        assert lab.run().counts == {"saved": 2}
    assert {"record", "sync", "commit", "file"} <= set(done)
    unsafe = False
    for name in done:
        unsafe = name == "record" or (unsafe and name != "sync")
        assert not (unsafe and name == "commit"), "a commit may name a record that a power cut would take"
    assert done.index("commit", done.index("record")) < done.index("file"), "a file came before its row"
