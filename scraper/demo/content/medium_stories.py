"""Eoin Marsh on Medium: a Dublin psychotherapist's stories, one re-published years later, one for members only."""
# ruff: noqa: E501 - prose keeps its lines

from __future__ import annotations

from scraper.demo.model import (
    Bullets,
    Head,
    Numbers,
    Para,
    Picture,
    Post,
    Profile,
    Quote,
    StaticPage,
    Verse,
    at,
)

ZONE = "Europe/Dublin"
AUTHOR = "Eoin Marsh"

POSTS = (
    Post(
        slug="my-client-brought-a-spreadsheet",
        title="My Client Brought a Spreadsheet",
        author=AUTHOR,
        published=at(ZONE, "2025-01-28 13:15"),
        tags=("therapy", "mental-health"),
        comments=(("Priya", "I feel seen by row fourteen."),),
        blocks=(
            Head("Love, scored from one to ten", 4),
            Para("He turned the laptop round so that I could see. Forty rows, one for each date of the last three years, and a column for everything that could be measured. He wanted to know what he was doing wrong."),
            Para("I have learned not to laugh at spreadsheets. A person who counts is a person who was once surprised, badly, and does not intend to be surprised again."),
            Picture("grid.jpg", "Graph paper and a cold coffee", "Row fourteen had no numbers in it."),
            Para("“What happened here?” I asked. Row fourteen was blank. He looked at it for some time. “I forgot to fill it in,” he said. “We were having a nice time.”"),
            Para("We closed the laptop. We have been talking about row fourteen ever since."),
        ),
    ),
    Post(
        slug="the-night-shift-of-the-mind",
        title="The Night Shift of the Mind",
        author=AUTHOR,
        published=at(ZONE, "2024-07-16 00:20"),
        tags=("sleep", "anxiety"),
        blocks=(
            Para("Between two and four in the morning the mind employs different staff. The day people, who know where everything is, have gone home. Those on the night shift are conscientious and badly informed."),
            Head("What the night staff believe", 3),
            Bullets((
                "That the lump, the letter and the silence are connected.",
                "That everybody else has finished the form.",
                "That now is the time to decide.",
            )),
            Para("You can’t dismiss them; there is nobody else on duty. But you can refuse to sign anything. Tell them, out loud if you must: **I don’t make decisions before breakfast.**"),
            Para("Then turn the pillow, and let them file their reports. Most will be found, in daylight, to concern a bill of eleven euro."),
        ),
    ),
    Post(
        slug="what-members-ask-me-most",
        title="What Members Ask Me Most",
        author=AUTHOR,
        published=at(ZONE, "2024-03-05 10:00"),
        tags=("therapy",),
        protected=True,
        blocks=(
            Para("Some questions come in every week, and I have tried to answer the three most frequent ones properly in this piece, with the caveats that they deserve."),
            Para("What follows is for members, and must not be in any archive."),
        ),
    ),
    Post(
        slug="on-being-the-eldest",
        title="On Being the Eldest",
        author=AUTHOR,
        # written in 2013, and published a second time when the story moved
        published=at(ZONE, "2013-12-30 21:05"),
        modified=at(ZONE, "2023-08-07 09:30"),
        tags=("family", "siblings"),
        blocks=(
            Para("The eldest child is a first draft. Parents learn on us what they later know, and afterwards they are so much calmer that our brothers and sisters seem to have grown up in another house, with better weather."),
            Quote(("Mind your brother.", "You’re the sensible one.")),
            Para("Many of us are still minding. We keep a list in the head: who has rung whom, who takes the mother to the eye clinic, whose turn it is to be worried about. We call this being organised."),
            Para("I ask eldest children one question in the first hour, and it often brings a silence that is nearly audible: *and who minded you?*"),
            Para("You may put the list down in here. I promise that nobody will drown before five to."),
        ),
    ),
    Post(
        slug="five-sentences-for-a-hospital-corridor",
        title="Five Sentences for a Hospital Corridor",
        author=AUTHOR,
        published=at(ZONE, "2022-10-11 18:40"),
        tags=("grief", "communication"),
        blocks=(
            Para("People ask me what to say. They are standing in a corridor, holding a coat that belongs to somebody else, and they want the right words by the time the lift comes. There are none, but there are some that do less harm."),
            Numbers((
                "“I don’t know what to say, and I’m here.”",
                "“I have the dog. You needn’t think about the dog.”",
                "“Tell me about him, or don’t.”",
                "“I’ll ask again on Thursday.”",
                "Nothing, with a sandwich.",
            )),
            Para("You will notice that none of them has a *but*, a *because* or an *at least*. Leave those in the car. They will keep."),
        ),
    ),
    Post(
        slug="a-small-liturgy-for-mondays",
        title="A Small Liturgy for Mondays",
        author=AUTHOR,
        published=at(ZONE, "2021-05-03 07:10"),
        tags=("poetry", "self-care"),
        blocks=(
            Para("I used to open the practice on Mondays with the post. Now I open it with a page that hangs inside the cupboard door, where the clients can’t see it, and where it has done me more good than the post ever did."),
            Verse((
                "For the first knock, late or early, patience.",
                "For the story told before, new ears.",
                "For the one who will not come today, a light left on.",
                "For me, at noon, soup.",
            )),
            Para("A colleague asked if it was a prayer. I said that it was a to-do list with the hurry taken out. She has it in her cupboard now, with *soup* crossed out and *chips* written in."),
        ),
    ),
)  # fmt: skip

PROFILE = Profile(
    name="medium",
    title="Eoin Marsh",
    tagline="Psychotherapist in Dublin. I write about what people say when the hour is nearly over.",
    owner=AUTHOR,
    timezone=ZONE,
    posts=POSTS,
    email="eoin@marsh.example",
    pages=(
        StaticPage(slug="about", title="About", blocks=(Para("Psychotherapist, Dublin. Connect with Eoin Marsh."),)),
        StaticPage(slug="followers", title="Followers", blocks=(Para("1.2K followers, and every one of them a mystery."),)),
    ),
)  # fmt: skip
