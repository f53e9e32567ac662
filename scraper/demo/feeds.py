"""Feeds and sitemaps as XML; what each platform puts into them is the platform's own affair."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from xml.sax.saxutils import escape

RSS = "application/rss+xml; charset=UTF-8"
ATOM = "application/atom+xml; charset=UTF-8"
XML = "application/xml; charset=UTF-8"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One post in a feed; parts left empty are left out."""

    title: str
    link: str
    guid: str
    published: datetime
    updated: datetime | None = None
    creator: str = ""
    categories: tuple[str, ...] = ()
    description: str = ""
    content: str = ""
    permalink_guid: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """A feed's head."""

    title: str
    link: str
    self_link: str
    description: str
    built: datetime
    generator: str = ""


def _cdata(text: str) -> str:
    return f"<![CDATA[{text}]]>"


def rss(channel: Channel, entries: Iterable[Entry]) -> str:
    """An RSS 2.0 document."""
    items = "\n".join(_rss_item(entry) for entry in entries)
    generator = f"\t<generator>{escape(channel.generator)}</generator>\n" if channel.generator else ""
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"\n'
        '\txmlns:content="http://purl.org/rss/1.0/modules/content/"\n'
        '\txmlns:dc="http://purl.org/dc/elements/1.1/"\n'
        '\txmlns:atom="http://www.w3.org/2005/Atom">\n<channel>\n'
        f"\t<title>{escape(channel.title)}</title>\n"
        f'\t<atom:link href="{escape(channel.self_link)}" rel="self" type="application/rss+xml"/>\n'
        f"\t<link>{escape(channel.link)}</link>\n\t<description>{escape(channel.description)}</description>\n"
        f"\t<lastBuildDate>{_mail_date(channel.built)}</lastBuildDate>\n{generator}{items}\n</channel>\n</rss>\n"
    )


def _rss_item(entry: Entry) -> str:
    lines = [f"<title>{escape(entry.title)}</title>", f"<link>{escape(entry.link)}</link>"]
    if entry.creator:
        lines.append(f"<dc:creator>{_cdata(entry.creator)}</dc:creator>")
    lines.append(f"<pubDate>{_mail_date(entry.published)}</pubDate>")
    lines += [f"<category>{_cdata(name)}</category>" for name in entry.categories]
    lines.append(f'<guid isPermaLink="{str(entry.permalink_guid).lower()}">{escape(entry.guid)}</guid>')
    if entry.description:
        lines.append(f"<description>{_cdata(entry.description)}</description>")
    if entry.content:
        lines.append(f"<content:encoded>{_cdata(entry.content)}</content:encoded>")
    return "\t<item>\n\t\t" + "\n\t\t".join(lines) + "\n\t</item>"


def _mail_date(moment: datetime) -> str:
    return format_datetime(moment.astimezone(UTC).replace(microsecond=0))


def atom(channel: Channel, entries: Iterable[Entry]) -> str:
    """An Atom document."""
    inner = "\n".join(
        f'<entry><title type="html">{escape(entry.title)}</title>'
        f'<link href="{escape(entry.link)}" rel="alternate" type="text/html" title="{escape(entry.title)}"/>'
        f"<published>{entry.published.isoformat()}</published>"
        f"<updated>{(entry.updated or entry.published).isoformat()}</updated><id>{escape(entry.guid)}</id>"
        f"<author><name>{escape(entry.creator)}</name></author>"
        + "".join(f'<category term="{escape(name)}"/>' for name in entry.categories)
        + f'<content type="html">{escape(entry.content)}</content></entry>'
        for entry in entries
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">'
        f'<link href="{escape(channel.self_link)}" rel="self" type="application/atom+xml"/>'
        f'<link href="{escape(channel.link)}" rel="alternate" type="text/html"/>'
        f"<updated>{channel.built.isoformat()}</updated><id>{escape(channel.self_link)}</id>"
        f'<title type="html">{escape(channel.title)}</title>\n{inner}\n</feed>\n'
    )


_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SITEMAP = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def _locations(tag: str, rows: Iterable[tuple[str, str]]) -> str:
    return "\n".join(
        f"<{tag}><loc>{escape(address)}</loc>{f'<lastmod>{stamp}</lastmod>' if stamp else ''}</{tag}>"
        for address, stamp in rows
    )


def urlset(rows: Iterable[tuple[str, str]]) -> str:
    """A sitemap of (address, lastmod or '')."""
    return f"{_XML}<urlset {_SITEMAP}>\n{_locations('url', rows)}\n</urlset>\n"


def sitemap_index(rows: Iterable[tuple[str, str]]) -> str:
    """A sitemap of sitemaps."""
    return f"{_XML}<sitemapindex {_SITEMAP}>\n{_locations('sitemap', rows)}\n</sitemapindex>\n"
