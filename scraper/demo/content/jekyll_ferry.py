"""Ferry Street Counseling: a practice that ends every post with a call to book, on Jekyll."""
# ruff: noqa: E501 - prose keeps its lines

from __future__ import annotations

from scraper.demo.model import Bullets, Head, Numbers, Para, Post, Profile, Quote, Repeated, StaticPage, Verse, at

ZONE = "America/New_York"
NORA = "Nora Whitfield"

#: at the end of nearly all posts, under a heading of its own
CALL = Repeated((
    Head("Ready to talk?", 3),
    Para("If something in here sounded like your week, I’d be glad to hear from you. [Book a free fifteen-minute call](/contact.html), and we will see whether we fit."),
))  # fmt: skip
#: before the text of the newer ones
WELCOME = Repeated((
    Para("This post is part of *Letters from the Landing*, the blog of Ferry Street Counseling in Salem, Massachusetts."),
))  # fmt: skip
#: after the call
BLURB = Repeated((
    Para("Ferry Street Counseling is three therapists above a bakery. We work with adults, couples and teenagers, in person and by video, on"),
    Bullets(("anxiety and panic,", "grief and loss,", "trouble between people who love each other.")),
))  # fmt: skip
#: the author's own heading: it repeats, and it stays
HELPS = Head("What helps")

POSTS = (
    Post(
        slug="the-second-alarm",
        title="The Second Alarm",
        author=NORA,
        published=at(ZONE, "2024-04-18 21:20"),
        categories=("sleep",),
        tags=("sleep", "mornings"),
        blocks=(
            WELCOME,
            Para("A man I see sets two alarms. The first is for waking, he says, and the second is for forgiving himself for not having done it."),
            Para("We have spent more time on the second one. It rings at 6:40, and until then he lies there and counts what is already lost of the day."),
            HELPS,
            Para("He now puts his feet on the floor at the first alarm and sits. Nothing else is asked of him. Most mornings the rest of him follows the feet."),
            CALL,
            BLURB,
        ),
    ),
    Post(
        slug="a-chair-for-the-worry",
        title="A Chair for the Worry",
        author=NORA,
        published=at(ZONE, "2024-02-06 09:10"),
        modified=at(ZONE, "2024-02-20 12:00"),
        categories=("anxiety",),
        tags=("worry",),
        blocks=(
            WELCOME,
            Para("Worry likes to stand behind you and talk over your shoulder. You can’t look at it there, so you look at everything else as if it were the danger."),
            HELPS,
            Numbers(("Pull a second chair to the table.", "Ask the worry to sit where you can see it.", "Let it say its piece, once, to your face.")),
            Para("Across a table most worries turn out to be about nine years old. They lower their voice when somebody is listening."),
            CALL,
            BLURB,
        ),
    ),
    Post(
        slug="what-the-tide-table-says",
        title="What the Tide Table Says",
        author=NORA,
        published=at(ZONE, "2023-10-12 18:45"),
        categories=("grief",),
        tags=("grief",),
        blocks=(
            WELCOME,
            Para("Grief is often drawn as a road with an end. People who live by the harbor know better: it has tides, and the table for them can be bought at the hardware store."),
            Verse(("High water on his birthday,", "high water when the clocks go back,", "low water on most Tuesdays.")),
            HELPS,
            Para("Write your own table. Nobody drowns less for knowing the hour, but you stop planting things below the line."),
            CALL,
        ),
    ),
    Post(
        slug="listening-with-the-dishwasher-on",
        title="Listening with the Dishwasher On",
        author=NORA,
        published=at(ZONE, "2023-06-27 20:30"),
        categories=("couples",),
        tags=("listening",),
        blocks=(
            WELCOME,
            Para("“You never listen” is rarely about ears. In the couple I am thinking of, he heard every word, over the water, with his back to her, and could repeat them."),
            Quote(("I don’t want it repeated. I want it to arrive.",), "a wife, in the fourth session"),
            HELPS,
            Para("He now turns around. That is the whole technique. The plates wait, and the sentence lands on a face."),
            CALL,
            BLURB,
        ),
    ),
    Post(
        slug="the-apology-that-stays-short",
        title="The Apology That Stays Short",
        author=NORA,
        published=at(ZONE, "2023-03-02 07:55"),
        categories=("couples",),
        tags=("repair", "listening"),
        blocks=(
            WELCOME,
            Para("There is a moment in every apology when it is done, and it comes sooner than we think. After it we only go on for our own sake."),
            Para("I practise stopping with people. They say the one true sentence, and then they hold on to the arms of the chair."),
            CALL,
            Para("One of them has asked me to write down what he does with his hands after that. He keeps them open. It is harder than the sentence."),
            BLURB,
        ),
    ),
    Post(
        slug="homework-for-a-quiet-house",
        title="Homework for a Quiet House",
        author=NORA,
        published=at(ZONE, "2022-11-15 16:00"),
        categories=("grief",),
        tags=("empty-nest",),
        blocks=(
            Para("When the last child has left, the house keeps its old hours for a while. Doors are listened for. Too much rice is cooked."),
            HELPS,
            Bullets(("Cook the right amount once, on purpose, and eat it sitting down.", "Close one door that was always open.", "Ring them on a day when you have nothing to ask.")),
            Para("And move one chair. I can’t say why it works; in four houses out of five it does."),
            CALL,
            BLURB,
        ),
    ),
    Post(
        slug="a-panic-is-a-short-story",
        title="A Panic Is a Short Story",
        author=NORA,
        published=at(ZONE, "2022-07-08 11:35"),
        categories=("anxiety",),
        tags=("panic",),
        blocks=(
            Para("It has a beginning, a middle and an end, and none of the people it happens to has ever been allowed to read the end. They leave the shop first."),
            Para("So we read it together, on a bench, with a watch. On the fourth page, at minute eleven, she said: “It’s getting bored.”"),
            HELPS,
            Para("Stay one page longer than last time. Bring the watch."),
            CALL,
            BLURB,
        ),
    ),
    Post(
        slug="on-being-early",
        title="On Being Early",
        author=NORA,
        published=at(ZONE, "2022-01-19 22:10"),
        categories=("for-therapists",),
        tags=("waiting-room",),
        blocks=(
            Para("Some people come twenty minutes before their hour and sit downstairs at the bakery’s window. I used to think it was fear of being late."),
            Para("A girl of fifteen set me right. The hour up here belonged to both of us, she explained. The twenty minutes were hers."),
            CALL,
            BLURB,
        ),
    ),
    Post(
        slug="why-we-keep-the-bell",
        title="Why We Keep the Bell",
        author=NORA,
        published=at(ZONE, "2021-09-30 08:25"),
        modified=at(ZONE, "2021-10-04 08:25"),
        categories=("practice",),
        blocks=(
            Para("There is a brass bell at our door, left by the chandler who had the rooms before us. The electrician offered to take it down."),
            Para("We kept it because nobody can ring it by accident. Whoever stands up here has decided to, with a hand, and has heard themselves do it."),
        ),
    ),
)  # fmt: skip

PROFILE = Profile(
    name="jekyll-ferry",
    title="Letters from the Landing",
    tagline="Ferry Street Counseling",
    owner=NORA,
    timezone=ZONE,
    posts=POSTS,
    address=("14 Ferry Street", "Salem, MA 01999"),
    email="nora@ferrystreet.example",
    pages=(
        StaticPage(slug="about", title="About", blocks=(Para("Three therapists, one staircase, and the smell of bread until noon."),)),
        StaticPage(slug="contact", title="Contact", blocks=(Para("Ring the bell, or write; we answer within two days."),)),
    ),
)  # fmt: skip
