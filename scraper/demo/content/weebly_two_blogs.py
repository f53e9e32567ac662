"""Jacaranda Lane Counselling: a Weebly site with two blogs, days before months, in a zone without summer time."""
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
    Wrapped,
    at,
)

ZONE = "Australia/Brisbane"
MARNIE = "Marnie Oakhurst"

#: posts of these categories stand in the second blog, `/news`
NEWS = "Practice News"

POSTS = (
    Post(
        slug="the-kettle-method",
        title="The Kettle Method",
        author=MARNIE,
        # on the page: 5/11/2023, which is no day in May
        published=at(ZONE, "2023-11-05 20:15"),
        categories=("Anxiety", "Small Practices"),
        blocks=(
            Para("A man I saw for some years used to ring his sister whenever the panic came. She lives in Perth, she is not a patient woman, and every time she said the same four words: *put the kettle on*."),
            Para("It annoyed him. Then he noticed that it worked, and he asked me why. Here is what we came up with."),
            Numbers((
                "A kettle has a beginning, a middle and an end. Panic swears it has no end.",
                "Your hands are given a **job**, and hands are good at jobs.",
                "The sound grows, and then it clicks off. You have just watched something rise and fall.",
                Item("While the tea draws there is nothing to do but", (Bullets(("stand on your two feet,", "look out of the window,", "and wait.")),)),
            )),
            Para("It is not a cure. It’s three minutes in which you didn’t fight. I’ve come to think that most of my work is made of such minutes, strung together like beads."),
        ),
        comments=(("Wendy", "I rang my own sister after reading this, she said the same!"),),
    ),
    Post(
        slug="what-my-grandmother-knew-about-silence",
        title="What My Grandmother Knew About Silence",
        author=MARNIE,
        published=at(ZONE, "2023-04-03 08:00"),
        categories=("Family",),
        blocks=(
            Para("My grandmother shelled peas on the back step, and if you had something on your mind you sat down next to her and shelled peas too. She never asked. By the bottom of the bowl you had usually told her."),
            Verse((
                "She did not say, and how was that for you.",
                "She did not say, I hear that you are sad.",
                "She moved the bowl a little to the left",
                "so that my hand could reach it.",
            )),
            Para("I have two degrees now, and a clock on the wall that only I can see. Still, when somebody goes quiet in my room, I think about the bowl. What could I move, a little to the left, so that they can reach?"),
            Quote(("Silence isn’t empty, love. It’s only waiting for someone with time.",), "Nan, on the back step"),
            Para("If your own quiet frightens you, bring some peas. I mean it, you can ask anyone who comes here."),
        ),
    ),
    Post(
        slug="when-your-teenager-stops-talking",
        title="When Your Teenager Stops Talking",
        author=MARNIE,
        published=at(ZONE, "2022-08-22 09:30"),
        categories=("Family", "Teens"),
        blocks=(
            Spacer("\u200b"),
            Para("First, breathe out: a closed door is not a verdict on your parenting. Between thirteen and seventeen a good deal of a person has to be built out of sight."),
            Head("What tends to help"),
            Bullets((
                "Drive somewhere. Faces to the front, no eye contact, a reason to stay for twenty minutes.",
                Item("Say what you see, and leave it there:", (Bullets(("“You’ve been up late.”", "“That looked like a long day.”")),)),
                "Be boringly, reliably *around*.",
            )),
            Head("What tends not to"),
            Para("Questions that begin with why. Advice before dessert. Reading the phone, unless you are truly afraid for their safety, and then tell them that you did and that you’d do it again."),
            Para("And if you are worried, come in on your own first. It is allowed. Plenty of parents do."),
            Button("Book a parent session", "/contact.html"),
        ),
    ),
    Post(
        slug="new-rooms-from-july",
        title="New Rooms from July",
        author=MARNIE,
        # on the page: 9/6/2022
        published=at(ZONE, "2022-06-09 07:45"),
        categories=(NEWS,),
        blocks=(
            Para("After eleven years above the bakery we are moving, two streets down the hill and, at last, without stairs. Thank you to everyone who ever carried a pram, a walker or a very large dog up those steps for an hour of talking."),
            Picture("new-rooms.jpg", "Picture", "The front room, before the bookshelves and the couch arrived."),
            Para("From the first of July you will find us here:"),
            Verse(("Jacaranda Lane Counselling", "Shop 3, 18 Weir Street", "Oakhurst Hill")),
            Para("Your day and your time stay as they are. There is parking behind the hardware shop, the door is wide enough for wheels, and the smell of bread is, I’m sorry to say, gone."),
        ),
    ),
    Post(
        slug="grief-is-not-a-staircase",
        title="Grief Is Not a Staircase",
        author=MARNIE,
        # on the page: 2/10/2021
        published=at(ZONE, "2021-10-02 16:20"),
        categories=("Grief",),
        blocks=(
            Para("People arrive with the stages on a printed page and ask which one they are on. Most of them think they are behind. So let me say it plainly: there is no page, no order, and nobody is marking it."),
            Wrapped((
                Head("What I was taught"),
                Para("Denial, then anger, then bargaining, and at the top of the stairs a person who has accepted things and gone back to work."),
                Head("What I have seen"),
                Para("A tide. It goes out for weeks, and then a song in the supermarket brings the whole sea back into aisle four."),
            )),
            Para("If it helps, keep a log for a fortnight. One client’s looked like this:"),
            Table((("Day", "Weather inside", "What was kind"), ("Monday", "flat", "toast"), ("Tuesday", "storm, then flat", "the neighbour’s cat"), ("Sunday", "he made me laugh, in a dream", "waking slowly"))),
            Para("She didn’t climb anything. She learned the tides, and where the high ground is."),
        ),
        comments=(("Col", "The supermarket. Every time."), ("Marnie", "I know, Col. I know.")),
    ),
    Post(
        slug="saturday-group-for-new-fathers",
        title="Saturday Group for New Fathers",
        author=MARNIE,
        # on the page: 11/2/2021
        published=at(ZONE, "2021-02-11 19:05"),
        categories=(NEWS, "Groups"),
        blocks=(
            Para("Nobody throws a party for the man who stands in the kitchen at four in the morning with somebody very small on his arm. So we are starting a group: six Saturdays, eight fathers, babies welcome."),
            Head("The practical part", 3),
            Bullets(("From ten until half past eleven, starting on the sixth of March", "In the big room; there is a change table and a decent coffee machine", "By donation, and nobody counts")),
            Para("You do not have to be struggling. You don’t have to talk. One of last year’s fathers said hardly a word until week five, and in week six he brought a cake he had baked himself, with a candle in it, for all of us."),
            Para("Write to <<marnie@jacarandalane.example>> or just turn up."),
        ),
    ),
)  # fmt: skip

PROFILE = Profile(
    name="weebly",
    title="Jacaranda Lane Counselling",
    tagline="A kettle, two chairs, no hurry.",
    owner=MARNIE,
    timezone=ZONE,
    posts=POSTS,
    address=("Shop 3, 18 Weir Street", "Oakhurst Hill QLD 4999"),
    email="marnie@jacarandalane.example",
    phone="(07) 5550 0177",
    pages=(
        StaticPage(slug="about", title="About Marnie", blocks=(Para("I have been a counsellor since 2009, and a granddaughter for rather longer. My room is for anyone who’d like to put something down for an hour."),)),
        StaticPage(slug="services", title="Services and Fees", blocks=(Para("Individuals, parents and small groups, in person or by telephone."), Bullets(("Single session, fifty minutes", "Parent session, eighty minutes")), Button("Book now", "/contact.html"))),
        StaticPage(slug="contact", title="Contact", blocks=(Para("Ring, write, or leave a note in the letter box. I answer within two days."),)),
    ),
)  # fmt: skip
