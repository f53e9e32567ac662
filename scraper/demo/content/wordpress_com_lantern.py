"""Slow Lantern Counseling: a free WordPress.com blog with advertisements, likes and a widow-proof title."""
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
    Table,
    Verse,
    at,
)

ZONE = "America/Chicago"
MIRIAM = "Miriam Okafor, LPC"

POSTS = (
    Post(
        slug="the-lantern-and-the-path",
        title="The Lantern and the Path",
        author=MIRIAM,
        published=at(ZONE, "2025-02-18 21:40"),
        modified=at(ZONE, "2025-02-20 08:05"),
        categories=("Anxiety",),
        tags=("uncertainty", "small steps"),
        comments=(("Deb", "I read this on the bus and missed my stop. Worth it."), ("Owen", "Three meters. I can do three meters.")),
        blocks=(
            Para("A lantern does not show you the whole road. It shows you about three meters, and when you have walked those, it shows you the next three. I think about this whenever someone in my office wants to know how it will all turn out."),
            Para("Anxiety is often a demand for a searchlight. It wants the end of the road lit up before it will let you put on your shoes. But no one I know has ever crossed a dark field that way."),
            Head("What three meters can look like"),
            Bullets((
                "Answering one letter, not the pile",
                Item("Telling one person the truth about", (Bullets(("how the night was", "what you need on Saturday")),)),
                "Eating something warm before you decide anything",
            )),
            Para("If you can't see further than that tonight, you are not lost. You are walking with a lantern, like everybody else."),
        ),
    ),
    Post(
        slug="a-small-dictionary-of-tiredness",
        title="A Small Dictionary of Tiredness",
        author=MIRIAM,
        published=at(ZONE, "2024-10-03 07:20"),
        categories=("Rest",),
        tags=("burnout",),
        blocks=(
            Para("“I’m just tired” is one of the most common sentences in my room, and one of the least exact. We have one word for a dozen different things, and each of them asks for another kind of help."),
            Table((
                ("The tiredness", "What it may want"),
                ("After a day of lifting", "Sleep, and a good dinner"),
                ("After a day of smiling", "An hour where nobody needs your face"),
                ("After a year of worrying", "Somebody to count the worries with you"),
                ("On waking, every day", "A doctor first, then a therapist"),
            ), caption="Cut it out and put it on the refrigerator."),
            Para("When you notice the word this week, try to add a second one to it. Tired and *sad*. Tired and *angry*. Tired and *done*. Often the second word is the one that has been waiting to be heard."),
            Spacer(),
            Para("And if no second word comes, go to bed. Some tiredness is exactly what it says it is."),
        ),
    ),
    Post(
        slug="letters-you-do-not-send",
        title="Letters You Do Not Send",
        author=MIRIAM,
        published=at(ZONE, "2023-11-26 17:55"),
        categories=("Grief", "Practice"),
        tags=("writing",),
        blocks=(
            Para("My grandmother kept a shoebox of letters to her sister, who had been dead for thirty years. She wrote one every November. As a child I found this strange; now I suggest it to people for a living."),
            Quote(("You can be as unfair as you like in a letter that stays in the box. That is what the box is for.",), "Grandmother Ada"),
            Para("If you would like to try, here is how we do it in the grief group:"),
            Numbers((
                "Set a timer for twelve minutes, so that there is an end.",
                "Begin with the weather. It is easier to begin with the weather.",
                "Say the thing you have been saying in the shower.",
                "Sign it. Fold it. Put it somewhere that closes.",
            )),
            Para("You do not have to forgive anyone in it. You do not have to be wise. You only have to be addressed to someone, and most of us are."),
        ),
    ),
    Post(
        slug="what-the-dog-knows",
        title="What the Dog Knows",
        author=MIRIAM,
        published=at(ZONE, "2022-06-14 12:30"),
        categories=("Body",),
        tags=("nervous system",),
        blocks=(
            Para("After a thunderstorm my dog Biscuit stands up, shakes from nose to tail, and walks to the kitchen to see about supper. The storm is over and her body knows it."),
            Picture("biscuit.jpg", "A brown dog on a porch in the rain", "Biscuit, two minutes after the last thunder."),
            Para("We are not so lucky. Our storms end and we stay under the bed for a week, explaining to ourselves why we should have seen it coming. The shaking, the sighing, the long stretch, all the small ways of telling a body that it is over: most of us were taught to sit still instead."),
            Para("So here is your homework from Biscuit. After the difficult call, before the next thing, stand up. Shake out your hands. Let out a sigh that somebody could hear. Then go and see about supper."),
        ),
    ),
    Post(
        slug="evening-prayer-for-the-overwhelmed",
        title="Evening Prayer for the Overwhelmed",
        author=MIRIAM,
        published=at(ZONE, "2021-12-29 19:15"),
        categories=("Poems",),
        blocks=(
            Para("I am not a poet, but at the end of the second winter of the pandemic I was not much of anything else, either. Some of you asked for this again, so it lives here now. Read it slowly, or to somebody."),
            Verse((
                "For the dishes that are still there, forgive me.",
                "For the call I did not make, forgive me.",
                "For the hour I stood at the window",
                "with my coat on, going nowhere, thank you.",
            )),
            Verse(("Let the list be shorter in the morning,", "or let me be a little longer.")),
            Para("If tonight is heavier than a poem can carry, please call somebody who can carry it with you."),
        ),
    ),
    Post(
        slug="how-to-choose-a-counselor",
        title="How to Choose a Counselor (When You’d Rather Not Choose at All)",
        author=MIRIAM,
        published=at(ZONE, "2020-09-08 10:00"),
        categories=("Practice",),
        tags=("getting started",),
        blocks=(
            Para("Nobody goes looking for a counselor on their best day. You are asked to compare strangers, read about methods with three capital letters, and make a phone call, at the very time when making phone calls is the problem."),
            Head("Ask less than you think", 3),
            Para("You don't need to know whether we will be together for six weeks or six years. You need to know three things, and you can ask them in the first ten minutes."),
            Numbers(("Have you sat with this before?", "What will we do in the next hour?", "How will I tell you if it isn't helping?")),
            Para("Then notice your shoulders. If they have come down a centimeter by the time you hang up, that is information. If they have gone up, that is information too, and you may thank us and call the next number."),
            Button("Say hello"),
        ),
    ),
)  # fmt: skip

PROFILE = Profile(
    name="wordpress-com",
    title="Slow Lantern Counseling",
    tagline="Three meters at a time",
    owner=MIRIAM,
    timezone=ZONE,
    posts=POSTS,
    address=("77 Millrace Lane", "Cedar Bluff, IA 52999"),
    email="miriam@slowlantern.example",
    phone="(555) 010-0177",
    pages=(
        StaticPage(slug="about", title="About", blocks=(Para("I am a licensed professional counselor, a gardener of modest gifts, and the person who walks Biscuit."), Para("I have been in practice since 2009, first in a hospital, now above the bakery."))),
        StaticPage(slug="working-with-me", title="Working With Me", blocks=(Head("Sessions"), Para("Fifty minutes, in the room above the bakery or on a screen. It smells of bread until eleven."), Button("Say hello"))),
    ),
)  # fmt: skip
