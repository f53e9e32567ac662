"""Saltbush Ecotherapy: a Hostinger site in Australia, posts at the root, date and reading time glued together."""
# ruff: noqa: E501 - prose keeps its lines

from __future__ import annotations

from scraper.demo.model import (
    Bullets,
    Button,
    Head,
    Item,
    Numbers,
    Para,
    Picture,
    Post,
    Profile,
    Quote,
    Spacer,
    StaticPage,
    Verse,
    at,
)

ZONE = "Australia/Sydney"
REN = "Ren Abbott"

POSTS = (
    Post(
        slug="who-taught-you-to-hurry",
        title="Who Taught You to Hurry?",
        author=REN,
        published=at(ZONE, "2025-05-11 07:45"),
        categories=("Slowing down",),
        description="A walk with a stopwatch, and what happened when I left it in the car.",
        blocks=(
            Para("On our first walk together I ask people to set the pace and not to think about it. Nine out of ten set off as though somebody were following them."),
            Para("Nobody is following you. There is a kookaburra, and there is me, and I have nowhere to be."),
            Head("A question for the track"),
            Para("Whose voice says *hurry up*? Not in theory. Listen to its accent. Is it a teacher? A father at the back door with the car running? Give it a face, and then, kindly, **let it walk ahead**."),
            Quote(("I slowed down and I thought I would fall over. It was only my own weight. I had forgotten I had any.",), "M., after a third walk"),
            Para("The bush has been going for a very long time without rushing, and everything in it has been done."),
        ),
    ),
    Post(
        slug="a-field-guide-to-the-hard-morning",
        title="A Field Guide to the Hard Morning",
        author=REN,
        published=at(ZONE, "2024-08-28 18:30"),
        categories=("Practices",),
        description="Five small things, none of them a cold shower.",
        blocks=(
            Para("Some mornings you wake already tired, as if you had spent the night carrying furniture. Here is what I keep on a card by the bed."),
            Numbers((
                "Don’t decide anything before breakfast.",
                Item("Find one living thing through the window:", (Bullets(("a bird counts", "so does a weed")),)),
                "Put both feet on something cold, then on something warm.",
                "Say the day of the week aloud.",
                "Text one person the word “up”. They needn’t reply.",
            )),
            Spacer(),
            Para("It isn’t a cure. It is a handrail, and the stairs are steep this year."),
        ),
    ),
    Post(
        slug="what-the-creek-does-with-stones",
        title="What the Creek Does with Stones",
        author="",
        published=at(ZONE, "2023-11-19 09:10"),
        categories=("Grief",),
        description="On carrying, and on being worn smooth.",
        blocks=(
            Para("People come to the creek with a stone in their pocket; I ask them to choose one on the way down. Nobody has ever chosen a small one."),
            Picture("creek.jpg", "Round stones under clear water", "The bend we call the waiting room."),
            Para("We sit, and after a while they tell me what the stone is. I do not take it from them. It goes into the water only when they are ready, and some people carry it home again, and bring it back in spring."),
            Verse(("The creek does not ask", "what the stone has done.", "It goes around it,", "singing a little.")),
            Para("Grief, too, gets rounder. It doesn’t get lighter. You get better at where to hold it."),
        ),
    ),
    Post(
        slug="ecotherapy-isnt-hiking",
        title="Ecotherapy Isn’t Hiking",
        author=REN,
        published=at(ZONE, "2022-03-17 12:00"),
        categories=("About this work",),
        description="You can do it in a car park, if there is one tree.",
        blocks=(
            Para("I get asked about boots. You don’t need any. My oldest client does her sessions on a bench beside the hospital, facing a single jacaranda, in slippers."),
            Head("What it is, then"),
            Bullets(("Ordinary therapy, with the wall taken away", "A third party in the room who never gives advice", "Weather, which is to say: feelings that pass")),
            Para("What it asks of you is attention, a few minutes at a time. What it gives back is hard to put on an invoice. A woman told me last winter that she had stopped being *angry at her kitchen*. I wrote that down as an outcome."),
            Button("Book a walk"),
        ),
    ),
    Post(
        slug="the-smoke-year",
        title="The Smoke Year",
        author=REN,
        published=at(ZONE, "2021-01-30 20:20"),
        categories=("Grief", "Community"),
        description="Notes from a circle, one summer on.",
        blocks=(
            Para("A year ago the sky was brown at noon. We met in the hall last night, twelve of us, with the windows open because we could."),
            Para("Someone brought a jar of ash. Someone else had brought seedlings. We put them on the same table and nobody made a speech about it."),
            Para("If the smell of a barbecue still sends you to the gutters with a hose, you aren’t being silly. Your body kept the warning, because it was a good one. Come along. We meet on the last Saturday, and there is always cake. Write to <<circle@saltbush.example>> if stairs are a problem."),
        ),
    ),
)  # fmt: skip

PROFILE = Profile(
    name="hostinger",
    title="Saltbush Ecotherapy",
    tagline="Therapy with the wall taken away.",
    owner=REN,
    timezone=ZONE,
    posts=POSTS,
    address=("Lot 6, Ironbark Track", "Wattle Hollow NSW"),
    email="ren@saltbush.example",
    phone="0491 570 110",
    pages=(
        StaticPage(slug="about-ren", title="About Ren", blocks=(Para("Counsellor, bird counter, reluctant gardener. I have worked outdoors with people since 2011."),)),
        StaticPage(slug="walks-and-fees", title="Walks and Fees", blocks=(Para("A walk takes ninety minutes and costs what a dinner costs. Ask about the other price."), Button("Book a walk"))),
        StaticPage(slug="contact-ren", title="Contact", blocks=(Para("Ring after four, or write to <<ren@saltbush.example>>."),)),
    ),
)  # fmt: skip
