"""Harbor Light Counseling: a Wix blog as Wix renders it in 2025."""
# ruff: noqa: E501 - prose keeps its lines

from __future__ import annotations

from datetime import UTC, datetime

from scraper.demo.model import (
    Bullets,
    Button,
    Head,
    Item,
    Numbers,
    Para,
    Picture,
    Post,
    Products,
    Profile,
    Quote,
    StaticPage,
    Table,
    Verse,
    at,
)

ZONE = "America/Los_Angeles"
MAREN = "Maren Okafor, LCSW"

POSTS = (
    Post(
        slug="when-rest-feels-like-falling-behind",
        title="When Rest Feels Like Falling Behind",
        seo_title="Rest Without Guilt: A Therapist’s Guide | Harbor Light",
        author=MAREN,
        published=at(ZONE, "2025-06-10 09:12"),
        categories=("Burnout",),
        tags=("rest", "nervous system"),
        views=212,
        blocks=(
            Para("There is a particular look people get when I ask what they do to rest. They glance at the clock, as if I had asked them to confess to something."),
            Para("If you grew up in a house where being useful was how you stayed safe, rest will not feel like rest. It will feel like falling behind in a race nobody else can see."),
            Head("What rest is not"),
            Bullets((
                "A reward you earn by finishing everything",
                Item("A performance of calm", (Bullets(("the perfect bath", "the perfect morning", "the perfect *photograph* of the morning")),)),
                "Something you have to be good at",
            )),
            Head("A smaller way in", 3),
            Para("Begin with ninety seconds. Sit where you are, let your shoulders be **heavy**, and look at one thing that asks nothing of you. A tree will do. So will a cup."),
            Para("When the guilt arrives — and it will — you can greet it: “I know. You kept me safe for a long time.” Then look back at the tree."),
            Button("Book Now"),
            Para("Rest is not the opposite of a meaningful life. It is how a meaningful life keeps breathing."),
        ),
    ),
    Post(
        slug="five-questions-for-the-drive-home",
        title="Five Questions for the Drive Home",
        author=MAREN,
        published=at(ZONE, "2025-06-08 21:40"),
        categories=("For Therapists",),
        views=1840,
        comments=(("Dana", "I taped these to my dashboard."),),
        blocks=(
            Para("The last client has left, the lamp is off, and you are sitting in the car with your hands on the wheel. Some of what you heard today came with you."),
            Para("I have asked myself the same five questions on the drive home for eleven years:"),
            Numbers((
                "What did I carry today that was mine?",
                "What did I carry that was not?",
                "Where did I feel useful, and where did I only feel busy?",
                "Who was I worried about, and is there anything to *do* before morning?",
                "What will I let the road have?",
            )),
            Para("The fifth is the one I never skip. There is a stretch of road along the water, about two miles long, and I give it whatever is left. By the time I reach my own street I am not empty, but I am no longer full."),
            Para("You don’t need a coast for this. Any two miles will do."),
        ),
    ),
    Post(
        slug="games-that-help-shy-children-talk",
        title="Games That Help Shy Children Talk",
        seo_title="Play Therapy Games for Shy Kids",
        author="Beatriz Lang, LMFT",
        published=at(ZONE, "2025-01-23 18:37"),
        modified=at(ZONE, "2025-03-02 10:05"),
        categories=("Children",),
        tags=("play therapy",),
        views=977,
        blocks=(
            Para("Shy children are not silent. They are choosing, very carefully, where to spend their words. A game gives them something to hold while they decide."),
            Head("The weather report"),
            Para("Each of us is a meteorologist. “Today in Beatriz there is some fog, clearing by lunch.” Children who would never say *sad* will happily announce a storm with hail."),
            Head("Two true things"),
            Para("Like the party game, but without the lie. Two true things, as small as you like: I have a loose tooth. I do not want to go to my dad’s on Friday."),
            Quote(("A child will tell you everything, as long as you are looking at the blocks.",)),
            Para("Helpful Resources:"),
            Products((("The Weather Report – Printable Cards", "$7.50"), ("Feelings Dominoes for Telehealth", "$5.00"))),
            Para("Whatever you play, lose sometimes, and lose well. It teaches more than winning does."),
        ),
    ),
    Post(
        slug="a-small-ode-to-the-waiting-room",
        title="A Small Ode to the Waiting Room",
        author=MAREN,
        published=at(ZONE, "2024-11-14 16:30"),
        modified=at(ZONE, "2024-11-14 17:05"),
        categories=("Poems",),
        views=64,
        blocks=(
            Para("I wrote this between two appointments, on the back of an intake form. It is for everyone who has ever come ten minutes early and read the same page of a magazine twice."),
            Verse((
                "Here is the chair that asks for nothing,",
                "the plant that leans toward the glass,",
                "the clock that has heard every reason",
                "and lets each one of them pass.",
            )),
            Verse((
                "Here is the door with the soft brass handle,",
                "the hum of the room beyond,",
                "and you, who were almost not coming,",
                "and came. And so we’ve begun.",
            )),
            Para("If you are reading this in a waiting room: I am glad you came early. You are allowed to take up the whole chair. 🌿"),
        ),
    ),
    Post(
        slug="what-your-anger-is-guarding",
        title="What Your Anger Is Guarding",
        author=MAREN,
        published=at(ZONE, "2024-02-29 20:15"),
        categories=("Emotions",),
        tags=("anger", "boundaries"),
        views=3105,
        blocks=(
            Para("Anger gets called a problem more often than any other feeling that walks into my office. I’ve come to think of it as a guard dog: loud, loyal, and almost always standing in front of something soft."),
            Para("So before we train the dog, we look at what is behind it. Here are three sentences I hear every week, and what we found when we looked:"),
            Table((
                ("What the anger says", "What it guards"),
                ("“Nobody ever listens to me.”", "A fear of not mattering"),
                ("“I have to do everything myself.”", "Exhaustion, and a wish to be helped"),
                ("“Don’t tell me to calm down.”", "A body that learned to brace"),
            )),
            Para("None of this makes the barking pleasant. But a guard dog that knows it has been heard will, quite often, lie down."),
            Para("Next time you feel the heat come up, try asking it one question: *What are you standing in front of?*"),
        ),
    ),
    Post(
        slug="on-saying-goodbye-in-therapy",
        title="On Saying Goodbye in Therapy",
        author="Beatriz Lang, LMFT",
        published=at(ZONE, "2023-09-05 11:00"),
        modified=at(ZONE, "2023-10-19 19:45"),
        categories=("For Clients",),
        views=410,
        blocks=(
            Para("Most goodbyes in life happen to us. The end of therapy is one of the few we get to make on purpose, and that is why I ask people not to skip it."),
            Picture("two-cups.jpg", "Two empty tea cups on a wooden table", "Two cups, after the last session of the year."),
            Para("A good ending has room for three things: what changed, what did not, and what you would like to say while we are both still in the room."),
            Para("Sometimes what people want to say is “thank you.” Sometimes it is “I’m still angry about that day in March.” Both are gifts. Both are part of leaving whole."),
            Para("And if you stopped coming one day without a word, as people do, the door has not locked behind you. You can still come back and say goodbye."),
            Verse(("With warmth,", "Beatriz Lang, Harbor Light Counseling")),
        ),
    ),
)  # fmt: skip

PROFILE = Profile(
    name="wix-2025",
    title="Harbor Light Counseling",
    tagline="Therapy by the water, for people who hold everyone else up",
    owner=MAREN,
    timezone=ZONE,
    posts=POSTS,
    address=("218 Pier Street, Suite 4", "Port Alder, CA 95432"),
    email="hello@harborlight.example",
    today=datetime(2025, 6, 12, 18, tzinfo=UTC),
    pages=(
        StaticPage(slug="about", title="About", blocks=(Para("Harbor Light is a small group practice. We see adults, couples and children, in person and online."),)),
        StaticPage(slug="services", title="Services", blocks=(Para("Individual therapy, couples therapy and play therapy. Sessions last fifty minutes."), Button("Book Now"))),
    ),
)  # fmt: skip
