"""A corpus of broken and hostile pages, built to a size: what each is aimed at is in its name."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from itertools import count

from tests.extraction.pages import PROSE

Build = Callable[[int], bytes]

#: a theme without known marks (trafilatura reads it), and one with a marked-up body (we read it)
PLAIN = "<article><h1>On rest</h1>%s</article>"
MARKED = '<div class="h-entry"><h1 class="p-name">On rest</h1><div class="e-content">%s</div></div>'
POST = PLAIN % PROSE


def page(head: str = "", body: str = POST) -> bytes:
    """A whole page with a title."""
    html = f"<!DOCTYPE html><html><head><title>On rest - A site</title>{head}</head><body>{body}</body></html>"
    return html.encode("utf-8", "surrogatepass")


def many(unit: str, size: int) -> str:
    """A unit said again and again up to a size."""
    return unit * (size // len(unit)) + unit[: size % len(unit)]


def numbered(unit: str, size: int) -> str:
    """The same with a number in each, so that none is like another."""
    found, left = [], size
    for number in count():
        found.append(unit % number)
        left -= len(found[-1])
        if left < 0:
            return "".join(found)
    raise AssertionError


#: what stands in the text, again and again
IN_TEXT = {
    "deep divs": "<div>",
    "bold never closed": "<b>",
    "paragraphs with bold never closed": "<p><b>",
    "misnested": "<a><b><i><p>",
    "nobr": "<nobr>x",
    "tables in tables": "<table><tr><td>",
    "lists in lists": "<ul><li>",
    "quotes in quotes": "<blockquote>",
    "paragraphs in a table": "<table><p>x",
    "paragraphs": "<p>x ",
    "spans": "<span>x</span>",
    "bold": "<b>x</b> ",
    "links": "<a href=x>x</a>",
    "pictures": "<img src=x>",
    "headlines": "<h2>x</h2>",
    "lists": "<ul><li>x</li></ul>",
    "breaks": "x<br>",
    "breaks of nothing": "<br> ",
    "details": "<details><summary>x</summary>y</details>",
    "definitions": "<dt>x<dd>y",
    "words": "word ",
    "one word": "w",
    "white space": "\xa0 \t",
    "nothing to see": "\u200b",
    "joiners": "\u200d",
    "nulls": "\0",
    "less than": "<",
    "tags that begin": "<a",
    "figures that begin": "<figure ",
    "captions": "<figure><img><figcaption>x</figcaption>",
    "comments": "<!-- x -->",
    "cdata": "<![CDATA[ ",
    "ampersands": "&",
    "entities of nothing": "&#x110000;&foo;&#0;&#xD800;",
    "end tags": "</p>",
    "unknown ends": "</x>",
    "options": "<select><option>x",
    "templates": "<template><p>x",
    "plaintext": "<plaintext><p>x",
    "drawings": "<svg><g>",
    "formulas": "<math><mi>",
    "frames": "<frameset><frame src=x>",
    "unknown tags": "<foo>",
    "ruby": "<ruby><rt>x",
    "buttons": "<button>x",
    "forms": "<form><input>",
    "share buttons": "<i class=share>x</i>",
    "share buttons in one another": "<div class=share>",
    "scripts": "<script>var a = 1;</script>",
    "scripts never closed": "<script><!--<script>",
    "hidden addresses": '<a data-cfemail="00414243">x</a>',
    "shortcodes": "[et_pb_aaa ",
    "labels of contents": "<p>Contents</p>",
    "labels of an end": "<p>Related posts</p>",
    "marked bodies": '<div class="entry-content">x</div>',
    "articles": "<article><h2>a</h2><p>x</p></article>",
    "mains": "<main><p>some words</p>",
    "authors": '<span class="author"><i class=fn>12 34</i></span>',
    "author links": "<a rel=author href=/author/x>Jane Doe</a>",
    "dates": '<time datetime="99999-99-99">1/2/3 4-5-6 12:34 Mar 32, 20188 ago</time>',
    "tags": "<a rel=tag>grief</a>",
    "next pages": '<a class="post-page-numbers" href="/a-post/2/">2</a><link rel=next href="/a-post/">',
}

#: what stands in the head, again and again
IN_HEAD = {
    "metas that begin": "<meta ",
    "charsets": "<meta charset=",
    "robots": '<meta name=robots content="a,b">',
    "linked data": '<script type="application/ld+json">{"@type":"Article","author":{"@id":"x"}}</script>',
    "sites": '<script type="application/ld+json">{"@type":"Organization","name":"A house"}</script>',
}


def _data(text: str) -> bytes:
    return page(f'<script type="application/ld+json">{text}</script>')


def _said(**values: object) -> bytes:
    return _data(json.dumps({"@type": "Article", "headline": "On rest", **values}))


def _titled(title: str, site: str = "X") -> bytes:
    return page(f'<meta property="og:title" content="{title}"><meta property="og:site_name" content="{site}">')


def _utf16(unit: str, size: int) -> bytes:
    return page(body=PLAIN % (PROSE + many(unit, size))).decode().encode("utf-16")


#: what is aimed at one place
AIMED: dict[str, Build] = {
    "cut off in a tag": lambda n: page(body=POST + many("<p>word ", n))[:-9],
    "cut off in a comment": lambda n: page(body=POST + "<!--" + many("- -", n)),
    "cut off in an attribute": lambda n: page(body=POST + '<a href="' + many("/x", n)),
    "only white space": lambda n: b" " * n,
    "declared behind white space": lambda n: b" " * n + b'<?xml version="1.0" encoding="utf-8"?>' + page(),
    "only a script": lambda n: page(body=f"<script>{many('var a=1;', n)}</script>"),
    "attributes": lambda n: page(body=f"<div {numbered('a%d=1 ', n)}>{POST}</div>"),
    "attributes in quotes": lambda n: page(body="<div " + numbered('a%d=">"', n) + f">{POST}</div>"),
    "open fonts": lambda n: page(body=POST + numbered("<p><font color=%d>x</p>", n)),
    "distinct tags": lambda n: page(body=POST + numbered("<x%d></x>", n)),
    "a long tag": lambda n: page(body=f"{POST}<{many('a', n)}>"),
    "long classes": lambda n: page(body=f'<div class="{many("a ", n)}">{POST}</div>'),
    "cells of one row": lambda n: page(body=PLAIN % f"{PROSE}<table><tr>{many('<td>a', n)}</table>"),
    "rows": lambda n: page(body=PLAIN % f"{PROSE}<table>{many('<tr><td>a<td>b', n)}</table>"),
    "joiners that join": lambda n: page(body=MARKED % f"{PROSE}<p>x{many(chr(0x200D), n)}y</p>"),
    "a shortcode of equal signs": lambda n: page(body=MARKED % f"{PROSE}<p>[abc {many('=', n)}</p>"),
    "a shortcode of letters": lambda n: page(body=MARKED % f"{PROSE}<p>[et_pb_{many('a', n)}</p>"),
    "cites of nothing": lambda n: page(body=MARKED % f"<blockquote>{many('<cite></cite>', n)}</blockquote>"),
    "line ends of a text": lambda n: page(body=MARKED % f"{PROSE}<pre>{many(chr(10) + ' x', n)}</pre>"),
    "spaces between breaks": lambda n: page(body=MARKED % f"{PROSE}<p>a<br>{many(' ', n)}x<br>"),
    "chrome below a deep place": lambda n: page(
        body=MARKED % (PROSE + "<div>" * 4_800 + many("<i class=share>x</i>", n))
    ),
    "bodies in one another": lambda n: page(body='<div class="entry-content">' * 14_000 + many("word ", n)),
    "headlines in one another": lambda n: page(body="<h1><div>" * 2_400 + many("<br>x", n)),
    "bylines in one another": lambda n: page(body='<div class="post-author">' * 4_800 + many("12 34 <br>", n)),
    "titles of nothing": lambda n: page(body='<div class="entry-title">' * 4_800 + many("<br>", n)),
    "paragraphs in one another": lambda n: page(body="<p><object>" * 2_400 + many("word ", n)),
    "headlines of kin": lambda n: page(
        '<meta property="og:title" content="some headline that is long">', numbered("<h1>some x%d that</h1>", n)
    ),
    "a title of dashes": lambda n: _titled(f"a{many('-', n)}b"),
    "a title of spaces": lambda n: _titled(f"a{many(' ', n)}b"),
    "a title of tags": lambda n: _titled(many("&lt;a", n)),
    "a site's name of brackets": lambda n: _titled("a", many("a(", n)),
    "not found, and not found": lambda n: page().replace(b"On rest - A site", many("404", n).encode()),
    "robots without end": lambda n: page(f'<meta name=robots content="{many("max-", n)}">'),
    "a canonical address": lambda n: page(f'<link rel=canonical href="{many("/a", n)}">'),
    "a base of scripts": lambda n: page(f'<base href="javascript:{many("x", n)}">'),
    "a language of parts": lambda n: page().replace(b"<html>", f'<html lang="en{many("-aa", n)}">'.encode()),
    "a hidden address": lambda n: page(body=PLAIN % f'{PROSE}<a data-cfemail="{many("41", n)}">x</a>'),
    "a byline without end": lambda n: page(body=f'<div class="byline">{many("posted on by ", n)}</div>{POST}'),
    "a date of figures": lambda n: page(body=f"<time datetime={many('9', n)}>{many('1/', n)}</time>{POST}"),
    "data in lists": lambda n: _data(many("[", n)),
    "data in data": lambda n: _data(many('{"@type":"Article","author":', n)),
    "halves of pairs": lambda n: _data('{"@type":"Article","headline":"' + many("\\ud800", n) + '"}'),
    "a number without end": lambda n: _data('{"@type":"Article","wordCount":' + many("9", n) + "}"),
    "authors without end": lambda n: _said(
        author=[{"@type": "Person", "name": f"Ada {number}"} for number in range(n // 40)]
    ),
    "an author without end": lambda n: _said(author=many("by ", n)),
    "a headline without end": lambda n: _said(headline=many("a - ", n)),
    "keywords without end": lambda n: _said(keywords=many("a,", n)),
    "names of many sites": lambda n: page(
        numbered('<script type="application/ld+json">{"@type":"Organization","name":"The %d"}</script>', n)
    ),
    "utf-16": lambda n: _utf16("<p>x ", n),
    "utf-16 cut in a letter": lambda n: _utf16("wörd ", n)[:-3],
    "two charsets": lambda n: page('<meta charset="utf-16"><meta charset="latin1">') + "é".encode() * (n // 2),
    "a charset of escapes": lambda n: page("<meta charset=iso-2022-jp>") + b"\x1b$B" + b"!" * n,
    "a charset that switches": lambda n: page("<meta charset=hz>") + b"~{" * (n // 2),
    "bytes of no charset": lambda n: page() + b"\xff\xfe\x80" * (n // 3),
    "a picture": lambda n: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * (n // 256),
}


def corpus() -> dict[str, Build]:
    """Every page by its name."""
    built = dict(AIMED)
    for name, unit in IN_TEXT.items():
        built[f"{name}, plain"] = partial(_in_text, PLAIN, unit)
        built[f"{name}, marked"] = partial(_in_text, MARKED, unit)
    for name, unit in IN_HEAD.items():
        built[f"{name}, head"] = partial(_in_head, unit)
    return built


def _in_text(theme: str, unit: str, size: int) -> bytes:
    return page(body=theme % (PROSE + many(unit, size)))


def _in_head(unit: str, size: int) -> bytes:
    return page(many(unit, size))
