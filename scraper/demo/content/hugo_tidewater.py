"""Slack Tide: a couples therapist by the sea, on Hugo; the feed lists the practice's pages among the posts."""
# ruff: noqa: E501 - prose keeps its lines

from __future__ import annotations

from scraper.demo.model import (
    Bullets,
    Button,
    Head,
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

ZONE = "America/Los_Angeles"
NADIA = "Nadia Ferrante-Ruiz"

POSTS = (
    Post(
        slug="slack-tide",
        title="Slack Tide",
        author=NADIA,
        published=at(ZONE, "2024-09-09 20:50"),
        modified=at(ZONE, "2024-09-12 11:15"),
        tags=("couples", "pause"),
        blocks=(
            Para("Twice a day, between in and out, the water in the channel stands still. It lasts eleven minutes here. Sailors call it slack tide, and the careful ones wait for it before they turn a heavy boat."),
            Para("There’s a moment like that in most arguments. Both of you have said the thing. Neither has said the next thing. The mistake is to think that the stillness is empty and has to be filled."),
            Head("Eleven minutes, more or less"),
            Bullets(("Sit down, if you’ve been standing.", "Drink something. Pour two.", "Say what you heard, not what you meant.")),
            Para("Then turn the boat. It’s far easier than it was at full flood, and nobody has to win."),
        ),
    ),
    Post(
        slug="the-dishwasher-is-never-the-dishwasher",
        title="The Dishwasher Is Never the Dishwasher",
        author=NADIA,
        published=at(ZONE, "2023-07-20 09:00"),
        tags=("couples",),
        blocks=(
            Para("I’ve heard about four hundred dishwashers. The forks go up, the forks go down; he rinses, she says rinsing defeats the purpose. I’m fond of all of them. They are very patient machines."),
            Table((("What is said", "What is asked"), ("You loaded it wrong again.", "Do you notice what I do?"), ("Then do it yourself.", "Am I allowed to be bad at something here?"), ("Fine.", "Is anybody coming to get me?"))),
            Para("You can answer the left side for twenty years. It won’t help. Try, one evening, to answer the right side instead, quietly, with your hands still wet."),
        ),
    ),
    Post(
        slug="how-to-apologise-to-a-child",
        title="How to Apologise to a Child",
        author=NADIA,
        published=at(ZONE, "2022-12-04 18:30"),
        modified=at(ZONE, "2023-01-08 10:00"),
        tags=("parents", "repair"),
        blocks=(
            Para("Get down to where their face is. An apology from above is weather."),
            Numbers(("Say what you did, in words they’d use.", "Say that it wasn’t their fault.", "Say what you’ll try. Don’t say *always*, don’t say *never*.", "Stop talking.")),
            Quote(("Papa, you forgot to say the part where you were scary.",), "A girl of five, correcting the draft"),
            Para("They may shrug and go back to the blocks. That’s not indifference, it’s relief: the sky is where it was. You’ll see what it meant to them the next time *they* break something, and come to find you."),
        ),
    ),
    Post(
        slug="notes-from-the-ferry",
        title="Notes from the Ferry",
        author=NADIA,
        published=at(ZONE, "2021-08-22 22:05"),
        tags=("rest",),
        blocks=(
            Para("I took the last boat home on Sunday and sat outside, where the engine is too loud for thinking. Across from me an old couple shared one thermos lid. He’d drink, and turn it so that her side of the rim was dry."),
            Picture("ferry.jpg", "Wake of a ferry at dusk", "The 9:40, looking back."),
            Para("They didn’t speak for the forty minutes. I have read a great deal about attunement, and I’ve taught it with slides. It’s a lid, turned a few degrees."),
            Button("Book a consultation"),
        ),
    ),
    Post(
        slug="low-water",
        title="Low Water",
        author=NADIA,
        published=at(ZONE, "2020-11-15 07:40"),
        tags=("poems", "loss"),
        blocks=(
            Para("For the ones whose partner has died, and who write to me around the holidays to ask if it is normal. It’s normal. I put this on the office door last year and someone took it home, so here it is again."),
            Verse(("The sea goes out. It leaves the shape", "of everything it held.", "You walk there in your good wool coat", "and name the stones.")),
            Para("You don’t need to hurry back up the beach on anyone’s account."),
        ),
    ),
    Post(
        slug="a-fair-fight-needs-a-floor",
        title="A Fair Fight Needs a Floor",
        author=NADIA,
        published=at(ZONE, "2020-02-03 16:10"),
        tags=("couples", "conflict"),
        blocks=(
            Para("Couples ask me for rules of fighting, and I’ve come to think there is only one: *there has to be a floor.* Something you’ve agreed will still be there at midnight, however loud it gets at nine."),
            Para("For some people it’s a sentence: **I’m furious, and I’m not leaving.** For others it’s a chore that goes on being done. One pair I know puts the other’s phone on to charge, whatever has happened."),
            Para("Find out what yours is on a calm day. You can’t pour concrete while the house is moving."),
        ),
    ),
)  # fmt: skip

PROFILE = Profile(
    name="hugo",
    title="Slack Tide",
    tagline="Couples therapy, one channel over from the city",
    owner=NADIA,
    timezone=ZONE,
    posts=POSTS,
    address=("Pier 4, upstairs", "Alder Sound, WA 98999"),
    email="nadia@slacktide.example",
    pages=(
        StaticPage(slug="about", title="About", blocks=(Para("I’m a couples therapist. I live across the water from my office, which is a good distance."),)),
        StaticPage(slug="services", title="Services", blocks=(Para("Ninety minutes for two, fifty for one. We also sit with families."), Button("Book a consultation"))),
    ),
)  # fmt: skip
