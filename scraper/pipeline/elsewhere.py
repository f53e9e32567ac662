"""Hosts that an address alone tells about: those that are no blog, and those that give every author a folder."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from scraper import urls
from scraper.types import ProbeEnd

_SOCIAL = frozenset(
    "facebook.com fb.com fb.me instagram.com linkedin.com lnkd.in x.com twitter.com t.co youtube.com youtu.be "
    "tiktok.com threads.net threads.com bsky.app reddit.com snapchat.com vimeo.com whatsapp.com t.me".split()
)
_PINTEREST = re.compile(r"(^|\.)pinterest\.[a-z]{2,3}(\.[a-z]{2})?$")
_DIRECTORIES = frozenset(
    "psychologytoday.com goodtherapy.org therapyden.com zencare.co zocdoc.com betterhelp.com talkspace.com "
    "growtherapy.com helloalma.com openpathcollective.org inclusivetherapists.com mentalhealthmatch.com "
    "rula.com theravive.com networktherapy.com sondermind.com headway.co counselling-directory.org.uk bacp.co.uk "
    "yelp.com healthgrades.com doctolib.fr doctolib.de doctolib.it jameda.de doctoralia.com g.page".split()
)
_BOOKING = frozenset(
    "clientsecure.me simplepractice.com doxy.me calendly.com acuityscheduling.com as.me janeapp.com intakeq.com "
    "theranest.com therapyportal.com therapyappointment.com therapynotes.com practicebetter.io cliniko.com "
    "setmore.com sessionshealth.com halaxy.com vagaro.com mindbodyonline.com gethealthie.com counsol.com "
    "schedulista.com youcanbook.me zoom.us".split()
)
_LINKS = frozenset("linktr.ee linktree.com beacons.ai bio.link campsite.bio lnk.bio".split())
#: a directory or a service may have a blog of its own, or give its members one
_BLOG = re.compile(r"/(blogs?|articles?|posts?)(/|$)|^(blog|blogs)\.")
_GIVE = "; give the address of the blog itself"

#: hosts that give each author a folder: what an address has up to there is the blog's home
_SHARED = re.compile(
    r"(?:medium\.com/(?!tag/|m/|p/)[^/]+|[^/]+\.wixsite\.com/[^/]+|psychologytoday\.com/[a-z]{2}/blog/[^/]+|"
    r"sites\.google\.com/(?:view|site)/[^/]+|tumblr\.com/[^/]+|blogs\.psychcentral\.com/[^/]+)",
    re.IGNORECASE,
)


def no_blog(url: str) -> tuple[ProbeEnd, str] | None:
    """What the host of an address is, and what to do, where that is no blog; None where it may be one."""
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    names = {host.split(".", n)[-1] for n in range(host.count("."))}
    if names & _SOCIAL or _PINTEREST.search(host):
        return ProbeEnd.SOCIAL, f"{host} is a social network, which is not archived{_GIVE}"
    if _BLOG.search(parts.path) or _BLOG.search(host):
        return None
    if names & _DIRECTORIES:
        return ProbeEnd.DIRECTORY, f"{host} is a directory of practices, not a blog{_GIVE}"
    if names & _BOOKING:
        return ProbeEnd.BOOKING, f"{host} is for booking and for clients of a practice, not a blog{_GIVE}"
    if names & _LINKS:
        return ProbeEnd.LINKS, f"{host} only links to other sites{_GIVE}"
    return None


def home_of(url: str) -> str:
    """The home of the site that an address is on: the root of its host, or the author's folder on shared hosts."""
    parts = urlsplit(url)
    host = parts.netloc.removeprefix("www.")
    shared = _SHARED.match(host + parts.path)
    path = shared.group(0)[len(host) :] if shared else "/"
    return urls.origin(url) + path
