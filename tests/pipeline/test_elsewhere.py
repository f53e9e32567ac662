"""Hosts that tell by their names that no blog is there, and the home of an address."""

from __future__ import annotations

import pytest

from scraper.pipeline import home_of
from scraper.pipeline.elsewhere import no_blog
from scraper.types import ProbeEnd


@pytest.mark.parametrize(
    "address",
    [
        "https://www.facebook.com/some.practice/", "https://m.facebook.com/x", "http://instagram.com/x",
        "https://uk.linkedin.com/in/x", "https://x.com/x", "https://twitter.com/x", "https://youtu.be/x",
        "https://www.youtube.com/@x", "https://www.tiktok.com/@x", "https://www.pinterest.co.uk/x/",
        "https://pinterest.com/x", "https://www.threads.net/@x",
    ],
)  # fmt: skip
def test_social_networks(address: str) -> None:
    verdict = no_blog(address)
    assert verdict is not None
    assert verdict[0] is ProbeEnd.SOCIAL
    assert "give the address of the blog itself" in verdict[1]


@pytest.mark.parametrize(
    ("end", "addresses"),
    [
        (ProbeEnd.DIRECTORY, ["https://www.psychologytoday.com/us/therapists/ada/1", "https://care.headway.co/x"]),
        (ProbeEnd.BOOKING, [
            "https://ada.clientsecure.me/", "https://ada.clientsecure.me/sign-in", "https://doxy.me/ada",
            "https://secure.simplepractice.com/users/sign_in", "https://calendly.com/ada", "https://ada.janeapp.com/",
        ]),
        (ProbeEnd.LINKS, ["https://linktr.ee/ada"]),
    ],
)  # fmt: skip
def test_directories_and_services(end: ProbeEnd, addresses: list[str]) -> None:
    for address in addresses:
        verdict = no_blog(address)
        assert verdict is not None
        assert verdict[0] is end


@pytest.mark.parametrize(
    "address",
    [
        "https://www.psychologytoday.com/us/blog/weathering", "https://www.simplepractice.com/blog/notes/",
        "https://medium.com/@ada", "https://ada.substack.com/", "https://notfacebook.com/", "https://x.company/",
        "https://box.com.example/", "https://xpinterest.com/",
    ],
)  # fmt: skip
def test_what_may_be_a_blog(address: str) -> None:
    assert no_blog(address) is None


@pytest.mark.parametrize(
    ("address", "home"),
    [
        ("https://www.quiet.example/blog/on-grief?a=b", "https://www.quiet.example/"),
        ("https://medium.com/@ada/on-grief-1a2b", "https://medium.com/@ada"),
        ("https://ada.medium.com/on-grief-1a2b", "https://ada.medium.com/"),
        ("https://ada.wixsite.com/practice/post/on-grief", "https://ada.wixsite.com/practice"),
        ("https://www.psychologytoday.com/us/blog/calm/202001/x", "https://www.psychologytoday.com/us/blog/calm"),
        ("https://sites.google.com/view/ada/blog", "https://sites.google.com/view/ada"),
    ],
)
def test_homes(address: str, home: str) -> None:
    assert home_of(address) == home
    assert home_of(home) == home
