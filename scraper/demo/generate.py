"""Blogs of any size: posts from word lists, the same for the same blog and number, different between blogs."""
# ruff: noqa: E501 - word lists keep their lines

from __future__ import annotations

import random
import re
from datetime import datetime, timedelta
from functools import lru_cache

from scraper.demo.model import Block, Bullets, Head, Numbers, Para, Post, Profile, Quote, Verse

_WHO = (
    "a client of many years|the quiet teenager|my own supervisor|a tired father|the couple by the window|a new mother|"
    "the nurse on night shift|a retired carpenter|the student abroad|an old friend|the group on Thursday|a grieving son|"
    "the woman who never cried|a colleague|the boy with the red cap|my grandmother|the first caller of the day|"
    "a teacher near burnout|the brother of a patient|someone I will call Ana"
).split("|")
_DID = (
    "learned to wait for|slowly befriended|stopped running from|found words for|drew a picture of|made room for|"
    "asked better questions about|laughed at|sat down beside|wrote a letter to|gave up fighting|began to trust|"
    "carried home|named|turned toward|put down|remembered|could finally mourn|spoke kindly to|breathed through"
).split("|")
_WHAT = (
    "the old fear|a long silence|the empty chair|that stubborn anger|the weight of the year|a small hope|the family secret|"
    "the voice of the critic|an unfinished goodbye|the body’s alarm|a borrowed shame|the need to be perfect|the first light|"
    "a promise made too early|the door that stayed closed|the ache behind the joke|the habit of saying yes|a kind of rest|"
    "the story about being too much|the child within"
).split("|")
_HOW = (
    "one breath at a time|without any hurry|on a rainy afternoon|in the third session|after the holidays|with both feet on the floor|"
    "while the tea went cold|and nobody was harmed by it|long before there were words|in the company of others|between two appointments|"
    "although it hurt|as if for the first time|somewhere on the walk home|when the phone was off|in the safety of the room"
).split("|")
_TURNS = (
    "I have seen how|It took weeks until|There was a morning when|Nobody expected that|What helped was that|In the end,|"
    "Perhaps this is how|Again and again|Her notes tell how|We noticed together that|Some days|It mattered that"
).split("|")
_TITLES = (
    "On learning to {0}|What grief knows about {0}|Before you {0}|A gentler way to {0}|Why it is hard to {0}|"
    "Notes for a week in which you {0}|Permission to {0}|How children {0}|When couples {0}|The courage to {0}"
).split("|")
_VERBS = (
    "rest|begin again|say no|set a boundary|ask for help|forgive slowly|stay in the room|listen inward|come home|let go|"
    "feel safe|grieve out loud|trust the body|change your mind|start small|sleep at last|speak up|slow down|be seen|heal"
).split("|")
_HEADS = (
    "What I see in the room",
    "A small practice",
    "If you are the helper",
    "Where to begin",
    "What the body keeps",
)


@lru_cache(maxsize=64)
def generated_posts(profile: Profile, count: int) -> tuple[Post, ...]:
    """`count` posts of a blog, newest first, two days apart, every third in the evening."""
    return tuple(_post(profile, count - index) for index in range(count))


def _post(profile: Profile, number: int) -> Post:
    rng = random.Random(f"{profile.name} {number}")
    title = rng.choice(_TITLES).format(rng.choice(_VERBS)) + f" ({number})"
    hour = (9, 14, 21)[number % 3]
    published = datetime(2009, 3, 1, hour, 7, tzinfo=profile.zone) + timedelta(days=number)
    changed = published + timedelta(days=40) if number % 5 == 0 else None
    return Post(
        slug=re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-"),
        title=title,
        author=profile.owner,
        published=published,
        modified=changed,
        blocks=_blocks(rng),
        categories=(rng.choice(("Grief", "Anxiety", "Couples", "Parenting")),),
        tags=tuple(sorted(rng.sample(("rest", "body", "family", "boundaries", "sleep", "hope"), 2))),
        id=1000 + number,
        views=rng.randrange(3000),
    )


def _blocks(rng: random.Random) -> tuple[Block, ...]:
    blocks: list[Block] = [Para(_paragraph(rng)), Para(_paragraph(rng))]
    for head in rng.sample(_HEADS, 2):
        blocks += [Head(head), Para(_paragraph(rng)), Para(_paragraph(rng))]
    lines = tuple(_sentence(rng) for _ in range(4))
    blocks.append(rng.choice((Bullets(lines), Numbers(lines), Quote(lines[:2]), Verse(lines))))
    blocks += [Para(_paragraph(rng)) for _ in range(3)]
    return tuple(blocks)


def _paragraph(rng: random.Random) -> str:
    return " ".join(_sentence(rng) for _ in range(rng.randint(4, 6)))


def _sentence(rng: random.Random) -> str:
    return f"{rng.choice(_TURNS)} {rng.choice(_WHO)} {rng.choice(_DID)} {rng.choice(_WHAT)} {rng.choice(_HOW)}."
