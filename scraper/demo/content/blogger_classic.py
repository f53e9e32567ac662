"""The Porch Light: a Blogger blog of fifteen years, written in three generations of its editor."""
# ruff: noqa: E501 - prose keeps its lines

from __future__ import annotations

from scraper.demo.model import (
    Break,
    Bullets,
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
AUTHOR = "Delphine Roussel, LPC"

#: written days before the day it was set to appear: the feed's `updated` lies before its `published`
SCHEDULED = frozenset(("the-week-the-pecans-come-down",))

POSTS = (
    Post(
        slug="what-the-porch-is-for",
        title="What the Porch Is For",
        author=AUTHOR,
        published=at(ZONE, "2024-05-14 20:40"),
        modified=at(ZONE, "2024-06-02 09:15"),
        tags=("Neighbors", "Loneliness"),
        blocks=(
            Para("In my grandmother’s street nobody made appointments to be lonely together. You sat on the porch with the light on, and that was the appointment."),
            Para("A client asked me last week how people *do* it, how grown people make friends after forty. I told her what the light means: **I am home, and I am not busy.** Most of us have lost the light, not the neighbors."),
            Head("Three small lamps", 3),
            Bullets((
                "Be in the same place at the same hour, twice a week, for a season.",
                Item("Say one true thing in place of “fine”:", (Bullets(("“A little tired, and glad it’s cool out.”", "“I have been missing my sister.”")),)),
                "Leave first, sometimes, and say when you’ll be back.",
            )),
            Para("None of this is therapy. It is what therapy hopes to give you back to."),
        ),
    ),
    Post(
        slug="the-week-the-pecans-come-down",
        title="The Week the Pecans Come Down",
        author=AUTHOR,
        published=at(ZONE, "2022-11-07 23:35"),
        tags=("Grief",),
        blocks=(
            Para("It happens every November, and every November it frightens the new tenants: a knock on the tin roof, then ten, then a whole night of it. By Friday the yard is full."),
            Para("Grief keeps that calendar. You think the tree is done, and then a cold front comes through, a birthday or a smell in the hardware store, and down it all comes at once."),
            Quote(("Baby, you don’t gather in the dark. You let them fall, and you go out in the morning.",), "My neighbor, Mr. Theriot"),
            Para("So that is my whole advice for the holidays. Let it fall. Don’t climb up there and shake the branches to be finished sooner. In the morning, bring a bucket, and somebody to sit with on the steps while you crack what you can use."),
            Spacer(),
            Para("The rest belongs to the squirrels."),
        ),
    ),
    Post(
        slug="a-chart-for-the-refrigerator",
        title="A Chart for the Refrigerator",
        author=AUTHOR,
        published=at(ZONE, "2019-01-22 21:10"),
        tags=("Parents", "Anger"),
        comments=(("Tamsin", "We hung ours next to the chore list. Yellow is doing a lot of work here!"),),
        blocks=(
            Para("Several of you asked for the chart I draw on the back of intake forms. It is not science. It is a weather report that a family can read while the milk is out."),
            Table((
                ("Color", "What it looks like", "What helps"),
                ("Green", "Jokes, humming, slow answers", "Nothing; enjoy it"),
                ("Yellow", "Short answers, doors", "Water, food, five minutes alone"),
                ("Red", "Yelling, or no words at all", "No talking it through. Sit near."),
            )),
            Para("Two rules. Everyone is on the chart, the grown-ups too. And nobody gets to announce somebody else’s color: you may only report your own."),
            Picture("fridge.jpg", "A hand-drawn chart under a crawfish magnet", "The original, gumbo stain included."),
            Para("After a month, ask the smallest person in the house whether the chart is telling the truth. They will know."),
        ),
    ),
    Post(
        slug="on-being-told-to-breathe",
        title="On Being Told to Breathe",
        author=AUTHOR,
        published=at(ZONE, "2015-08-29 10:15"),
        tags=("Anxiety",),
        blocks=(
            Para("Ten years after the storm I still meet people who stop breathing when it rains for more than an hour. They know it is only rain. Their ribs don’t."),
            Para("“Just breathe,” somebody says, and means it kindly. But a body that is waiting for water to come under the door hears an order, and braces."),
            Break(),
            Para("Try it the other way around. Do not breathe *in* at all. Breathe out, longer than feels polite, as though you were fogging a window. Then do nothing, and let the in-breath find you."),
            Numbers((
                "Fog the window.",
                "Wait. Nothing is required of you.",
                "When the air has come back by itself, read one word on the wall, any word.",
            )),
            Para("Three rounds. It is raining, and you are dry."),
        ),
    ),
    Post(
        slug="the-waiting-room-fern",
        title="The Waiting Room Fern",
        author=AUTHOR,
        published=at(ZONE, "2011-03-08 18:55"),
        tags=("Poems",),
        comments=(("Gus H.", "I remember that fern."), ("anonymous", "Thank you for this today.")),
        blocks=(
            Para("Someone steals a leaf of it every week. I used to mind. Then one of you told me you keep yours in your wallet, behind the insurance card, and I stopped counting."),
            Verse((
                "It has heard nothing, being in the hall,",
                "and knows by now the weight of every door:",
                "the one pulled shut by somebody who’d rather,",
                "the one that’s held a moment more.",
            )),
            Verse(("Take what you need. It grows a little crooked", "toward whatever window’s left ajar.", "So do we all. Come in. The chair is ready.", "It isn’t far.")),
            Para("I water it on Mondays, before any of you come. It is the first thing I do that has no notes."),
        ),
    ),
    Post(
        slug="first-the-coffee",
        title="First, the Coffee",
        author=AUTHOR,
        published=at(ZONE, "2009-09-17 08:05"),
        tags=("Beginnings",),
        blocks=(
            Para("My supervisor says a counselor should have a blog, so here is one. I don’t know who you are yet. I will write as if you were the person in the chair across from mine, the green one with the bad spring."),
            Head("What you can expect", 3),
            Para("No tips in tens. No photographs of stacked stones. I’ll write about what I see most: people who are carrying far more than they say, and who apologize for the weight."),
            Para("You can write back, too. My address is <<delphine@porchlight.example>>, and I read everything on Thursday mornings, with the second cup."),
            Quote(("Nobody ever got better from being hurried.", "And nobody ever got worse from being fed.")),
            Para("That is the entire theory behind this practice. The rest will be examples."),
        ),
    ),
)  # fmt: skip

PROFILE = Profile(
    name="blogger",
    title="The Porch Light",
    tagline="A counselor in a shotgun house writes home",
    owner=AUTHOR,
    timezone=ZONE,
    posts=POSTS,
    address=("811 Cypress Row", "New Orleans, LA 70199"),
    email="delphine@porchlight.example",
    pages=(
        StaticPage(slug="about-me", title="About Me", blocks=(Para("I have been a licensed counselor for eighteen years, most of them in this house. I work with grown people, couples, and now and then a whole kitchen."), Para("I do not take insurance, but I do take time."))),
        StaticPage(slug="fees-and-hours", title="Fees and Hours", blocks=(Table((("Session", "Fee"), ("Fifty minutes", "$110"), ("Couples", "$140"))), Para("Four places on a sliding scale are always kept."))),
    ),
)  # fmt: skip
