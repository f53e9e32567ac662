"""Maple & Third: a counselor in Ohio on TherapySites; nothing but the pages themselves says what there is."""
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

ZONE = "America/New_York"
GAIL = "Gail Underhill, LPCC-S"

POSTS = (
    Post(
        slug="what-to-bring-to-a-first-session",
        title="What to Bring to a First Session",
        author=GAIL,
        published=at(ZONE, "2024-02-13 19:20"),
        id=1399731,
        blocks=(
            Para("People ask on the phone what they should bring. I think what they mean is: will I be enough as I am, or is there homework?"),
            Head("You may bring"),
            Bullets(("a list, a notebook, or the back of an envelope", "your insurance card, if you have one", "somebody to drive you home", "the version of the story that makes no sense yet")),
            Head("You may leave at home"),
            Bullets(("a diagnosis", "a reason that is good enough", "your company manners")),
            Para("I’ll have the tissues, the water, and the first question. It’s an easy one, I promise; it’s about how you got here, and some people answer it with the bus number."),
        ),
    ),
    Post(
        slug="the-benefits-of-a-boring-evening",
        title="The Benefits of a Boring Evening",
        author=GAIL,
        published=at(ZONE, "2023-04-27 21:30"),
        id=1398804,
        blocks=(
            Para("After a crisis, ordinary evenings can feel like a waiting room. Nothing is on fire; you keep sniffing for smoke. Clients tell me they miss the fire a little, and are ashamed of it."),
            Para("Please don’t be. Your body was running at full power for a long time, and somebody has just turned off the engine. The ringing in your ears is not a sign that you should turn it on again."),
            Numbers(("Do one thing with your hands: peas, socks, a jigsaw.", "Let the phone sleep in another room.", "Say out loud, *nothing happened today*, and notice who in you objects.")),
            Para("Boredom is what safety feels like before you’ve gotten used to it. Give it six weeks."),
        ),
    ),
    Post(
        slug="helping-a-grieving-coworker",
        title="Helping a Grieving Coworker",
        author=GAIL,
        published=at(ZONE, "2022-09-15 12:05"),
        id=1397120,
        blocks=(
            Para("She’s back at her desk on Monday, and nobody knows where to look. So the whole department discusses the printer."),
            Table((("Instead of", "Try"), ("Let me know if you need anything.", "I’m getting you a sandwich. Turkey?"), ("At least he lived a long life.", "What was he like?"), ("How are you?", "How is this hour?"))),
            Quote(("The one who helped me most was the mailroom guy. He just carried my boxes, every day, and talked about his fish.",)),
            Para("You’ll say something clumsy. Say it anyway, and stay standing there. Silence is the only thing people remember for years."),
            Button("Contact Us"),
        ),
    ),
    Post(
        slug="raising-an-anxious-child",
        title="Raising an Anxious Child",
        author=GAIL,
        published=at(ZONE, "2021-03-02 18:45"),
        id=1395566,
        blocks=(
            Para("An anxious child is a small scientist with one theory: *it will go wrong.* You can’t argue her out of it. You can only help her collect more data."),
            Picture("swings.jpg", "Empty swings", "The laboratory, Maple and Third."),
            Para("So we make very small experiments. Stand at the top of the slide and come down the ladder again. Wave to one dog from across the street. Order your own ice cream, even if it comes out as a whisper and you get vanilla by mistake."),
            Para("Write down what she predicted and what happened. After twenty pages she’ll begin to frown at the theory herself, which is the only frown that counts."),
        ),
    ),
    Post(
        slug="for-the-last-day-of-the-year",
        title="For the Last Day of the Year",
        author=GAIL,
        published=at(ZONE, "2019-12-31 10:00"),
        id=1392013,
        blocks=(
            Para("No resolutions from this office. If you need something to hold at midnight while others are counting backward, hold this, and count however you like."),
            Verse(("I did not become new.", "I stayed, which took all year.", "The porch light’s on. The step is swept.", "Come in, whoever’s here.")),
            Para("We open again on the second, at nine, and the coffee will be on from a quarter till. Come early if the house is too quiet. You don’t need an appointment to sit in the waiting room."),
        ),
    ),
)  # fmt: skip

PROFILE = Profile(
    name="therapysites",
    title="Maple & Third Counseling",
    tagline="Counseling for ordinary and extraordinary days",
    owner=GAIL,
    timezone=ZONE,
    posts=POSTS,
    address=("301 Maple Avenue", "Third Falls, OH 44999"),
    email="gail@mapleandthird.example",
    phone="(555) 010-0199",
    pages=(
        StaticPage(slug="about-gail", title="About Gail", blocks=(Para("I have been a counselor in this town for twenty-six years, and I still can’t parallel park in front of my own office."),)),
        StaticPage(slug="depression-counseling", title="Depression Counseling", blocks=(Para("Depression is common, and it can be treated. We will find a pace that you can keep."), Button("Request an Appointment"))),
        StaticPage(slug="anxiety-counseling", title="Anxiety Counseling", blocks=(Para("Worry wants to be useful. We teach it to take turns."),)),
    ),
)  # fmt: skip
