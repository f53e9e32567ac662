"""What routes said of a page, kept in its row and read back."""

from __future__ import annotations

import dataclasses
import json

import pytest

from scraper.errors import ArchiveError
from scraper.store.claims import MAX_CLAIMS, claims_from_json, claims_to_json
from scraper.types import Claim, RouteKind
from tests.store.shelf import DAY, INSTANT, Shelf

UNSURE = dataclasses.replace(INSTANT, day_sure=False)
CLAIMS = (
    Claim(route=RouteKind.FEED, address="https://a.org/rss", posts_only=True, title="On rest", published=UNSURE),
    Claim(
        route=RouteKind.API,
        address="https://a.org/api",
        posts_only=True,
        authors=("Sam Lee",),
        tags=("grief", "sleep"),
        published=INSTANT,
        modified=DAY,
        platform_id="17",
    ),
    Claim(route=RouteKind.FEED, address="https://a.org/tag/rss", posts_only=False),
)


def test_claims_come_back_by_the_kind_of_route() -> None:
    assert set(claims_from_json(claims_to_json(CLAIMS))) == set(CLAIMS)
    assert list(json.loads(claims_to_json(CLAIMS))) == ["feed", "api"]


def test_a_stranger_may_name_a_page_any_number_of_times() -> None:
    assert len(claims_from_json(claims_to_json(CLAIMS * 50))) == MAX_CLAIMS


def test_half_a_character_is_no_loss_of_others(shelf: Shelf) -> None:
    lead = dataclasses.replace(shelf.sighting("a", "x"), claims=(dataclasses.replace(CLAIMS[0], title="\ud83d"),))
    shelf.pages.add_lead(lead)
    (kept,) = shelf.pages.listed(lead.site_id)
    assert kept.claims[0].title == "?"


@pytest.mark.parametrize("text", ["", "[]", '{"feed": [{}]}', '{"road": [{"address": "x"}]}', '{"feed": 1}'])
def test_other_values_are_damage(text: str) -> None:
    with pytest.raises(ArchiveError, match="could not be read"):
        claims_from_json(text)
