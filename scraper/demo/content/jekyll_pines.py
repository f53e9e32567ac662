"""Field Notes from a Small Practice: one counselor in the mountains, on Jekyll and its default theme."""
# ruff: noqa: E501 - prose keeps its lines

from __future__ import annotations

from scraper.demo.model import (
    Bullets,
    Head,
    Item,
    Numbers,
    Para,
    Picture,
    Post,
    Profile,
    Quote,
    StaticPage,
    Table,
    Verse,
    at,
)

ZONE = "America/Denver"
HANNAH = "Hannah Brandvold"

POSTS = (
    Post(
        slug="trail-maintenance",
        title="Trail Maintenance",
        author=HANNAH,
        published=at(ZONE, "2024-05-05 19:45"),
        modified=at(ZONE, "2024-05-19 08:00"),
        categories=("habits",),
        tags=("habits", "change"),
        blocks=(
            Para("Every May a few of us go up with loppers and a saw and take the winter’s trees off the path. Nobody builds anything. We only make it so that the path can still be found."),
            Para("I bring this up when someone tells me they have *slipped*. They had a good autumn, then a winter came down across it, and now they believe they are back at the trailhead."),
            Head("You are not at the trailhead"),
            Para("You’re at a fallen tree, at mile three. The three miles are still there. Look at what the job really is:"),
            Numbers(("Find out how big the tree is.", "See if you can step over it today.", "If not, come back with a friend and a saw.")),
            Para("Nothing in that list says *start over*."),
        ),
    ),
    Post(
        slug="what-the-dog-knows",
        title="What the Dog Knows",
        author=HANNAH,
        published=at(ZONE, "2023-11-28 21:15"),
        categories=("presence",),
        tags=("attention",),
        blocks=(
            Para("My dog sits in on sessions when people ask for her. She has no training and one skill: she lies down next to whatever is heaviest."),
            Para("I’ve watched her pass a weeping woman and settle on the shoes of the husband, who was telling me he was fine. He looked down. His voice went up half a step, and then we were, all four of us, in the same room."),
            Quote(("How does she know?", "She doesn’t. She just isn’t listening to the words.")),
            Para("I can’t unlearn words, and I’m paid to use them. But some afternoons, halfway through a good and reasonable sentence, I try to ask myself where the dog would be."),
        ),
    ),
    Post(
        slug="two-lists-for-a-move",
        title="Two Lists for a Move",
        author=HANNAH,
        published=at(ZONE, "2022-08-14 10:30"),
        categories=("transitions",),
        tags=("change", "home"),
        blocks=(
            Para("You have a list for the truck. Here are the other two, for the part of you that will be standing in an empty kitchen at the end of it."),
            Head("Say goodbye to", 3),
            Bullets((
                "the stair that told on you",
                Item("the light, in this order:", (Bullets(("morning, kitchen", "four o’clock, hall")),)),
                "the neighbor whose name you never got",
            )),
            Head("Carry by hand", 3),
            Table((("What", "Why by hand"), ("one cup", "so that the first morning has a shape"), ("the photograph", "it rides up front"), ("your bad mood", "it’ll be looking for you anyway"))),
            Para("Give both of them an hour. Grief that’s packed in a hurry tends to come out of the box in pieces."),
        ),
    ),
    Post(
        slug="first-snow",
        title="First Snow",
        author=HANNAH,
        published=at(ZONE, "2021-10-12 18:20"),
        categories=("poems",),
        tags=("winter",),
        blocks=(
            Para("It came early this year, overnight, on leaves that hadn’t finished. I cancelled the morning and sat with the door open. This is what there was to say about it."),
            Verse(("Nobody asked the aspens", "if they were done.", "They stood there, gold and white at once,", "and did not choose.")),
            Verse(("I’d like to be like that:", "still holding what I haven’t dropped,", "already holding", "what has come.")),
        ),
    ),
    Post(
        slug="the-quiet-client",
        title="The Quiet Client",
        author=HANNAH,
        published=at(ZONE, "2020-07-01 09:05"),
        modified=at(ZONE, "2020-07-03 16:40"),
        categories=("for-therapists",),
        tags=("silence", "supervision"),
        blocks=(
            Para("He came on Wednesdays for a year and said perhaps two hundred words. I wrote terrible notes. *Quiet again. Looked at the ridge.* In supervision I called it resistance, and my supervisor, who is eighty, asked me to describe the ridge."),
            Picture("ridge.jpg", "A ridge under clouds", "The ridge. Note the notch on the left; I hadn’t."),
            Para("I could not do it. He’d been looking at it for a year, an hour a week, and it turned out I had never once looked with him."),
            Para("So I turned my chair. That was the whole intervention. In the fourth week he said, “There’s a notch.” In the fifth he told me what had happened there."),
        ),
    ),
)  # fmt: skip

PROFILE = Profile(
    name="jekyll",
    title="Field Notes from a Small Practice",
    tagline="One counselor, one dog, one ridge",
    owner=HANNAH,
    timezone=ZONE,
    posts=POSTS,
    address=("Upper Notch Road", "Pine Hollow, CO 80999"),
    email="hannah@fieldnotes.example",
    pages=(
        StaticPage(slug="about", title="About", blocks=(Para("I see people by the hour, and the ridge for free."),)),
        StaticPage(slug="working-together", title="Working Together", blocks=(Para("Fifty minutes, in person or by telephone. The first one costs nothing but gas."),)),
    ),
)  # fmt: skip
