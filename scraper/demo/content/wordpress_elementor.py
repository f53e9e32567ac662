"""Quiet River Counseling: WordPress with Elementor Pro, Yoast, and REST shut by a plugin."""
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
    StaticPage,
    Table,
    Verse,
    at,
)

ZONE = "America/Los_Angeles"
INGRID = "Ingrid Solheim, LCSW"

POSTS = (
    Post(
        slug="how-the-river-heals-the-stone",
        title="How the River Heals the Stone: Notes on Slow Change",
        author=INGRID,
        published=at(ZONE, "2024-05-21 18:30"),
        modified=at(ZONE, "2024-06-04 10:00"),
        categories=("Change",),
        tags=("patience",),
        blocks=(
            Head("How the River Heals the Stone: Notes on Slow Change"),
            Para("There is a bend behind our office where the river has been working on the same gray stone for as long as anyone remembers. Nobody has ever seen it happen. The stone is smooth."),
            Head("The work you cannot see"),
            Para("Clients often tell me that nothing is changing, and then mention, on the way out, that they slept, or that they said no to their mother and the sky stayed up. Change is shy about being looked at directly."),
            Head("What to measure instead"),
            Bullets((
                "How quickly you come back after a hard day",
                "Who you called, and whether you waited until it was unbearable",
                "What you no longer apologize for",
            )),
            Para("Keep a small list in a kitchen drawer. Read it in spring, when you’re sure that nothing has moved."),
            Verse(("In stillness and in motion,", "Ingrid Solheim, LCSW", "Quiet River Counseling")),
        ),
    ),
    Post(
        slug="seven-sentences-that-soothe",
        title="Seven Sentences That Soothe",
        seo_title="7 Calming Phrases for Anxious Moments",
        author=INGRID,
        published=at(ZONE, "2024-02-12 09:15"),
        categories=("Anxiety",),
        tags=("coping", "words"),
        blocks=(
            Para("Advice rarely calms anyone. A sentence, said slowly, sometimes does. These seven are borrowed from clients, grandmothers, and one very wise bus driver."),
            Numbers((
                "“This is a wave. I know how to float.”",
                "“I don’t have to solve the whole night. Only this minute.”",
                "“My body thinks it’s helping.”",
                "“I have been here before, and I left.”",
                "“Someone else is awake, too.”",
                "“Feet. Floor. Breath.”",
                "“Next stop is mine, and not before.”",
            )),
            Para("Choose one. Write it where you will see it when you need it, which is probably not where you keep your nice stationery. The bathroom mirror has saved more people than the bookshelf."),
            Button("Download the Cards"),
            Para("Then teach it to one other person. A sentence gets stronger when it has somewhere to live."),
        ),
    ),
    Post(
        slug="the-two-calendars-of-grief",
        title="The Two Calendars of Grief",
        author="Noor Haddad, MA",
        published=at(ZONE, "2023-11-02 20:05"),
        modified=at(ZONE, "2023-11-08 11:20"),
        categories=("Grief",),
        blocks=(
            Para("There are two calendars on the wall after a loss. One belongs to the world, with its casseroles and its closing dates. The other belongs to you, and nobody else can read it."),
            Head("What each of them says"),
            Table((
                ("When", "The world’s calendar", "Your calendar"),
                ("First week", "Everyone comes", "Nothing is real"),
                ("Third month", "“How are you doing now?”", "It has just begun"),
                ("Second year", "Silence", "Her birthday, again"),
            )),
            Quote(("I wasn’t behind. I was on my own calendar.",), "From our Thursday circle"),
            Para("If you love someone who is grieving, ask them what day it is on theirs. Then write it down on yours. If you’d like company with it, write to <<noor@quietriver.example>> and I’ll answer."),
        ),
    ),
    Post(
        slug="what-to-expect-in-your-first-session",
        title="What to Expect in Your First Session",
        author=INGRID,
        published=at(ZONE, "2023-07-19 17:40"),
        categories=("Start Here",),
        blocks=(
            Para("You will probably be early, and you will probably think about driving away. People tell me this months later, laughing. Come in anyway; the kettle is on."),
            Picture("office.jpg", "An armchair, a lamp and a window", "Our upstairs room. The blue chair is yours."),
            Head("The first ten minutes"),
            Para("Paperwork, which I’ll keep short, and a question that has nothing to do with why you came. I’ll ask what you’d be doing if you weren’t here."),
            Head("The next thirty"),
            Bullets((
                Item("You talk, as much or as little as you like", (Bullets(("you can start in the middle", "you can cry, and there are *good* tissues")),)),
                "I ask what you have already tried",
                "We both listen for what hurts most",
            )),
            Head("The last ten"),
            Para("We decide together whether to meet again. You may say no. You may say, “I need to think.” Both are fine answers, and neither will hurt my feelings."),
        ),
    ),
    Post(
        slug="an-inventory-of-ordinary-courage",
        title="An Inventory of Ordinary Courage",
        author="Noor Haddad, MA",
        published=at(ZONE, "2022-10-30 21:30"),
        categories=("Reflections",),
        tags=("courage",),
        blocks=(
            Para("Nobody gives medals for these. I have seen all of them this year, most of them on weekdays."),
            Para("Opening the envelope. Calling the brother. Going to the party, and leaving it. Wearing the short sleeves. Telling the truth to a doctor in a hurry. Eating lunch."),
            Para("Sitting in the car outside the meeting for forty minutes, and then driving home, and *telling someone* that you drove home."),
            Para("Courage is a word we keep for mountains. But I’ve come to believe that it lives mostly in hallways: between the bed and the door, between the thought and the phone."),
        ),
    ),
)  # fmt: skip

PROFILE = Profile(
    name="wordpress-elementor",
    title="Quiet River Counseling",
    tagline="You are allowed to go slowly",
    owner=INGRID,
    timezone=ZONE,
    posts=POSTS,
    address=("5 Millrace Way", "Riverton, OR 97999"),
    email="hello@quietriver.example",
    phone="(555) 010-0177",
    pages=(
        StaticPage(slug="home", title="Quiet River Counseling", blocks=(Para("Therapy for adults who are tired of being strong."), Button("Book a Call"))),
        StaticPage(slug="about", title="About", blocks=(Para("Ingrid and Noor met in graduate school and have argued kindly ever since."),)),
        StaticPage(slug="anxiety-therapy", title="Anxiety Therapy", blocks=(
            Head("What is anxiety?"),
            Para("Anxiety is an alarm that has become too good at its job. Therapy helps it learn the difference between smoke and fire."),
            Para("We use acceptance-based therapy, breathing, and a good deal of humor."),
        )),
    ),
)  # fmt: skip
