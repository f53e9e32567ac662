"""Marsh Lane Counselling: a Duda site in England, dates as "4 May 2020", Duda's sample posts still online."""
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
    Spacer,
    StaticPage,
    Verse,
    at,
)

ZONE = "Europe/London"
LINDA = "Linda Marsh"

POSTS = (
    Post(
        slug="the-kettle-rule",
        title="The Kettle Rule",
        author=LINDA,
        published=at(ZONE, "2024-06-19 00:20"),
        tags=("conflict",),
        blocks=(
            Para("My grandparents had one rule about arguments: nothing may be said until the kettle has boiled. As a child I thought this was about tea."),
            Para("It takes roughly three minutes. In three minutes the heart slows a little, the jaw lets go, and the clever, cutting sentence you had ready begins to look rather shabby."),
            Head("How to use it", 3),
            Numbers((
                "Agree on the rule on a *calm* day, not during a row.",
                "Whoever notices first says “kettle”. No one may be cross about it.",
                "Fill it properly. A half-cup is cheating.",
                "When it clicks off, begin with what you were **afraid of**, not with what they did.",
            )),
            Para("You may find there is nothing left to argue about. You may find there is, and that it is smaller, and sadder, and easier to hold between two people with warm hands."),
        ),
    ),
    Post(
        slug="when-the-school-gate-feels-like-a-stage",
        title="When the School Gate Feels Like a Stage",
        author=LINDA,
        published=at(ZONE, "2022-09-12 14:05"),
        tags=("anxiety", "parents"),
        blocks=(
            Para("September brings a particular kind of client: well dressed, on time, and exhausted by a quarter past nine. The children are fine. It is the gate."),
            Picture("gate.jpg", "Iron gate with a bicycle", "Ten metres of pavement; for some of us, a mile."),
            Para("Standing in a group without a task is one of the hardest things an anxious person does all day. Nobody gives out medals for it."),
            Bullets(("Arrive with a job: a letter for the office, a glove to find", "Choose one face and learn one true thing about it each week", "Leave while it is going well")),
            Spacer(),
            Para("And if you leave in tears on a Thursday, that is not a relapse. That is a Thursday."),
            Button("Book a first session"),
        ),
    ),
    Post(
        slug="what-silence-is-for",
        title="What Silence Is For",
        author="Tom Okafor",
        published=at(ZONE, "2021-02-03 09:30"),
        blocks=(
            Para("New clients often apologise for the pauses. “Sorry, I’ve gone blank.” You haven’t. You have gone *in*, and the lift takes a moment."),
            Quote(("I thought you were waiting for me to say something clever. Then I noticed you weren’t waiting at all.",), "A client, shared with her blessing"),
            Para("There is a silence that punishes; many of us grew up in it. The silence in a counselling room is a different animal. It is more like the quiet of somebody holding a ladder. I am not withdrawing while you climb. I am keeping my hands exactly where they are."),
            Para("So take the pause. I have nowhere else to be until ten to."),
        ),
    ),
    Post(
        slug="lockdown-letters",
        title="Lockdown Letters",
        author=LINDA,
        published=at(ZONE, "2020-05-04 18:40"),
        tags=("lockdown",),
        blocks=(
            Para("Since I cannot sit across from you, I have been writing letters instead, and several of you have written back. With permission, here is the shortest of them."),
            Verse(("The street is so quiet I can hear", "next door’s radio through the wall.", "We have never spoken.", "I know all her songs.")),
            Para("I have read it aloud on four video calls now, and each time somebody laughed first and cried second."),
            Para("If you would like to send one, the address is <<letters@marshlane.example>>. It need not be good. It need not be about this. Tell me what you can hear through the wall."),
        ),
    ),
    Post(
        slug="a-small-word-about-endings",
        title="A Small Word About Endings",
        author=LINDA,
        published=at(ZONE, "2019-11-28 11:15"),
        tags=("endings", "counselling"),
        blocks=(
            Para("We plan our endings here. It sounds cold when I say it in the second session, and people look at me as if I had read them the fire drill."),
            Para("But think how many endings in your life were planned. The job that stopped on a Friday. The friend who simply wrote less. Most of us have been left far more often than we have been allowed to *finish*."),
            Head("So we do it on purpose", 3),
            Para("Four sessions before the last one, I say the date out loud. You may be angry about it; that is welcome. You may miss the next appointment; that is common, and I will ring. In the last hour we look back at the very first page of my notes, and at who came in."),
            Para("It is usually the first goodbye that did not feel like a door."),
        ),
    ),
)  # fmt: skip

PROFILE = Profile(
    name="duda",
    title="Marsh Lane Counselling",
    tagline="A quiet room by the river.",
    owner=LINDA,
    timezone=ZONE,
    posts=POSTS,
    address=("3 Marsh Lane", "Stoneford upon Arrow"),
    email="hello@marshlane.example",
    phone="01632 960 118",
    pages=(
        StaticPage(slug="about-linda", title="About Linda", blocks=(Para("I trained as a nurse, then as a counsellor, and I have kept the comfortable shoes from both."),)),
        StaticPage(slug="counselling-for-couples", title="Counselling for Couples", blocks=(Para("Two chairs, one table, no referee. We meet fortnightly, for as long as it is useful."), Button("Get in touch"))),
    ),
)  # fmt: skip
