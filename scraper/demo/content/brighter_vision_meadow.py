"""Meadowlark Family Therapy: a site made and hosted by Brighter Vision, every post signed by "admin"."""
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
    Verse,
    at,
)

ZONE = "America/Denver"
#: the account that pressed publish; nobody signs here
ADMIN = "admin"
AGENCY = "Brighter Vision"

POSTS = (
    Post(
        slug="when-your-teenager-closes-the-door",
        title="When Your Teenager Closes the Door",
        author=ADMIN,
        published=at(ZONE, "2024-06-06 19:10"),
        modified=at(ZONE, "2024-08-19 10:30"),
        categories=("Teens", "Parenting"),
        blocks=(
            Para("One day the door is open and there are socks in the hallway. The next day it is closed, there is music behind it, and you are a person who knocks. Most parents take this personally. It helps to know that it is mostly carpentry."),
            Para("A closed door is how a fourteen-year-old builds a room to become somebody in. The work is loud and secret, and it can't be done with an audience."),
            Head("Three things that still get through a door"),
            Bullets(("Toast", "A question about something they know more about than you", "“I’m in the kitchen if you need me,” said once")),
            Para("If the silence is new, if the sleep and the friends have gone too, then please don't wait for the door. Call us, or anyone, and we'll knock together."),
        ),
    ),
    Post(
        slug="five-minutes-before-school",
        title="Five Minutes Before School",
        author=AGENCY,
        published=at(ZONE, "2023-09-06 07:45"),
        categories=("Parenting",),
        blocks=(
            Para("The worst five minutes of the family day are the five before the bus. Somebody has lost a shoe. Somebody has remembered a poster about volcanoes. Somebody, possibly you, is shouting."),
            Numbers((
                "The night before, everybody puts tomorrow’s shoes where tomorrow’s feet will be.",
                Item("In the morning, each person gets one job:", (Bullets(("the lunches", "the lights", "the dog")),)),
                "Two minutes before the bus, everyone stands still and says one true thing. It may be “I hate Wednesdays.”",
            )),
            Para("That's all. It won't find the shoe. But children who have been heard at 7:40 carry something in their pocket until three o'clock, and in my experience, so do their parents."),
        ),
    ),
    Post(
        slug="the-third-chair",
        title="The Third Chair",
        author=ADMIN,
        published=at(ZONE, "2022-02-28 18:20"),
        categories=("Couples",),
        blocks=(
            Para("In our couples room there are three chairs besides mine. People always ask who the third one is for."),
            Para("It's for the relationship. Once in a while, in the middle of an argument about the dishwasher, I ask both partners to turn to that chair and tell me how *it* is doing. Is it tired? When did somebody last bring it flowers?"),
            Quote(("It looks like it’s been waiting in the car for about two years.",), "A husband, after a long silence"),
            Para("Nobody has ever gone on arguing about the dishwasher after that. You can try it at home with any chair you like. Choose a comfortable one. It has been standing for a while."),
            Button("Request an appointment"),
        ),
    ),
    Post(
        slug="grief-does-not-read-the-calendar",
        title="Grief Does Not Read the Calendar",
        author=ADMIN,
        published=at(ZONE, "2021-12-13 09:00"),
        categories=("Grief",),
        blocks=(
            Para("Somewhere around the second week of December, people begin to apologize to me. “I don't know why I'm like this again,” they say. “It's been four years.”"),
            Picture("ornament.jpg", "A paper star on a branch", "The star Tomas made in second grade. It goes up first."),
            Para("Grief doesn't count years. It counts smells, and songs in the supermarket, and chairs. It's not a sign that you've gone backward. It's a sign that you've opened the box with the ornaments."),
            Verse(("Set one place too many, if you like.", "Say the name with your mouth full.", "Leave early. Come late. Stay in bed.")),
            Para("There's no right way to do this month. There's only company, and we keep the lights on until eight."),
        ),
    ),
    Post(
        slug="what-happens-in-play-therapy",
        title="What Happens in Play Therapy?",
        seo_title="Play Therapy for Children | Meadowlark Family Therapy",
        author=AGENCY,
        published=at(ZONE, "2020-05-19 11:30"),
        categories=("Children",),
        blocks=(
            Para("Parents sit in our waiting room and hear a crash, a roar, and then forty seconds of giggling. “And this is the therapy?” asked one father. Yes. That was the therapy."),
            Head("Why toys"),
            Para("A seven-year-old doesn't say, “Since the move I've felt that things can be taken from me without warning.” A seven-year-old buries a truck in the sand and tells it to stay there."),
            Head("What we do"),
            Para("We watch where the truck goes. We might ask if the truck knows when it'll be dug up. And one day, usually a Tuesday, the child digs it up without being asked, drives it around the room, and wants to know if there's a snack."),
        ),
    ),
)  # fmt: skip

PROFILE = Profile(
    name="brighter-vision",
    title="Meadowlark Family Therapy",
    tagline="A softer place for families to land",
    owner=ADMIN,
    timezone=ZONE,
    posts=POSTS,
    address=("2210 Larkspur Drive, Suite 3", "Pine Hollow, CO 80999"),
    email="office@meadowlarkfamily.example",
    phone="(555) 010-0188",
    pages=(
        StaticPage(slug="home", title="Welcome", blocks=(Para("Families come in all shapes. So do our chairs."),)),
        StaticPage(slug="our-therapists", title="Our Therapists", blocks=(Head("Renata Quill, LMFT"), Para("Renata works with couples, and with families who have run out of ways to say it."))),
        StaticPage(slug="teen-counseling", title="Teen Counseling", blocks=(Para("Your teen doesn't have to talk. There is clay, and a very old piano."), Button("Request an appointment"))),
    ),
)  # fmt: skip
