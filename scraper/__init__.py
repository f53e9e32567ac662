"""The archiver of therapy blogs: crawl politely, extract the article, keep it once."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from scraper.types import Article

__all__ = ["__version__", "extract"]

__version__ = "0.1.0"


def extract(html: bytes, url: str, fetched_at: datetime | None = None) -> Article:
    """The article of one page that you have: title, authors, dates, and the text without what stands around it.

    `html` is the page as it came, undecoded: its character set is found as browsers find it. `url` is where it
    came from, http(s), to resolve links and for dates in addresses; nothing is fetched. `fetched_at`, aware, is
    when: words such as "3 days ago" and dates without a year are counted from it, later dates are refused, and
    without it the time is now.

    Of the Article (docs/extract.md has every field) `title` is one line, `authors` a tuple of names as displayed,
    `published` and `modified` a When or None (`iso()`, `day`, `precision`, `source`, `certain`), `text` the body
    as plain text, `blocks` the same in pieces, `platform` what the blog is made with, or "generic".

    Raises TypeError for what is not bytes, ValueError for an address that is none or a naive time, and
    scraper.errors.NotArticleError, whose `reason` is one of the words of docs/extract.md, for a page that is no
    article, does not hold it whole, or is larger than 8 MiB.

    Runs in the calling process, without network or files. Bounded by the size of the page and the depth of its
    elements, not by a clock: 120 elements deep is read as blocks, the rest as plain text, and what is thousands
    deep is refused. Where no clock may be exceeded, call it in a process that can be killed, as the command
    `scrape extract` does.

        from pathlib import Path
        from scraper import extract

        article = extract(Path("page.html").read_bytes(), "https://example.org/blog/on-grief")
        print(article.title, article.authors, article.published and article.published.iso())
        print(article.text)
    """
    # loaded with the first call, and trafilatura with the first page that needs it: the package itself is light
    from scraper.extraction import article_of

    return article_of(html, url, fetched_at)
