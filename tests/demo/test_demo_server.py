"""The server under the demo blogs speaks HTTP as real ones do."""

import gzip
import http.client
import json
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from scraper.demo import DemoBlog, start_blogs
from scraper.demo.weight import Weight, gzip_bytes, raw_bytes
from tests.demo.client import ask, get


def test_weight_and_words_make_one_gzip_member() -> None:
    parts = ("é" * 10, Weight("a" * 5000), "middle", Weight("b" * 70_000), Weight("c"), "end")
    packed = gzip_bytes(parts)
    assert gzip.decompress(packed) == raw_bytes(parts)
    assert packed.count(b"\x1f\x8b\x08\x00") == 1


def test_gzip_only_for_who_accepts_it(blogs: dict[str, DemoBlog]) -> None:
    for blog in blogs.values():
        path = blog.path(blog.posts[0])
        plain, packed = get(blog, path), get(blog, path, accept_encoding="gzip, br")
        assert "content-encoding" not in plain.headers
        assert packed.headers["content-encoding"] == "gzip"
        assert packed.text == plain.text
        assert packed.headers["vary"] == "Accept-Encoding"


def test_head_is_get_without_a_body(blogs: dict[str, DemoBlog]) -> None:
    blog = blogs["wordpress-block"]
    url = blog.absolute(blog.path(blog.posts[0]))
    head, whole = ask(url, "HEAD"), ask(url)
    assert head.status == 200
    assert head.body == b""
    assert head.headers["content-length"] == str(len(whole.body))


def test_connections_are_kept_alive(blogs: dict[str, DemoBlog]) -> None:
    blog = blogs["kajabi"]
    connection = http.client.HTTPConnection("127.0.0.1", int(blog.url.rsplit(":", 1)[1].strip("/")), timeout=10)
    for _ in range(3):
        connection.request("GET", "/robots.txt")
        answer = connection.getresponse()
        answer.read()
        assert not answer.will_close
        sock = connection.sock
        assert sock is not None
    connection.close()


def test_other_methods_are_refused(blogs: dict[str, DemoBlog]) -> None:
    assert ask(blogs["kajabi"].url, "POST").status == 501


def test_every_request_is_logged() -> None:
    with start_blogs(["wix-2025"]) as (blog,):
        get(blog, "/robots.txt", user_agent="test/1")
        get(blog, "/nothing?x=1")
        first, second = blog.requests
        assert (first.method, first.path, first.status) == ("GET", "/robots.txt", 200)
        assert first.headers["user-agent"] == "test/1"
        assert (second.path, second.status) == ("/nothing?x=1", 404)
        assert second.started >= first.ended >= first.started
        blog.clear_requests()
        assert blog.requests == []


def test_nothing_is_left_open() -> None:
    before = threading.active_count()
    with start_blogs(["kajabi", "generic-static"]) as started:
        urls = [blog.url for blog in started]
        assert all(ask(url).status == 200 for url in urls)
    for url in urls:
        with pytest.raises(OSError, match="refused"):
            ask(url)
    assert threading.active_count() <= before + 2  # connection threads may still be ending


def test_a_blog_that_is_not_started_has_no_address() -> None:
    from scraper.demo import demo_blogs

    with pytest.raises(RuntimeError, match="not started"):
        _ = demo_blogs(["kajabi"])[0].url


def test_a_process_of_its_own(tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    options = {"names": ["kajabi"], "hosts": 2, "scale": 3, "log": str(log)}
    command = [sys.executable, "-m", "scraper.demo", "serve", json.dumps(options)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        entries = json.loads(process.stdout.readline())
        assert [entry["name"] for entry in entries] == ["kajabi", "kajabi-2"]
        assert ask(entries[1]["url"] + "blog.rss").status == 200
        process.communicate(timeout=20)
    assert process.returncode == 0
    rows = [json.loads(line) for line in log.read_text().splitlines()]
    assert [(row["blog"], row["path"], row["status"]) for row in rows] == [("kajabi-2", "/blog.rss", 200)]
