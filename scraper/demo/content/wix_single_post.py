"""The Mending Room: a Wix blog of the older kind, with dates in its addresses."""
# ruff: noqa: E501 - prose keeps its lines

from __future__ import annotations

from datetime import UTC, datetime

from scraper.demo.model import Bullets, Head, Numbers, Para, Post, Profile, Quote, StaticPage, Verse, at

ZONE = "America/New_York"
HOLLIS = "Hollis Garrett"

POSTS = (
    Post(
        slug="you-cannot-water-someone-else-s-garden-in-the-rain",
        title="Put Down the Watering Can.",
        author=HOLLIS,
        published=at(ZONE, "2020-08-30 20:50"),
        modified=at(ZONE, "2020-11-02 09:30"),
        categories=("Helping",),
        views=1840,
        blocks=(
            Para("“You can’t want it more than they do.”"),
            Para("My first supervisor used to say this at the end of every hour, usually while looking for her keys. I wrote it on the inside of my notebook and did not believe it for six years."),
            Para("I wanted it more."),
            Para("I wanted it more for the man who missed three sessions out of four. I wanted it more for my sister. I stood in other people’s gardens with a watering can, in the rain, and wondered why my arms hurt."),
            Para("Here is what I know now. Wanting healing *for* someone is love. Wanting it *instead of* them is a kind of theft. It takes the one thing they need to find on their own, which is the wanting."),
            Para("So I put down the can. I sat on the wall. I said, I’m here, and I’m not going anywhere, and I’m not going to do it for you."),
            Para("Some of the gardens grew. Some didn’t. My arms stopped hurting, either way."),
            Para("~Hollis, The Mending Room"),
        ),
    ),
    Post(
        slug="what-we-keep-in-the-junk-drawer",
        title="What We Keep in the Junk Drawer",
        author=HOLLIS,
        published=at(ZONE, "2020-02-14 12:00"),
        categories=("Family",),
        views=233,
        blocks=(
            Para("Every family has a drawer for things that belong nowhere: the spare key to a car you sold, a dead battery, a birthday candle shaped like a seven. Every family also has a drawer like that for feelings."),
            Para("In mine, we kept the following:"),
            Bullets((
                "my grandfather’s temper, which everyone called his “strong opinions”",
                "the summer we did not go to the lake",
                "jealousy, wrapped in a napkin",
                "three apologies, never sent",
            )),
            Para("Therapy, on some days, is nothing grander than opening that drawer with another person in the room. You take out one thing. You say what it is. You decide whether it still fits a lock."),
            Para("You don’t have to empty it. You just have to be able to find the scissors when you need them."),
        ),
    ),
    Post(
        slug="a-prayer-for-people-who-do-not-pray",
        title="A Prayer for People Who Do Not Pray",
        author=HOLLIS,
        published=at(ZONE, "2019-04-21 22:15"),
        categories=("Poems",),
        views=512,
        blocks=(
            Para("A woman asked me for something to say at night. She said it should not be religious, and that it should not be too cheerful either. We wrote this together."),
            Verse((
                "May the day let go of my sleeve.",
                "May what I said wrong be small by morning.",
                "May the ones I worry for be warm.",
                "May I be one of them.",
            )),
            Para("She says it with the light on. I say it in the car. You may change any line you like; it was never ours."),
        ),
    ),
    Post(
        slug="three-kinds-of-quiet",
        title="Three Kinds of Quiet",
        author=HOLLIS,
        published=at(ZONE, "2018-10-09 08:05"),
        modified=at(ZONE, "2018-10-09 18:30"),
        categories=("Practice",),
        views=98,
        blocks=(
            Para("New therapists are afraid of silence. I was so afraid of it that I used to cough. It took me years to learn that there are at least three kinds, and that they ask for different things."),
            Head("The quiet that is thinking"),
            Para("Leave it alone. Somebody is walking around in a room they have not entered for a long time, and they do not need you to switch on the light."),
            Head("The quiet that is hiding"),
            Para("Come a little closer, but not all the way. “I wonder if it got crowded in here just now” is close enough."),
            Head("The quiet that is finished"),
            Para("This one you learn last. The work is done for today, and there are nine minutes left on the clock. Let there be nine minutes."),
            Quote(("The pause is not where the music stops. It is where the music decides.",)),
        ),
    ),
    Post(
        slug="how-i-learned-to-stop-fixing-dinner",
        title="How I Learned to Stop Fixing (and Just Made Dinner)",
        author=HOLLIS,
        published=at(ZONE, "2018-03-02 19:20"),
        categories=("Helping",),
        views=61,
        blocks=(
            Para("My friend’s marriage ended on a Friday. I arrived with a list. It had eleven points, and a phone number for a lawyer, and a book."),
            Para("She looked at the list, and then at me, and said: “Are you hungry?”"),
            Para("So I made dinner. This is the recipe, as far as I remember it:"),
            Numbers((
                "Put water on.",
                "Do not say that everything happens for a reason.",
                "Cook whatever is in the house.",
                "Eat it together, slowly, with the radio on.",
            )),
            Para("I still have the list. It was a very good list. She has never asked to see it again, and she has never forgotten the soup."),
        ),
    ),
)  # fmt: skip

PROFILE = Profile(
    name="wix-single-post",
    title="The Mending Room",
    tagline="Notes from a small practice above a shoe shop",
    owner=HOLLIS,
    timezone=ZONE,
    posts=POSTS,
    address=("9 Cobbler Lane, upstairs", "Hollow Falls, VT 05999"),
    email="hollis@mendingroom.example",
    today=datetime(2020, 12, 20, 15, tzinfo=UTC),
    pages=(
        StaticPage(slug="about", title="About", blocks=(Para("I work above a shoe shop, which seems right."),)),
        StaticPage(slug="what-is-counseling", title="What Is Counseling?", blocks=(
            Para("Counseling is a conversation with a shape. We meet weekly, for fifty minutes, and we begin with what hurts."),
            Para("Counseling can help with grief, anxiety, low mood and the things that have no name yet."),
        )),
    ),
)  # fmt: skip
