"""Lindenwood Family Therapy: a Wix blog as Wix rendered it in 2022."""
# ruff: noqa: E501 - prose keeps its lines

from __future__ import annotations

from datetime import UTC, datetime

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
    Verse,
    at,
)

ZONE = "America/Chicago"
PRIYA = "Dr. Priya Raghunathan, PsyD"

POSTS = (
    Post(
        slug="the-first-week-of-school-and-the-last-of-your-patience",
        title="The First Week of School and the Last of Your Patience",
        seo_title="Back to School Anxiety: Tips for Parents",
        author=PRIYA,
        published=at(ZONE, "2022-10-03 08:20"),
        categories=("Parenting",),
        tags=("school", "transitions"),
        views=154,
        blocks=(
            Para("By Thursday of the first week, every family I know is eating cereal for dinner. If that is your house, you are not failing at September. You are *in* it."),
            Head("Why children fall apart at home"),
            Para("Your child has been holding it together since 7:40 this morning. Home is where the holding stops. The meltdown over the wrong spoon is not about the spoon; it is the sound of a backpack being put down."),
            Head("What helps in the first twenty minutes"),
            Bullets((
                "Food before questions",
                "One warm sentence: “It’s good to have you back.”",
                "No homework talk until shoes are off and someone has laughed",
            )),
            Para("And you? You have also been holding it together. Put your own backpack down somewhere. The porch will do."),
        ),
    ),
    Post(
        slug="how-to-fight-fair-on-a-tuesday",
        title="How to Fight Fair on a Tuesday",
        author="Owen Castellano, LPC",
        published=at(ZONE, "2022-06-09 22:10"),
        modified=at(ZONE, "2022-09-26 12:00"),
        categories=("Couples",),
        views=890,
        comments=(("Lee", "We printed this. We still fight. It is better."),),
        blocks=(
            Para("Nobody schedules a fight for a Saturday with free time and good light. Fights come on Tuesdays, over the dishwasher, when both of you have already been brave all day."),
            Para("So here are the house rules I give every couple, in the order you will need them:"),
            Numbers((
                "Say what happened, not what kind of person did it.",
                "One dishwasher at a time. Old dishwashers stay closed.",
                "Anyone may call a pause. Whoever calls it names the time you will start again.",
                "End with one thing you understood, even if you still disagree.",
            )),
            Para("The third rule saves the most marriages. A pause without a return time is just leaving."),
            Button("Schedule a Consultation"),
            Para("You will break all four rules this year. Fair fighters are not people who never break them; they are people who come back and say so."),
        ),
    ),
    Post(
        slug="grief-has-no-group-chat",
        title="Grief Has No Group Chat",
        author=PRIYA,
        published=at(ZONE, "2021-12-18 19:05"),
        categories=("Grief",),
        tags=("loss", "holidays"),
        views=1322,
        blocks=(
            Para("In December everyone gets added to things: the cookie exchange, the secret gift list, the family thread with forty-one unread messages. Grief does not get added. It sits beside you while the phone buzzes."),
            Quote(("I kept typing that he was gone, and then deleting it, because the next message was a picture of a ham.",), "A client, with permission"),
            Para("If you are grieving this season, you may leave the thread. You may also stay and say nothing. Love is not measured in replies."),
            Para("What I ask is that you choose *one* person who may know the truth on any given day. One is enough. Tell them, “You don’t have to fix it. Just read it.”"),
            Para("Light a candle if you are the candle sort. Wash the good glass if you aren’t."),
        ),
    ),
    Post(
        slug="a-letter-to-the-parent-in-the-hallway",
        title="A Letter to the Parent in the Hallway",
        author=PRIYA,
        published=at(ZONE, "2021-05-02 10:30"),
        modified=at(ZONE, "2021-05-20 20:40"),
        categories=("Parenting",),
        views=76,
        blocks=(
            Para("You walked your teenager to my door today and then stood there, holding the coat. I saw you."),
            Picture("hallway.jpg", "A hallway with a bench and a coat", "The bench outside room three."),
            Para("You are wondering what we talk about. Mostly we talk about small things, a playlist, a teacher, a dog that died two years ago. Small things are the stairs down to the big ones, and we take them one at a time."),
            Para("You are wondering whether you are the problem. You are part of the weather in your child’s life, that’s true. You are also the house."),
            Verse(("Keep the porch light on.", "Keep the question short.", "Keep the coat.")),
            Para("I’ll bring them back to you at ten to five."),
        ),
    ),
    Post(
        slug="naive-questions-about-panic",
        title="Naïve Questions About Panic, Answered",
        author="Owen Castellano, LPC",
        published=at(ZONE, "2020-03-11 07:45"),
        categories=("Anxiety",),
        views=2048,
        blocks=(
            Para("People lower their voices to ask me these. There is no need. Every one of them is a good question."),
            Head("Can I die of it?"),
            Para("No. A panic attack is your body sounding a fire alarm with no fire. It is loud, it is frightening, and it ends. It has always ended, even when you were sure it would not."),
            Head("Should I breathe into a bag?"),
            Para("Please don’t. Breathe out longer than you breathe in, as if cooling soup. Four in, six out, and again."),
            Head("Why did it come when I was relaxed?"),
            Para("Because the guard finally sat down, and noticed how tired he was. It’s one of the cruel jokes of a nervous system that has worked too hard, and it is also a sign that it wants to stop."),
        ),
    ),
)  # fmt: skip

PROFILE = Profile(
    name="wix-2022",
    title="Lindenwood Family Therapy",
    tagline="Families, couples and the people inside them",
    owner=PRIYA,
    timezone=ZONE,
    posts=POSTS,
    address=("77 Linden Avenue", "Maple Grove, IL 60999"),
    email="office@lindenwood.example",
    today=datetime(2022, 10, 5, 15, tzinfo=UTC),
    pages=(
        StaticPage(slug="about-us", title="About Us", blocks=(Para("Two clinicians, one dog, and a lot of wooden blocks."),)),
        StaticPage(slug="contact", title="Contact", blocks=(Para("Write or call. We answer within two working days."),)),
    ),
)  # fmt: skip
