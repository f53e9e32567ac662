"""Porch Light Letters: a Substack newsletter of a counsellor in Portland, with one letter for paying readers."""
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
    Verse,
    Wrapped,
    at,
)

ZONE = "America/Los_Angeles"
AUTHOR = "June Halloran"

POSTS = (
    Post(
        slug="the-chair-by-the-window",
        title="The Chair by the Window",
        author=AUTHOR,
        published=at(ZONE, "2025-02-11 19:40"),
        description="On where people sit when nobody tells them where",
        tags=("therapy room",),
        comments=(("Del", "I always took the sofa. Now I wonder."), ("Ruth A.", "The chair by the door, for eleven years.")),
        blocks=(
            Para("There are three places to sit in my office, and I never say which one is yours. People spend the first ten seconds of therapy deciding, and they believe I am not looking."),
            Para("The sofa is for those who have done this before. The chair by the door is for those who may have to leave. The chair by the window goes to anyone who needs somewhere to put their eyes while they say a hard thing."),
            Quote(("You can tell me anything you like, and you can tell it to the maple tree.",)),
            Para("I said that once, half as a joke, to a boy of fifteen. He talked to the tree for most of a winter. In March the buds came, and he turned around and talked to me."),
            Para("If you are starting with someone new this month: take the seat that lets you breathe. A good counsellor will learn the room from where you are."),
        ),
    ),
    Post(
        slug="anger-is-a-smoke-alarm",
        title="Anger Is a Smoke Alarm",
        author=AUTHOR,
        published=at(ZONE, "2024-11-19 06:30"),
        modified=at(ZONE, "2024-11-24 10:15"),
        description="It is not the fire",
        tags=("anger", "family"),
        blocks=(
            Para("A smoke alarm has no opinion about you. It does not know whether the house is burning or whether somebody likes their toast dark. It knows one thing, and it says it loudly."),
            Head("What we usually do"),
            Para("We take out the battery. We were raised in homes where one person’s alarm went off every night, and we promised ourselves a quiet house."),
            Head("What you could try instead"),
            Numbers((
                "Say out loud, to nobody: *something in here is smoking*.",
                Item("Walk through the rooms and look:", (Bullets(("Was a promise broken?", "Did somebody step over a line you never drew?", "Have you eaten today?")),)),
                "Open a window before you open your mouth.",
            )),
            Para("Only then decide who needs to hear about it, and in what voice. Most evenings it was toast. When it was not, you will be glad the battery was in."),
            Wrapped((
                Para("I borrowed this picture from a firefighter who came to see me about his own temper."),
                Para("Hunger is the most common cause of household smoke. I have no study for this, only a kitchen."),
            )),
        ),
    ),
    Post(
        slug="for-the-paying-porch-questions-in-winter",
        title="For the Paying Porch: Questions in Winter",
        author=AUTHOR,
        published=at(ZONE, "2024-10-02 09:00"),
        description="A letter for those who keep the light on",
        protected=True,
        blocks=(
            Para("Every autumn I collect the questions you send me and answer a handful of them at length, for the readers whose subscriptions pay for the time that it takes."),
            Para("This year more than forty came, and the first one kept me awake."),
            Para("These lines stand behind the wall and must never be in an archive."),
        ),
    ),
    Post(
        slug="what-my-grandmother-called-nerves",
        title="What My Grandmother Called “Nerves”",
        author=AUTHOR,
        published=at(ZONE, "2024-06-08 20:55"),
        description="An old word, and what it was hiding",
        tags=("anxiety", "family"),
        blocks=(
            Para("My grandmother had nerves the way other people had a piano: it stood in the front room, everyone walked around it, and no one asked her to play."),
            Picture("kitchen-1961.jpg", "A woman at a stove seen from behind", "Her kitchen in 1961. The radio was never off."),
            Para("She counted the spoons after every visit. She could not be in a car on a bridge. The doctor gave her drops, the priest gave her a saint, and her daughters gave her errands, so that she would not have to sit still."),
            Para("Today I would have a name for it, and a plan of twelve weeks. I am glad of that. But I have kept two things that she knew and my training left out:"),
            Bullets((
                "**Hands first.** She shelled peas when it was bad. The peas did not have to be eaten.",
                "**Say good morning to it.** She greeted her nerves by name, the way you greet a neighbor you don’t much like.",
            )),
            Spacer(),
            Para("Good morning, then. Sit down. There are peas."),
        ),
    ),
    Post(
        slug="three-small-poems-about-leaving",
        title="Three Small Poems About Leaving",
        author=AUTHOR,
        published=at(ZONE, "2023-12-30 18:10"),
        description="For the last week of the year",
        tags=("poems",),
        blocks=(
            Para("Endings are most of my work. Nobody comes to counselling because a thing is going on as it always has. At the end of a year I write small things about it, and this year I am brave enough to send them."),
            Head("At the door", 3),
            Verse(("You said you had forgotten your umbrella.", "It was not raining.", "We both looked at the sky", "for as long as it took.")),
            Head("Last session", 3),
            Verse(("I practiced a wise sentence in the car.", "You got there first", "with a tin of shortbread.")),
            Head("To whoever moves in", 3),
            Verse(("The third stair talks.", "Let it. It was here before us,", "and it only wants to be stepped on", "gently, in the dark.")),
            Para("Thank you for this year on the porch. I will leave the light on."),
        ),
    ),
    Post(
        slug="how-i-take-notes-and-what-i-leave-out",
        title="How I Take Notes, and What I Leave Out",
        author=AUTHOR,
        published=at(ZONE, "2023-05-16 07:45"),
        description="A reader asked what is in the folder",
        tags=("therapy room",),
        blocks=(
            Para("“What do you write about me when I’m gone?” A reader sent me this, and I think she asked on behalf of everyone who ever watched a pen move."),
            Para("Here is what is in the folder: the date, what we worked on, what you mean to try, and whether I am worried. It is about six lines. In this state you may ask to read it, and I write it so that you could."),
            Para("Here is what is not in the folder: the joke about your brother. The thing you said and then unsaid. What you wore. How the light was on the day you stopped apologizing."),
            Para("Those I keep where I keep everything that matters, in a place with poor security and a very long memory."),
            Button("Ask me anything", "https://porchlight.example/ask"),
            Para("Keep sending questions. The hard ones are the best company on a Tuesday."),
        ),
    ),
)  # fmt: skip

PROFILE = Profile(
    name="substack",
    title="Porch Light Letters",
    tagline="Letters on ordinary courage, from a counsellor’s porch in Portland.",
    owner=AUTHOR,
    timezone=ZONE,
    posts=POSTS,
    email="june@porchlight.example",
    pages=(
        StaticPage(slug="about", title="About", blocks=(Para("Porch Light Letters is written by June Halloran, a counsellor, every second week or so."), Para("Subscribing is free. Paying readers keep the light on."))),
        StaticPage(slug="recommendations", title="Recommendations", blocks=(Para("Newsletters that June reads with her first coffee."),)),
    ),
)  # fmt: skip
