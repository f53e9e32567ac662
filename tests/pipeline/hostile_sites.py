"""Blogs of hostile hosts: each serves a document that is made to take long, or much memory, to read."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Mapping

from scraper.demo.server import Answer
from tests.discover.tools import Pages
from tests.pipeline.lab import home, june, post, rss, sitemap

ARTICLE = '<meta property="og:type" content="article">'
KNOWN = '<meta name="generator" content="WordPress 6.5"><link rel="https://api.w.org/" href="HOST/wp-json/">'


def same_address_again() -> Mapping[str, Answer | str]:
    entries = "<url><loc>http://e/a</loc></url>" * 1_500_000
    packed = gzip.compress(f"<urlset>{entries}</urlset>".encode(), 9)
    robots = "Sitemap: HOST/sitemap.xml.gz\n"
    return {
        "/": home(""),
        "/robots.txt": robots,
        "/sitemap.xml.gz": Answer(parts=(packed,), kind="application/gzip"),
    }


def many_sitemaps() -> Mapping[str, Answer | str]:
    # one that would hold up the loop, and two that are not the first
    sizes = (24_000, 1_000, 1_000)
    index = "".join(f"<sitemap><loc>HOST/posts-{i}.xml</loc></sitemap>" for i in range(len(sizes)))
    pages: dict[str, Answer | str] = {
        f"/posts-{i}.xml": sitemap({f"p{i}-{n}": "2024-01-02T03:04:05+02:00" for n in range(size)})
        for i, size in enumerate(sizes)
    }
    return pages | {"/": home(""), "/sitemap.xml": f"<sitemapindex>{index}</sitemapindex>"}


def open_scripts() -> Mapping[str, Answer | str]:
    return {
        "/": home(),
        "/rss.xml": rss([("a", "a", "Mon, 01 Jun 2026 12:30:00 GMT", "<p>" + "<script>" * 12_500)]),
    }


def many_items() -> Mapping[str, Answer | str]:
    return {"/": home(), "/rss.xml": rss((f"p{i}", f"p{i}", june(1), "<p>Short.</p>") for i in range(10_000))}


def heavy_home() -> Mapping[str, Answer | str]:
    links = "".join(f'<a href="/blog/p-{i}">A post of number {i}</a>' for i in range(100_000))
    return {"/": f"<!doctype html><html><head><title>My blog</title></head><body>{links}</body></html>"}


def heavy_list() -> Mapping[str, Answer | str]:
    links = "".join(f'<a href="/blog/p-{i}">A post of number {i}</a>' for i in range(100_000))
    front = home("").replace("</h1>", '</h1><nav><a href="/blog">Blog</a></nav>')
    return {"/": front, "/blog": f"<!doctype html><html><body><main>{links}</main></body></html>"}


def api_of_nothings() -> Mapping[str, Answer | str]:
    many = json.dumps([{"id": i, "link": "x"} for i in range(50_000)])
    headers = (("X-WP-Total", "50000"), ("X-WP-TotalPages", "500"))
    answer = Answer(parts=(many,), kind="application/json", headers=headers)
    return {"/": home(KNOWN), "*wp-json": answer}


def one_heavy_api_post() -> Mapping[str, Answer | str]:
    one = {"id": 1, "link": "HOST/a", "title": {"rendered": "A"}, "content": {"rendered": "<p>w w" * 200_000}}
    one |= {"date": "2024-01-02T03:04:05", "date_gmt": "2024-01-02T03:04:05"}
    headers = (("X-WP-Total", "1"), ("X-WP-TotalPages", "1"))
    answer = Answer(parts=(json.dumps([one]),), kind="application/json", headers=headers)
    return {"/": home(KNOWN), "*wp-json": answer}


def heavy_post_of_a_known_platform() -> Mapping[str, Answer | str]:
    body = '<div class="wp-block-x"><p>w <a href="/x">y</a>' * 60_000
    return {"/": home(KNOWN), "/sitemap.xml": sitemap(["a"]), "/a": post("A", body, "2024-01-02", KNOWN + ARTICLE)}


def heavy_robots() -> Mapping[str, Answer | str]:
    rules = "User-agent: *\n" + "".join(f"Disallow: /x{i}*y*z$\n" for i in range(5_000))
    return {"/": home(""), "/robots.txt": rules, "/sitemap.xml": sitemap([f"p{i}" for i in range(500)])}


def heavy_reservations() -> Mapping[str, Answer | str]:
    rules = json.dumps([{"location": f"/{i}*", "tdm-reservation": 1} for i in range(200_000)])
    told = Answer(parts=(rules,), kind="application/json")
    return {"/": home(), "/rss.xml": rss([]), "/.well-known/tdmrep.json": told, "/sitemap.xml": sitemap(["a"])}


def links_in_one_another() -> Mapping[str, Answer | str]:
    links = "".join(f'<a href="/blog/p{i}"><object>' for i in range(600)) + "w " * 480_000
    front = home("").replace("</h1>", '</h1><nav><a href="/blog">Blog</a></nav>')
    return {"/": front, "/blog": f"<!doctype html><html><body>{links}</body></html>"}


def map_of_short_lines() -> Mapping[str, Answer | str]:
    lines = "".join(f"http://ü{i:x}.de\n" for i in range(30_000))
    return {"/": home(""), "/sitemap.xml": Answer(parts=(lines,), kind="text/plain")}


HOSTILE = (
    same_address_again, many_sitemaps, open_scripts, many_items, heavy_home, heavy_list, api_of_nothings,
    one_heavy_api_post, heavy_post_of_a_known_platform, heavy_robots, heavy_reservations, links_in_one_another,
    map_of_short_lines,
)  # fmt: skip


def served(pages: Mapping[str, Answer | str]) -> Pages:
    anywhere = {path[1:]: answer for path, answer in pages.items() if path.startswith("*")}

    def answer(path: str) -> Answer | str | None:
        if found := pages.get(path) or next((found for part, found in anywhere.items() if part in path), None):
            return found
        # five such answers end the host, so that no hundred thousand posts are asked for
        return Answer(status=403) if re.match(r"/(blog/)?p-?\d", path) else None

    return Pages(answer)
