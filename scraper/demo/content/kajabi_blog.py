"""Tender Ground Wellness: a Kajabi site, no author, no machine dates, Cloudflare in front."""
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

ZONE = "America/Los_Angeles"
TEAM = "Tender Ground"

POSTS = (
    Post(
        slug="five-ways-to-come-back-to-your-body",
        title="Five Ways to Come Back to Your Body",
        author=TEAM,
        published=at(ZONE, "2024-04-16 19:30"),
        tags=("embodiment", "practice"),
        blocks=(
            Para("You left your body for a good reason. Perhaps it was too loud in there, or too lonely. Coming back is not a decision you make once; it is a path you walk, a few steps a day."),
            Numbers((
                "**Temperature.** Hold something warm with both hands and wait until you notice your shoulders.",
                "**Weight.** Lie on the floor. Let the floor do the work.",
                "**Sound.** Hum on a long breath out, as low as you can.",
                "**Edges.** Press your palms together, then let them go.",
                "**Company.** Sit beside an animal that isn’t in a hurry.",
            )),
            Para("If any of these feels like too much, stop, and look around the room for five blue things. Leaving is also a skill. You’re only learning to have the choice."),
        ),
    ),
    Post(
        slug="a-healing-hour",
        title="A Healing Hour",
        # the theme gives some posts the site's name
        seo_title="Tender Ground Wellness",
        author=TEAM,
        published=at(ZONE, "2023-09-05 08:00"),
        tags=("relationship",),
        blocks=(
            Para("For most of the week you are somebody’s: somebody’s mother, somebody’s nurse, somebody’s quick reply. In here, for one hour, you are nobody’s. People find this surprisingly hard."),
            Quote(("I didn’t know what to do with my face.",), "After a first session"),
            Para("We are taught that care has to be reciprocal to be fair. You listen, then I listen. You cook, then I cook. It is a fine rule for a household. But some kinds of care only work in one direction, for a while, like rain."),
            Para("That is what a healing hour is. You don’t have to be good company, or ask how I am. You can let the rain fall."),
            Button("Book Now"),
        ),
    ),
    Post(
        slug="questions-we-hear-about-breathwork",
        title="Questions We Hear About Breathwork",
        author=TEAM,
        published=at(ZONE, "2022-02-08 21:05"),
        tags=("breath", "practice"),
        blocks=(
            Para("Every month somebody stands at the door with their shoes in their hand and asks one of these. We’re glad they do."),
            Head("Do I have to breathe through my mouth?"),
            Para("No. In our groups you breathe in whatever way lets you stay. Some people barely change their breath at all and have the strongest hour of the year."),
            Head("What if I cry?"),
            Para("Then you’ll have cried among friends."),
            Head("Who should not come?"),
            Bullets((
                Item("Please ask your doctor first if you", (Bullets(("are pregnant", "have a heart condition", "have had seizures")),)),
                "Please ask *us* first if the last year has been very hard",
            )),
            Para("Anything else? Write to <<questions@tenderground.example>> and a human being will answer, usually Mira, usually on Mondays."),
        ),
    ),
    Post(
        slug="for-the-one-who-is-always-fine",
        title="For the One Who Is Always Fine",
        author=TEAM,
        published=at(ZONE, "2020-12-20 16:45"),
        tags=("poems",),
        blocks=(
            Para("We read this aloud at the winter circle, and several people asked for it. Here it is, with love, and with the fire out."),
            Verse((
                "You are fine the way a bridge is fine,",
                "by holding still while everything goes over.",
                "I wonder what you’d say, if bridges spoke,",
                "about the river.",
            )),
            Verse(("Come down. The bank is soft.", "Put both your feet in.", "Let something, for an hour,", "carry you.")),
        ),
    ),
    Post(
        slug="the-garden-rule",
        title="The Garden Rule",
        author=TEAM,
        published=at(ZONE, "2019-05-03 12:10"),
        tags=("self-care",),
        blocks=(
            Para("A gardener I know has one rule for beginners: for the first year, plant nothing. Watch where the light falls. Find out where the water stands after rain, and what comes up on its own."),
            Picture("bed.jpg", "An empty garden bed with string", "Year one at the back of the studio: string, soil, patience."),
            Para("I think of her whenever someone arrives with a list of habits to build by Friday. What if you watched, first? What if you found out where the light already falls in your week?"),
            Para("You may discover that the nap you’re ashamed of is the only bed that gets any sun."),
        ),
    ),
    Post(
        slug="when-help-feels-like-a-debt",
        title="When Help Feels Like a Debt",
        author=TEAM,
        published=at(ZONE, "2018-03-02 18:20"),
        tags=("support",),
        blocks=(
            Para("Some of us keep very careful books. Someone carries our groceries, and before the bags are on the counter we have entered it: *one favor, owed*."),
            Para("If you learned early that help comes with a hook in it – a reminder, a mood, a price named later – then of course you would rather carry everything yourself. It is lighter than owing."),
            Para("Here is an exercise, and it is harder than it sounds. This week, let one person do one small thing for you, and say only “thank you.” No explanation. No plan to even it out. Write it in the book, if you must, and next to it write: *gift*."),
            Para("I'd love to hear how it goes."),
        ),
    ),
)  # fmt: skip

PROFILE = Profile(
    name="kajabi",
    title="Tender Ground Wellness",
    tagline="Come as you are. Leave a little softer.",
    owner=TEAM,
    timezone=ZONE,
    posts=POSTS,
    address=("430 Fern Hollow, Studio B", "Oakmere, CA 94999"),
    email="studio@tenderground.example",
    phone="555-010-0123",
    pages=(
        StaticPage(slug="about", title="About", blocks=(Para("Tender Ground is a studio, a garden and four practitioners."),)),
        StaticPage(slug="breathwork-circle", title="Breathwork Circle", blocks=(Para("Eight evenings, twelve people, one long breath."), Button("Join the Circle"))),
        StaticPage(slug="contact-us", title="Contact Us", blocks=(Para("Write to <<studio@tenderground.example>> any time."),)),
    ),
)  # fmt: skip
