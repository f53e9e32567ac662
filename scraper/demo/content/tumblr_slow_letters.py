"""Slow Letters: a counsellor's Tumblr with texts, answers, a quotation, pictures, and what she shares of others."""
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
    Verse,
    at,
)

ZONE = "America/Vancouver"
#: Tumblr knows no other author than the blog
HANDLE = "slowletters"

#: what is not a plain text: kinds of Tumblr's API
KINDS = {
    "do-i-have-to-forgive-my-mother": "answer",
    "the-tide-table-is-not-an-opinion": "quote",
    "i-found-this-boot-on-the-beach": "photo",
    "low-water-ten-past-six": "photo",
    "reminder-that-you-are-allowed-to-log-off": "regular",
}
#: texts without a title: archives name them by their first words
UNTITLED = frozenset(("some-mornings-the-only-brave-thing",))
#: shared from another blog: listed by every route, never the author's
REBLOGGED = {"reminder-that-you-are-allowed-to-log-off": "softboundaries"}

POSTS = (
    Post(
        slug="do-i-have-to-forgive-my-mother",
        title="Do I have to forgive my mother before she dies?",
        author=HANDLE,
        published=at(ZONE, "2024-02-20 20:15"),
        tags=("asks", "family", "forgiveness"),
        blocks=(
            Quote(("Do I have to forgive my mother before she dies? Everybody on the ward looks at me as if there were a deadline. She has never said sorry, and now she mostly asks for ice.",)),
            Para("No. There is a deadline for the parking meter. There is none for this."),
            Para("What there is, is a room with a chair in it, and you, deciding each afternoon how long to sit. You can bring ice and not forgive. You can hold a cup to a mouth that once said terrible things, and the cup means only what you say it means."),
            Para("If forgiveness comes, it tends to come late, on a bus, years afterwards, and nobody from the ward will be there to see it. Until then, **be decent, be brief, and eat something warm on the way home.**"),
        ),
    ),
    Post(
        slug="reminder-that-you-are-allowed-to-log-off",
        title="reminder that you are allowed to log off",
        author=HANDLE,
        published=at(ZONE, "2024-01-30 12:00"),
        protected=True,
        blocks=(
            Para("reminder that you are allowed to log off. nobody will hand you a medal for having read all of it. the sea is still there, and so are the dishes, and both of them would be glad to have you back, slowly, with your sleeves rolled up, thinking of nothing at all for as long as it takes the kettle to boil twice."),
        ),
    ),
    Post(
        slug="three-ways-to-end-a-letter",
        title="Three ways to end a letter you won’t send",
        author=HANDLE,
        published=at(ZONE, "2023-11-05 21:40"),
        tags=("letters", "grief"),
        blocks=(
            Para("Unsent letters are the cheapest tool I know: paper, a stamp you keep. People manage the beginning without me. It is the ending they get stuck on."),
            Numbers((
                "*With what you saw.* “You always salted the water twice.”",
                Item("*With a handing back.* Name the thing that was never yours:", (Bullets(("the secret", "the temper", "the good china")),)),
                "*With the weather.* “It is raining here. I hope it is raining gently where you are.”",
            )),
            Head("And then?", 3),
            Para("Fold it. Some of my clients burn theirs, one froze hers, under the peas. I mean it kindly when I say that it does not matter. The letter has been delivered; you were the address."),
        ),
    ),
    Post(
        slug="the-tide-table-is-not-an-opinion",
        title="The tide table is not an opinion",
        author=HANDLE,
        published=at(ZONE, "2023-07-19 09:05"),
        tags=("quotes",),
        blocks=(
            Quote(("The tide table is not an opinion. You may argue with it until your boots are full.",), "A ferryman, on being asked about grief"),
        ),
    ),
    Post(
        slug="some-mornings-the-only-brave-thing",
        title="Some mornings the only brave thing is the second sock",
        author=HANDLE,
        published=at(ZONE, "2022-12-13 07:25"),
        tags=("depression",),
        blocks=(
            Para("Some mornings the only brave thing is the second sock. I have sat with people who ran companies and could not find the second sock, and I have seen what it costs to go and look."),
            Para("So when you tell me that you did nothing this week, I will ask, and I will not be joking: socks?"),
            Verse((
                "One foot is warm. The other’s on the floorboards.",
                "That’s half a person, up, and in the day.",
                "The rest of you can follow when it’s ready.",
                "It knows the way.",
            )),
            Para("Two socks is a good week. Tell them I said so."),
        ),
    ),
    Post(
        slug="i-found-this-boot-on-the-beach",
        title="I found this boot on the beach below the clinic",
        author=HANDLE,
        published=at(ZONE, "2021-08-02 18:50"),
        tags=("photo", "loss"),
        blocks=(
            Picture("boot.jpg", "A rubber boot full of sand and small crabs"),
            Para("I found this boot on the beach below the clinic. Someone has planted it, heel down, facing out, and in two weeks it has become an address: four crabs, one anemone, a wet piece of somebody’s map."),
            Para("People ask me what good could possibly come of what happened to them. I don’t answer that, because it is a bad question, and it was usually put to them by somebody with dry feet. But I walk down here at noon and I look at the boot. Nobody would have chosen it. It is fully occupied."),
        ),
    ),
    Post(
        slug="low-water-ten-past-six",
        title="Photo",
        author=HANDLE,
        published=at(ZONE, "2021-03-14 18:12"),
        protected=True,
        blocks=(Picture("low-water.jpg", "Grey flats and a heron"),),
    ),
    Post(
        slug="why-slow-letters",
        title="Why “Slow Letters”?",
        author=HANDLE,
        published=at(ZONE, "2019-10-01 16:30"),
        tags=("about",),
        blocks=(
            Para("Because I answer slowly. You can put a question into the box at the top of this page, with or without a name, and one evening, when the last ferry has gone and the heater is ticking, I’ll write back as though you had sent it by boat."),
            Para("I am a counsellor on a small island. That means I meet my clients at the post office, and we both look at the stamps. It has taught me more about *boundaries* than the degree did."),
            Quote(("Write short, dear, the plane is small.",), "Our postmistress, to everybody"),
            Para("Nothing here is treatment. If you are in danger tonight, please call somebody who is awake: a line, a neighbour, a night nurse. The letters will keep."),
        ),
    ),
)  # fmt: skip

PROFILE = Profile(
    name="tumblr",
    title="Slow Letters",
    tagline="A counsellor on a small island answers her mail",
    owner=HANDLE,
    timezone=ZONE,
    posts=POSTS,
    pages=(
        StaticPage(slug="about", title="About", blocks=(Para("Registered clinical counsellor. Sessions by telephone, by kayak if need be."),)),
        StaticPage(slug="working-with-me", title="Working With Me", blocks=(Para("Thursdays and Fridays, above the post office."), Bullets(("First talk: free", "An hour: 95 dollars")))),
    ),
)  # fmt: skip
