"""Slow Weather: a psychologist's blog in a magazine, with key points, a reviewer, and other authors around it."""
# ruff: noqa: E501 - prose keeps its lines

from __future__ import annotations

from scraper.demo.model import (
    Bullets,
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

ZONE = "America/New_York"
#: as text files print it; the magazine sets no comma
IRENE = "Irene Halloway, Ph.D."

KEY_POINTS = Head("Key points", 3)

POSTS = (
    Post(
        slug="why-moods-move-slower-than-minds",
        title="Why Moods Move Slower Than Minds",
        author=IRENE,
        published=at(ZONE, "2024-10-08 20:25"),
        description="You have understood it. Why don’t you feel it yet?",
        tags=("Depression",),
        blocks=(
            KEY_POINTS,
            Bullets(("Insight can arrive in a second; a mood needs days to follow.", "A mood that lags behind is not a failure of understanding.", "Small, repeated acts move a mood more surely than arguments.")),
            Para("A man told me last week that he finally understood his father. He’d seen it all at once, on the train, somewhere past Stamford. “So why,” he asked, “do I feel exactly the same?”"),
            Para("Because thoughts are birds and moods are weather. A bird can turn in its own length. A front of low pressure has four hundred miles of cloud behind it, and all of that has to pass over your house."),
            Head("What helps in the meantime"),
            Para("Dress for the weather you have. *Then* keep the appointment you’d keep if it were fine."),
        ),
    ),
    Post(
        slug="the-friend-who-always-fixes",
        title="The Friend Who Always Fixes",
        author=IRENE,
        published=at(ZONE, "2023-05-16 09:10"),
        description="Advice can be a way of leaving the room.",
        tags=("Friends",),
        blocks=(
            KEY_POINTS,
            Bullets(("Fixing can be a way to end one’s own discomfort.", "Asking “help or company?” sorts most of it out.")),
            Para("You begin to tell her about your week, and by the second sentence she has a podcast for it. She means well. She has a whole drawer of podcasts."),
            Quote(("I don’t want a tool. I want somebody to look at the leak with me.",), "A plumber, of all people"),
            Para("If you’re the friend with the drawer, here is an experiment for this weekend. Before you offer anything, ask: *would you like help, or company?* Then believe the answer."),
            Numbers(("Company first costs you four minutes.", "Help first may cost you the friend.")),
        ),
    ),
    Post(
        slug="a-field-guide-to-ordinary-shame",
        title="A Field Guide to Ordinary Shame",
        author=IRENE,
        published=at(ZONE, "2022-01-25 22:40"),
        description="How to know it when it lands.",
        tags=("Shame",),
        blocks=(
            Para("It’s a shy species and rarely gives its name. You’ll know it by what it does to the neck."),
            Head("Where it nests"),
            Bullets(("in the pause before you say what you earn", "in a photograph from eighth grade", "in the sentence “it’s stupid, but”")),
            Picture("binoculars.jpg", "A pair of binoculars", "You won’t need these. It comes quite close."),
            Para("Shame survives on not being looked at; that’s its whole diet. When one person says “me too” without reaching for a tissue, most of them fly up at once, and you’re left in a field with a stranger, both of you rubbing your necks."),
            Head("References"),
            Para("Halloway, I. (2019). *Notes on the Neck.* Slow Weather Press."),
        ),
    ),
    Post(
        slug="what-the-night-nurse-taught-me",
        title="What the Night Nurse Taught Me",
        author=IRENE,
        published=at(ZONE, "2020-11-30 07:50"),
        description="On waiting well.",
        tags=("Anxiety",),
        blocks=(
            Para("I was twenty-four and on my first ward. At three in the morning a patient asked me, quite calmly, when it would be over, and I started to explain. The night nurse put a hand on my sleeve."),
            Para("She pulled up a chair and said to him, “It’s ten past three. I’ll be here until seven. You don’t have to do seven. Do ten past three with me.”"),
            Verse(("Then it was twenty past.", "Then it was half.", "Then there was a bird, and he said:", "who let that in?")),
            Para("I’ve read a good many books on anxiety since. Most of them are about ten past three."),
        ),
    ),
    Post(
        slug="three-letters-to-a-younger-clinician",
        title="Three Letters to a Younger Clinician",
        author=IRENE,
        published=at(ZONE, "2019-06-04 13:00"),
        description="Things I’d have liked to be told.",
        tags=("Psychotherapy",),
        blocks=(
            KEY_POINTS,
            Bullets(("Not knowing is a skill, and it can be practiced.", "A therapist’s rest belongs to the treatment.", "Endings deserve as much planning as beginnings.")),
            Para("**One.** You’ll be afraid that they can see you don’t know what you’re doing. They can. It’s all right, as long as you don’t pretend. The pretending is what they came to get away from."),
            Para("**Two.** Eat lunch. I’m serious. Between one and two, a sandwich is the most ethical thing in your office."),
            Para("**Three.** Someday somebody will get better and leave, and you’ll miss them, and there will be no one you’re allowed to tell. Tell me."),
        ),
    ),
)  # fmt: skip

PROFILE = Profile(
    name="psychology-today",
    title="Slow Weather",
    tagline="Notes on moods that take their time",
    owner=IRENE,
    timezone=ZONE,
    posts=POSTS,
    pages=(
        StaticPage(slug="us/basics/depression", title="Depression", blocks=(Para("Depression is a mood disorder with many faces."),)),
        StaticPage(slug="us/contributors/irene-halloway-phd", title="Irene Halloway Ph.D.", blocks=(Para("Irene Halloway is a psychologist in New York and the author of two books about weather."),)),
    ),
)  # fmt: skip
