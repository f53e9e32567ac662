"""Riverbend Somatic Therapy: a Webflow site; posts cut into several rich texts, dates in words, free bylines."""
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
    at,
)

ZONE = "America/Chicago"
INES = "Ines Calloway, LMFT"
THEO = "Theo Marchetti"

# a post with a description has JSON-LD: its template shows that embed only where the field is filled

POSTS = (
    Post(
        slug="a-body-that-learned-to-brace",
        title="A Body That Learned to Brace",
        seo_title="Bracing and Trauma: Somatic Therapy in St. Anselm | Riverbend",
        description="Why shoulders stay up long after the danger is gone, and three ways to let them know.",
        author=INES,
        published=at(ZONE, "2025-08-21 20:40"),
        modified=at(ZONE, "2025-09-04 11:00"),
        categories=("Somatics",),
        blocks=(
            Para("Stand in any waiting room and look at the shoulders. Half of them are holding up a ceiling that came down years ago."),
            Para("Bracing is not a bad habit. It was, once, the smartest thing your muscles could do, and they’re still doing it because nobody has told them that the shift is over."),
            Spacer("\u200d"),
            Head("Three ways to tell them"),
            Numbers((
                "**Do it more.** Lift your shoulders as high as they’ll go, count to five, and let them fall on a sigh.",
                "**Give them a wall.** Lean your back against one, and lend it your weight a pound at a time.",
                "**Thank them.** Out loud, if you’re alone. It feels silly, and it’s the one people keep.",
            )),
            Head("What to expect"),
            Para("Not much, at first. Perhaps a yawn. A yawn is a nervous system handing in its notice."),
            Para("Some bodies answer with tears or trembling instead; that is nothing broken, that’s a door with stiff hinges. Go slowly, and go with somebody, if you can."),
        ),
    ),
    Post(
        slug="the-argument-under-the-argument",
        title="The Argument Under the Argument",
        author=THEO,
        published=at(ZONE, "2025-03-14 09:15"),
        categories=("Couples",),
        blocks=(
            Para("It was about the dishwasher, and it was never about the dishwasher. Two people I’m fond of spent a whole winter on the question of which way the forks should point."),
            Head("How to find it"),
            Para("Next time, stop in the middle and finish this sentence, each of you, on paper:"),
            Quote(("When you do that, the story I tell myself is that I am…",)),
            Para("She wrote: *your housekeeper*. He wrote: *always wrong*. Then they sat and looked at the two scraps of paper for quite a while, and the forks were never mentioned again."),
            Table((("What was said", "What was meant"), ("You never listen.", "I’m lonely over here."), ("Fine, do it your way.", "I have given up hope."), ("Where were you?", "I was frightened.")), caption="A short phrase book, from a winter of sessions."),
            Para("Arguments are translations. Somewhere, under the bad English, there’s a perfectly clear sentence in your mother tongue."),
        ),
    ),
    Post(
        slug="seven-minutes-on-the-porch",
        title="Seven Minutes on the Porch",
        description="A small ritual for the time between work and home.",
        author=INES,
        published=at(ZONE, "2024-11-05 19:05"),
        categories=("Somatics", "Rituals"),
        blocks=(
            Para("There is a woman in our town, a paramedic, who sits on her own front steps for seven minutes every evening before she goes in. The children know. The dog knows. Nobody opens the door."),
            Picture("porch.jpg", "Wooden porch steps at dusk", "Not her porch. Hers has more shoes on it."),
            Para("She told me what she does out there, and said I could pass it on:"),
            Bullets((
                Item("Minute one to three: she lets the day run past.", (Bullets(("No sorting", "No replaying", "Just traffic")),)),
                "Minute four: boots off.",
                "Minute five and six: she finds one thing that is *older than she is*. Mostly the oak.",
                "Minute seven: she says the names of the people inside.",
            )),
            Para("Then she goes in, and she’s in. I have tried to improve on it and couldn’t."),
        ),
    ),
    Post(
        slug="a-blessing-for-the-overprepared",
        title="A Blessing for the Overprepared",
        author=INES,
        published=at(ZONE, "2024-05-30 21:30"),
        categories=("Poems",),
        blocks=(
            Para("Read at the close of our spring retreat, for the man with three phone chargers and for everyone who laughed because they had brought four."),
            Verse((
                "May the thing you packed for not arrive.",
                "May your list have one line left on it",
                "and may that line be crossed out by the rain.",
            )),
            Verse((
                "May somebody be waiting at the gate",
                "who has thought of nothing,",
                "who has brought two peaches,",
                "one of them for you.",
            )),
            Para("We ate on the grass afterwards. It did rain, a little, as it happens, and nobody went in."),
            Button("See the next retreat", "/services"),
        ),
    ),
    Post(
        slug="what-the-horse-said",
        title="What the Horse Said",
        author="Ruth Bellweather",
        published=at(ZONE, "2023-09-19 12:00"),
        categories=("Field Notes",),
        blocks=(
            Para("Nothing, of course. That’s the whole point of a horse. We took five teenagers and a mare called Biscuit into a paddock, and for the first half hour Biscuit stood as far away from all of us as the fence allowed."),
            Head("Then somebody sighed", 3),
            Para("It was the boy who hadn’t wanted to come. He’d stopped trying to look as if he didn’t care, just for a second, and his breath went out; and across forty yards of grass an ear turned round."),
            Para("Horses read what is there, and not what we would like them to read. A calm face over a racing heart doesn’t calm them in the least. An honest fright does, oddly enough: it’s all in one piece."),
            Head("Take it home", 3),
            Para("You have no paddock? Try it on a cat. Or on a two-year-old. Or, if you are very brave, on the person across the breakfast table: be, for one breath, exactly as tired as you are."),
        ),
    ),
    Post(
        slug="first-session-jitters",
        title="First-Session Jitters",
        author=THEO,
        published=at(ZONE, "2022-01-07 08:20"),
        categories=("Starting Therapy",),
        blocks=(
            Para("You found the street. You found the bell. You sat in the car for ten minutes with the engine running. Let me tell you what happens next, so that at least nothing of it is a surprise."),
            Numbers((
                "I come out and say your name, and I get it wrong if it can be got wrong. Please correct me.",
                "You choose a chair. There’s no right one. (People think there is.)",
                "I ask what made you call *this* week, and not last month.",
                "We stop ten minutes early, so you can tell me how it was to sit with me.",
            )),
            Para("You won’t have to start with your childhood. You don’t need to cry, or not to. And if at the end we are not a fit, I’ll give you two names of people I would send my sister to."),
        ),
    ),
)  # fmt: skip

PROFILE = Profile(
    name="webflow",
    title="Riverbend Somatic Therapy",
    tagline="Slow work, done together, near the water.",
    owner=INES,
    timezone=ZONE,
    posts=POSTS,
    address=("77 Ferry Landing, Suite 2", "St. Anselm, MO 63999"),
    email="hello@riverbendsomatic.example",
    phone="(555) 010-0188",
    pages=(
        StaticPage(slug="about-the-practice", title="About the Practice", blocks=(Para("We are three therapists and one very old couch, in a boathouse that has been flooded twice and is still standing. So are we."),)),
        StaticPage(slug="services", title="Services", blocks=(Para("Individual and couples therapy, groups, and two retreats a year."), Bullets(("Somatic therapy", "Couples work", "Retreats")), Button("Book a call"))),
        # an item of another collection: as much a template page as a post is
        StaticPage(slug="team/ines-calloway", title="Ines Calloway", blocks=(Para("Ines trained as a dancer before she trained as a therapist, and says that the second was only possible because of the first. She sees adults and couples, and walks to work along the levee in every weather there is."),)),
    ),
)  # fmt: skip
