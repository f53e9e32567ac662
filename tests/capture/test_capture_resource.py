"""Files that nobody was asked for: `resource` records (WARC 1.1, 6.3)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from scraper.capture import payload_digest, read_response, scan
from scraper.types import Response
from tests.capture.warcs import PLAIN, WHEN, check, close_all, kinds, naive, writer

FILE = Response(
    url="import:00000000000000aa/on%20rain.txt",
    status=200,
    reason="",
    http_version="",
    headers=(("Content-Type", "text/plain"),),
    body="Über den Regen\r\n\r\nEr fällt.\n".encode(),
    content=None,
    fetched_at=WHEN,
    seconds=0.0,
    request_target="",
    request_headers=(),
)


@pytest.fixture(autouse=True)
def _writers_are_closed() -> Iterator[None]:
    yield
    close_all()


def test_a_file_is_kept_under_its_own_type_and_comes_back(tmp_path: Path) -> None:
    warc = writer(tmp_path)
    place = warc.write_resource(FILE, run="r1", site="import")
    after = warc.write(PLAIN, run="r1", site="a")
    warc.close()
    check(tmp_path)
    # nobody was asked for it, so no request is with it
    assert kinds(tmp_path / place.file) == ["warcinfo", "resource", "response", "request"]
    fields, block = naive(tmp_path / place.file)[1]
    assert block == FILE.body
    assert (fields["WARC-Target-URI"], fields["Content-Type"]) == (FILE.url, "text/plain")
    assert fields["WARC-Payload-Digest"] == fields["WARC-Block-Digest"] == payload_digest(FILE.body)
    assert "WARC-IP-Address" not in fields
    back = read_response(tmp_path, place.file, place.offset)
    assert (back.url, back.content, back.body) == (FILE.url, FILE.body, FILE.body)
    assert (back.status, back.media_type, back.fetched_at) == (200, "text/plain", WHEN)
    assert read_response(tmp_path, after.file, after.offset).url == PLAIN.url


def test_an_index_is_told_of_it(tmp_path: Path) -> None:
    warc = writer(tmp_path)
    place = warc.write_resource(FILE, run="r1", site="import")
    warc.close()
    (found,) = scan(tmp_path, {})
    assert (found.kind, found.url, found.status, found.media_type) == ("resource", FILE.url, 200, "text/plain")
    assert (found.offset, found.length, found.site) == (place.offset, place.length, "import")
    assert found.payload_digest == place.payload_digest
