"""Letters from the Porch: a site made by hand, with one post that stands elsewhere too."""
# ruff: noqa: E501 - prose keeps its lines

from __future__ import annotations

from dataclasses import replace

from scraper.demo.content.wordpress_block import REPOSTED
from scraper.demo.model import (
    Bullets,
    Button,
    Head,
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

ZONE = "America/New_York"
JOSEPHINE = "Josephine Amara"

POSTS = (
    Post(
        slug="the-long-thaw",
        title="The Long Thaw",
        author=JOSEPHINE,
        published=at(ZONE, "2024-03-20 20:30"),
        modified=at(ZONE, "2024-03-24 09:00"),
        tags=("spring", "trauma"),
        blocks=(
            Para("Where I live, spring comes as mud. For weeks the road is neither frozen nor firm, and the postwoman leaves her car at the bottom of the hill and walks."),
            Para("I think this is the part of healing that nobody photographs. The ice has gone, and with it the hard surface you had learned to walk on. You feel worse. You sink."),
            Head("What to do in mud season"),
            Bullets(("Go slowly, and on foot.", "Do not judge the road.", "Wear the boots that are already ruined.")),
            Para("Thawing hurts, as anyone knows who has come in with cold hands and held them too near the stove. It hurts because something is coming back."),
        ),
    ),
    Post(
        slug="an-argument-for-soup",
        title="An Argument for Soup",
        author=JOSEPHINE,
        published=at(ZONE, "2023-12-03 18:15"),
        tags=("care",),
        blocks=(
            Para("When people don’t know what to say, I tell them to bring soup. Soup is a sentence that cannot be wrong."),
            Quote(("Everyone asked what I needed. My neighbor brought lentils.",)),
            Para("It asks for no decision, keeps for three days, and can be left on a step. It is warm, which is most of what comfort is. And it says: I thought of you for as long as it takes to chop an onion."),
            Head("How much", 3),
            Table((("Who it is for", "How much"), ("One person, alone", "Two jars"), ("A house with a new baby", "Enough to freeze"), ("A house where someone has died", "More than you think"))),
            Para("Bring it in something you don’t want back."),
        ),
    ),
    replace(REPOSTED, repost_of="wordpress-block", modified=None),
    Post(
        slug="how-to-sit-with-someone-who-is-crying",
        title="How to Sit with Someone Who Is Crying",
        author=JOSEPHINE,
        published=at(ZONE, "2022-09-11 21:45"),
        tags=("presence",),
        blocks=(
            Para("You will want to say something. Wait."),
            Para("You’ll want to hand them a tissue. It’s a kind thing to do, and sometimes it means *please stop*. Put the box where they can reach it, and leave it alone."),
            Numbers(("Breathe so that they can hear it.", "Turn your knees toward them.", "Stay until the second quiet. The first one is only for air.")),
            Para("I learned this from my grandmother, who never finished school and sat with half of our village. She used to say that crying is a guest who leaves sooner when nobody looks at the door."),
        ),
    ),
    Post(
        slug="small-hours-a-poem",
        title="Small Hours",
        author=JOSEPHINE,
        published=at(ZONE, "2021-11-20 23:50"),
        tags=("poems",),
        blocks=(
            Para("Written in a week of little sleep, for a friend who was having one, too. We were awake in different houses and did not know it until later."),
            Verse(("The house ticks down to its bones.", "A pipe says something, and takes it back.", "I put my worry on the sill", "to cool, like bread.")),
            Verse(("Across the field, one other light.", "I do not know you.", "I am so glad of you", "I could knock.")),
        ),
    ),
    Post(
        slug="what-the-beekeeper-told-me",
        title="What the Beekeeper Told Me",
        author=JOSEPHINE,
        published=at(ZONE, "2020-06-14 10:20"),
        modified=at(ZONE, "2020-06-30 22:30"),
        tags=("calm", "anxiety"),
        blocks=(
            Para("I asked him whether he was ever afraid. He said: every time, for about a minute. Then he said that bees do not mind fear. They mind hurry."),
            Picture("hives.jpg", "White hives under apple trees", "The hives behind the old orchard, June."),
            Para("So he opens the hive the way you’d open a letter you aren’t sure about. He tells them what he’s doing. He keeps his hands where they can feel them."),
            Para("I have been trying it out on my own buzzing hours. *I’m going to lift the lid now. I’m only looking. Nobody is in trouble.* You would be surprised how often the swarm settles."),
        ),
    ),
    Post(
        slug="a-cafe-a-resume-and-a-cliche",
        title="A Café, a Résumé and a Cliché",
        author=JOSEPHINE,
        published=at(ZONE, "2019-01-08 08:00"),
        tags=("work",),
        blocks=(
            Para("He’d been out of work for a year, and he asked if we could meet somewhere with coffee. So we sat in the café by the station, with his résumé between us like a third person."),
            Para("“It says I’m a team player,” he said. “I haven’t spoken to anyone since March.”"),
            Para("We turned the page over and wrote on the back what the year had really asked of him: nursing his father, selling a house, learning to cook eggs. *That* was the résumé. It took two napkins more."),
            Para("It is a cliché that we are more than our work. Like most clichés, it was somebody’s hard-won sentence once, and it’s waiting to be yours."),
        ),
    ),
)  # fmt: skip

PROFILE = Profile(
    name="generic-static",
    title="Letters from the Porch",
    tagline="A retired counselor, writing slowly",
    owner=JOSEPHINE,
    timezone=ZONE,
    posts=POSTS,
    address=("The yellow house", "Orchard Hill, ME 04999"),
    email="josephine@porchletters.example",
    pages=(
        StaticPage(slug="about", title="About", blocks=(Para("I was a counselor for thirty-four years. Now I write letters and keep a bad garden."),)),
        StaticPage(slug="letters-by-mail", title="Letters by Mail", blocks=(Para("Four times a year I send a letter on paper. It costs the price of a stamp."), Button("Sign up"))),
    ),
)  # fmt: skip
