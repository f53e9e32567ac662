"""Texts of any size that say the same over and over, as no author writes them: for tests of time."""

from __future__ import annotations

from collections.abc import Callable

WORDS = "The rain fell on the roof all night, and in the morning the garden stood up again. "
#: gives a text of about so many characters
Make = Callable[[int], str]


def many(unit: str, before: str = "", behind: str = "") -> Make:
    """Texts of one piece, over and over."""
    return lambda size: before + unit * (size // len(unit)) + behind


def numbered(unit: str, before: str = "", behind: str = "") -> Make:
    """Texts of pieces that differ in their number."""
    return lambda size: before + "".join(unit.format(n=n) for n in range(size // len(unit.format(n=100)))) + behind


def nested(start: str, end: str, before: str = "", behind: str = "") -> Make:
    """Texts of pieces inside one another."""
    return lambda size: before + start * (size // len(start + end)) + end * (size // len(start + end)) + behind


#: what any reader of HTML may be given
MARKUP: dict[str, Make] = {
    "paragraphs": many("<p>a</p>"),
    "open paragraphs": many("<p>"),
    "open scripts": many("<script>"),
    "open styles": many("<style "),
    "scripts and styles": many("<script>a</style>"),
    "script ends": many("</script>"),
    "comments": many("<!--a-->"),
    "open comments": many("<!--"),
    "deep divs": nested("<div>", "</div>"),
    "open divs": many("<div>"),
    "deep spans": nested("<span>", "</span>", "<p>", "</p>"),
    "deep lists": nested("<ul><li>", "</li></ul>"),
    "deep quotes": nested("<blockquote>", "</blockquote>"),
    "open bold": many("<b>", "<p>"),
    "line breaks": many("<br>", "<p>", "</p>"),
    "words and breaks": many("a<br>", "<p>", "</p>"),
    "spaces": many(" ", "<p>a", "b</p>"),
    "blank lines": many("\n", "<p>a", "b</p>"),
    "one long line": many(WORDS, "<p>", "</p>"),
    "one long word": many("a", "<p>", "</p>"),
    "headings": numbered("<h2>Rain {n}</h2>"),
    "headings and text": numbered("<h3>Rain {n}</h3><p>It rained.</p>"),
    "cells": many("<td>a</td>", "<table><tr>", "</tr></table>"),
    "rows": many("<tr><td>a<td>b", "<table>", "</table>"),
    "deep tables": nested("<table><tr><td>", "</td></tr></table>"),
    "json-ld": many('<script type="application/ld+json">{"@type":"BlogPosting","headline":"On Rain"}</script>'),
    "attributes": numbered("a{n}=1 ", "<p ", ">a</p>"),
    "same attributes": many("class=a ", "<p ", ">a</p>"),
    "classes": numbered("c{n} ", "<p class='", "'>a</p>"),
    "links": numbered("<a href='/p{n}'>a</a> "),
    "links of one address": many("<a href='/posts/on-snow'>On snow</a> "),
    "links of one text": numbered("<li><a href='/posts/rain-{n}'>Read more</a></li>", "<ul>", "</ul>"),
    "teasers": numbered(
        "<article><h2><a href='/posts/rain-{n}'>Rain {n}</a></h2><time>May 3, 2024</time></article>"
    ),
    "open links": many("<a href=/a>word "),
    "long links": many("<a href='/posts/on-snow'>" + WORDS),
    "bases": numbered("<base href='https://b{n}.example/'>"),
    "metas": numbered("<meta name=a{n} content=b>"),
    "author metas": numbered("<meta name=author content='Ann Lee{n}'>"),
    "headers": nested("<header>", "</header>"),
    "navs": nested("<nav><a href=/a>a</a>", "</nav>"),
    "bylines": numbered("<p class=byline>by Ann Lee {n}</p>"),
    "dates": many("<time datetime='2024-05-03'>May 3, 2024</time> "),
    "tags": numbered("<a rel=tag href=/tag/{n}>rain {n}</a>"),
    "images": numbered("<img src=/{n}.png alt=rain>"),
    "figures": numbered("<figure><img src=/{n}.png><figcaption>Rain</figcaption></figure>"),
    "entities": many("&amp;", "<p>", "</p>"),
    "bare ampersands": many("&", "<p>", "</p>"),
    "less-than signs": many("<"),
    "open tags": many("<a "),
    "open quotes": many("<a b='", "", ""),
    "preformatted": many("a\n", "<pre>", "</pre>"),
    "options": many("<option>a", "<select>", "</select>"),
    "iframes": many("<iframe src=/a></iframe>"),
    "templates": nested("<template>", "</template>"),
    "hidden addresses": many("<a data-cfemail=0001020304>x</a>"),
    "shortcodes": many("[vc_row a=b]"),
}
