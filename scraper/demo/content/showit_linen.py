"""Linen & Light: a coach's Showit site, its blog a WordPress behind it."""
# ruff: noqa: E501 - prose keeps its lines

from __future__ import annotations

from scraper.demo.model import (
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

ZONE = "America/New_York"
HOLLY = "Holly Vandermeer"

POSTS = (
    Post(
        slug="the-year-i-stopped-improving",
        title="The Year I Stopped Improving Myself",
        seo_title="Burned Out on Self-Improvement? Read This First",
        author=HOLLY,
        published=at(ZONE, "2025-01-07 20:45"),
        modified=at(ZONE, "2025-03-02 09:30"),
        categories=("Slow Living",),
        tags=("perfectionism",),
        comments=(("Tess", "Printed it. It hangs over the scale I no longer use."),),
        blocks=(
            Head("The Year I Stopped Improving Myself", 3),
            Para("It began as a joke. A friend asked for my word of the year and I said “Enough,” because the kettle was boiling over. She thought I meant it. By February, so did I."),
            Para("I had been improving myself for eleven years without a break. I had journals about my journals. And I had never once asked who was going to move into all this improved property, or when."),
            Head("What I did instead", 3),
            Bullets((
                "I kept the walks and dropped the counting",
                Item("I let three friendships be", (Bullets(("uneven", "slow to answer", "good")),)),
                "I read novels in the bath until the water was cold",
            )),
            Para("Nothing got better. That is the surprising part. Nothing got better, and I was there for it."),
        ),
    ),
    Post(
        slug="boundaries-are-doors",
        title="Boundaries Are Doors, Not Walls",
        author=HOLLY,
        published=at(ZONE, "2024-07-22 08:15"),
        categories=("Relationships",),
        tags=("boundaries", "family"),
        blocks=(
            Para("Whenever I say the word *boundary* in a workshop, somebody crosses her arms. We have heard it used like a slammed gate so often that we forget what it is for. A wall keeps everyone out. A door has a handle, and it's on your side."),
            Numbers((
                "Decide when the door is open. (Sunday calls: yes. Sunday calls during dinner: no.)",
                "Say so before anybody is standing on the mat.",
                "Open it when you said you would. This is the step that makes the others kind.",
            )),
            Para("You may find that people knock more gently once they know there are hours. You may also find that one or two of them preferred the wall, because you could be blamed for it. Let them be sad. You still have a door."),
        ),
    ),
    Post(
        slug="what-i-pack-for-a-hard-week",
        title="What I Pack for a Hard Week",
        author=HOLLY,
        published=at(ZONE, "2023-09-30 12:00"),
        categories=("Slow Living", "Practices"),
        tags=("coping",),
        blocks=(
            Para("Some weeks you can see coming, like weather over the lake: the scan, the court date, the anniversary. You can't cancel them. But you can pack."),
            Table((
                ("In the bag", "Because"),
                ("A wool sweater that belonged to someone kind", "Bodies remember who was warm"),
                ("Soup in the freezer, labeled", "Deciding is the first thing to go"),
                ("The number of one person who doesn't give advice", "You'll have plenty of advice"),
            ), caption="My list. Yours will smell different."),
            Picture("sweater.jpg", "A gray sweater over a chair", "Aunt Greta’s sweater, still doing its job."),
            Para("Pack it on Saturday, when you're still mostly yourself, and put it where you'll trip over it on Tuesday."),
        ),
    ),
    Post(
        slug="a-conversation-with-my-inner-critic",
        title="A Conversation With My Inner Critic",
        author=HOLLY,
        published=at(ZONE, "2022-11-15 16:20"),
        categories=("Practices",),
        tags=("self-talk",),
        blocks=(
            Para("I wrote this down in a parking garage in Albany, on the back of a ticket, after a talk that went perfectly well."),
            Quote(("You talked too fast, and your scarf was crooked.", "Thank you for coming. Where were you during the good part?", "I don't do good parts."), "Overheard in my own car"),
            Para("It made me laugh, which the critic didn't expect. Ever since, I've been asking mine for its job description. It turns out it was hired in fourth grade, to make sure nobody would ever laugh at me again, and no one has told it that I've grown up."),
            Spacer(),
            Para("You don't have to fire yours. Give it a chair by the window, a cup of tea, and considerably fewer hours."),
        ),
    ),
    Post(
        slug="first-snow",
        title="First Snow, and Other Permissions",
        author=HOLLY,
        published=at(ZONE, "2021-12-03 18:50"),
        categories=("Slow Living",),
        blocks=(
            Para("The first snow came in the night. By seven the whole street had agreed, without a meeting, to be late. I love that about snow: it gives a permission that nobody has to sign."),
            Verse(("Stay in, says the snow.", "The path you were going to clear", "is clear now of you.")),
            Para("What would you need in order to give yourself such a morning in June? Not a reason. Reasons melt. Something that lies over everything, evenly, and is in no hurry. Perhaps a phone in a drawer. Perhaps a note on the door that says: *late today, all is well.* Try it once before spring, and tell me what the quiet sounded like."),
        ),
    ),
)  # fmt: skip

PROFILE = Profile(
    name="showit",
    title="Linen & Light",
    tagline="Gentle coaching for women who hold everything",
    owner=HOLLY,
    timezone=ZONE,
    posts=POSTS,
    address=("The Old Creamery, Suite 4", "Hadley Falls, NY 12999"),
    email="holly@linenandlight.example",
    phone="(555) 010-0135",
    pages=(
        StaticPage(slug="about", title="Meet Holly", blocks=(Para("I'm Holly, a certified coach, a slow reader, and a mother of two teenagers who are faster than I am."), Para("Before this I was a nurse for fourteen years, and I still wake at five."))),
        StaticPage(slug="services", title="Work With Me", blocks=(Head("One to one"), Para("Six letters, six calls, and a long walk at the end."),)),
    ),
)  # fmt: skip
