"""Second Cup Counseling: a Squarespace 7.1 site in Chicago, two authors, one post pasted as code."""
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
    at,
)

ZONE = "America/Chicago"
NADIA = "Nadia Okafor, LCSW"
#: typed without capitals when the account was made
SAM = "sam whitlock"

POSTS = (
    Post(
        slug="l5puer424xg9ts38lg2fnyci5zlx61",
        title="What I Keep in the Drawer by the Couch",
        author=NADIA,
        published=at(ZONE, "2025-09-16 20:40"),
        modified=at(ZONE, "2025-10-02 09:12"),
        categories=("In the Room",),
        tags=("objects", "grounding"),
        description="A short tour of the drawer that clients keep asking about.",
        blocks=(
            Para("There is a small drawer to the left of the couch, and sooner or later somebody asks what’s in it. Here is the whole inventory, since you were wondering."),
            Bullets((
                "A river stone, flat on one side, for hands that need a job",
                "Three kinds of tissues, because one of them is always the wrong kind",
                Item("Index cards, on which people have written", (Bullets(("a sentence for the phone call on Thursday", "the name of a dog", "“not yet,” underlined twice")),)),
                "Peppermints. The strong ones.",
            )),
            Picture("drawer.jpg", "An open drawer with a stone and index cards", "The drawer, photographed on a tidy day."),
            Para("None of it is therapy. But when a feeling gets bigger than the room, it helps to hold something that *stays the same size*."),
            Button("Book a first session"),
        ),
    ),
    Post(
        slug="a-field-guide-to-sunday-dread",
        title="A Field Guide to Sunday Dread & Its Cousins",
        author=SAM,
        published=at(ZONE, "2025-05-04 16:05"),
        categories=("Anxiety",),
        tags=("work", "sleep"),
        comments=(("Priya", "The laundry one got me. Thank you."), ("Tom", "Printing this for the fridge.")),
        views=17,
        blocks=(
            Para("It arrives around four. The light goes flat, the dog looks at you, and something in your chest begins to do arithmetic about Monday."),
            Head("How to tell the species apart"),
            Table((
                ("What it says", "What it usually wants"),
                ("“I forgot something”", "Two minutes with a list"),
                ("“I can’t do another week”", "A longer talk, with somebody kind"),
                ("“I should have rested better”", "To be left alone"),
            ), caption="Not to scale."),
            Spacer(),
            Head("A small experiment", 3),
            Para("For three Sundays, do one plain chore at four o’clock, slowly, with the radio on. Fold the towels. You aren’t trying to feel better. You’re showing the alarm that *nobody is coming*, and that your hands know what to do anyway."),
            Para("If the third species is the one at your window, please don’t treat it with towels. Call someone. Call us, if you like."),
        ),
    ),
    Post(
        slug="the-night-shift-of-the-mind",
        title="The Night Shift of the Mind",
        author=NADIA,
        published=at(ZONE, "2024-11-19 07:30"),
        categories=("Sleep",),
        tags=("insomnia",),
        blocks=(
            Para("At three in the morning the mind puts on its coveralls and starts inspecting everything you have ever built. Nothing passes inspection. It never has, on the night shift."),
            Para("I tell people to treat the night inspector with courtesy. He’s not lying, exactly. He simply has no light to work by, and he was told as a boy that finding the crack is the same as keeping the roof up."),
            Para("So thank him. Say: *noted, leave it on the desk*. Then put your feet on the cold floor, drink some water, and lie down on the other side of the bed."),
            Para("In the morning, read his report with your glasses on. Most of it will be about the gutters. Once in a while there is one line that matters, and you’ll be glad he wrote it down."),
        ),
    ),
    Post(
        slug="two-chairs-and-a-grievance",
        title="Two Chairs and a Grievance",
        author=SAM,
        published=at(ZONE, "2024-06-02 21:15"),
        categories=("Couples", "In the Room"),
        tags=("listening",),
        description="",
        blocks=(
            Para("Couples rarely bring me the fight. They bring me the transcript of the fight, with exhibits, and each would like a ruling by ten to five."),
            Quote(("“I just want you to hear what I said.” — “I heard it. I was there.”",)),
            Para("Here’s what we do instead. One person sits in the left chair and says the grievance *once*, in under a minute. The other has a single job, which is harder than it sounds:"),
            Numbers(("Say back what you heard.", "Ask: did I get it?", "If not, go to one.")),
            Para("There’s no step four. The record, since I began counting, is eleven rounds. When the eleventh “yes” finally came, they both laughed, and she couldn’t remember what the grievance was for."),
            Quote(("“Being heard is so close to being loved that most people cannot tell the difference.”",), "— a card on our shelf"),
        ),
    ),
    Post(
        slug="blog-post-title-one-nef99",
        title="Permission Slips for Grown Adults",
        author=NADIA,
        published=at(ZONE, "2023-12-28 12:00"),
        categories=("Anxiety",),
        tags=("boundaries", "rest"),
        blocks=(
            Para("Remember permission slips? A grown-up signed, and you could get on the bus. I’ve started writing them again, on yellow paper, and clients carry them home in their wallets."),
            Para("Some that I have signed this year: *May leave the party at nine. May answer on Wednesday. May keep the door closed while crying. May be ordinary at this.*"),
            Head("How to write your own"),
            Para("Use a pen. Be specific; “may relax” won’t get anyone past the driver. Sign it with your full name, because you are, as it turns out, the adult in charge. Date it, too. They expire, like all good permissions, and writing the next one is half the point."),
            Para("Mine says: may let the second cup go cold."),
        ),
    ),
    Post(
        slug="on-not-fixing-your-brother",
        title="On Not Fixing Your Brother",
        author=SAM,
        published=at(ZONE, "2023-03-17 18:45"),
        categories=("Families",),
        tags=("boundaries",),
        blocks=(
            Para("You have sent the article. You have found the phone number, and the other phone number, and paid for the month nobody used. You have been, in your words, *reasonable about it for nine years*."),
            Para("I’m not going to tell you to detach with love; you’ve read that book. I want to ask about something smaller. When was the last time the two of you did anything at all that wasn’t about his getting well?"),
            Para("Families around an illness slowly turn into staff. Shifts, handovers, quiet meetings by the car. What the patient loses, somewhere in there, is a sister."),
            Para("So take the afternoon off from the hospital of his life. Go bowling. Be terrible at it. He’ll still be unfixed at six o’clock, and he will have been, for three hours, somebody’s brother."),
        ),
    ),
)  # fmt: skip

PROFILE = Profile(
    name="squarespace-71",
    title="Second Cup Counseling",
    tagline="Therapy in Chicago for Anxious Adults & Couples",
    owner="Nadia Okafor, LCSW",
    timezone=ZONE,
    posts=POSTS,
    address=("2210 W Larkspur Ave, Suite 4", "Chicago, IL 60699"),
    email="hello@secondcup.example",
    phone="(555) 010-0177",
    pages=(
        StaticPage(slug="about", title="About", blocks=(Para("Two therapists, one waiting room, and a kettle that whistles in the wrong key."), Para("We see adults and couples, in person and online."))),
        StaticPage(slug="work-with-us", title="Work With Us", blocks=(Para("Fifty minutes, weekly to begin with."), Button("Ask for a consultation"))),
        StaticPage(slug="good-faith-estimate", title="Good Faith Estimate", blocks=(Para("You have the right to know what your care will cost before it begins."),)),
    ),
)  # fmt: skip
