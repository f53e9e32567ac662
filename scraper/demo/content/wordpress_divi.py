"""Wattle Tree Psychology: WordPress with Divi, on the other side of the date line."""
# ruff: noqa: E501 - prose keeps its lines

from __future__ import annotations

from scraper.demo.model import (
    Break,
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

ZONE = "Australia/Melbourne"
CALLUM = "Callum Ngata"

POSTS = (
    Post(
        slug="burnout-is-not-a-personality",
        title="Burnout Is Not a Personality",
        author="Dr. Wren Achterberg",
        published=at(ZONE, "2024-06-28 07:30"),
        modified=at(ZONE, "2024-07-15 21:10"),
        categories=("Burnout",),
        tags=("work",),
        comments=(("Pip", "Reading this at my desk at 8 pm. Oh dear."),),
        blocks=(
            Para("When you’ve been exhausted for long enough, people start describing you by it. *She’s intense. He’s flat. They never come out any more.* After a while you describe yourself that way, too."),
            Para("So let me say it plainly: burnout is a *state*. It’s what happens to a perfectly good engine that has been asked to idle at full throttle for three years."),
            Head("Signs I listen for"),
            Bullets((
                "Sunday starts on Saturday",
                Item("Small tasks grow teeth", (Bullets(("the reply you have been about to send", "the bin")),)),
                "You’re kind at work and sharp at home",
            )),
            Para("Recovery is not a fortnight in Bali (though by all means go). It is dull, and slow, and it begins with one thing you stop doing this week."),
            Break(),
            Head("One thing to stop"),
            Para("Choose something no one will notice. Then choose something someone *will* notice, and survive their noticing. That second one is the medicine."),
            Numbers(("Stop the thing.", "Feel the guilt.", "Do not start the thing again."), 1),
            Para("You’ll find a person underneath. She was there the whole time, waiting for the engine to cool."),
        ),
    ),
    Post(
        slug="talking-with-teenagers-in-cars",
        title="Talking with Teenagers in Cars",
        author=CALLUM,
        published=at(ZONE, "2023-03-14 08:05"),
        categories=("Parenting", "Teens"),
        blocks=(
            Para("The best consulting room for a fourteen-year-old has four wheels. Nobody has to look at anybody, there’s a reason to be there, and it ends at a known time."),
            Para("A few rules of the road, from twenty years of listening to parents and about as many of driving my own:"),
            Numbers(("Turn the music down, not off.", "Ask about the friend, not the child.", "When they say something real, keep driving.", "Never, ever pull over to talk about it.")),
            Quote(("Dad, can we go the long way?",)),
            Para("If you hear that sentence, cancel whatever you had on. It’s the most expensive question they own."),
        ),
    ),
    Post(
        slug="what-the-magpies-know-about-boundaries",
        title="What the Magpies Know About Boundaries",
        author=CALLUM,
        published=at(ZONE, "2021-09-20 09:45"),
        modified=at(ZONE, "2021-09-20 16:00"),
        categories=("Relationships",),
        blocks=(
            Para("Every September a magpie on our street decides that the letterbox is hers. She is perfectly friendly for eleven months. For four weeks, she isn’t."),
            Picture("magpie.jpg", "A magpie on a letterbox", "Our neighbour, in season."),
            Para("What I admire is her lack of commentary. She doesn’t explain. She does not wonder whether she is being unreasonable. When the season is over she goes back to singing on the wire, and holds nothing against the postman."),
            Para("Most of the people I see are excellent at eleven months. It is the four weeks they need help with: the month of newborns, of exams, of grief, when *no* has to be a whole sentence."),
            Button("Book an Appointment"),
            Para("You may swoop a little. Then, please, go back to singing."),
        ),
    ),
    Post(
        slug="a-winter-list",
        title="A Winter List",
        author=CALLUM,
        published=at(ZONE, "2019-07-01 06:50"),
        categories=("Uncategorized",),
        blocks=(
            Para("July again. The light leaves early, and so does everyone’s patience. I give this list to anyone who asks whether it’s normal to feel heavier in winter. (It is.)"),
            Verse(("Eat something hot before ten.", "Stand in the sun like a lizard, if there is any.", "Ring one person. Let it be short.", "Wear the good jumper.", "Go to bed as if someone loved you.")),
            Para("It won’t cure anything. It will get you from Tuesday to Wednesday, which is how winters are crossed."),
        ),
    ),
    Post(
        slug="on-being-a-beginner-at-forty-six",
        title="On Being a Beginner at Forty-Six",
        seo_title="Learning Something New as an Adult",
        author=CALLUM,
        published=at(ZONE, "2017-12-07 10:10"),
        categories=("Uncategorized",),
        blocks=(
            Para("I have taken up the cello. I’m dreadful. The dog leaves the room, and so, with more tact, does my wife."),
            Para("It has been years since I was bad at something on purpose, and I’d forgotten what it does to a grown man: the heat in the face, the sudden interest in quitting. By the second lesson I understood more about my clients than I had learnt in a year of reading."),
            Para("We ask people to come in and be beginners at the thing that hurts most. We ask them to play it out loud, in front of a stranger, out of tune."),
            Para("So now, at the end of a first session, I say what my teacher says, an eighty-year-old woman called Mrs Petrakis, who smells of rosin and peppermint: “Good. That was terrible. Come back Thursday.”"),
        ),
    ),
)  # fmt: skip

PROFILE = Profile(
    name="wordpress-divi",
    title="Wattle Tree Psychology",
    tagline="Plain talk, good tea, real change",
    owner=CALLUM,
    timezone=ZONE,
    posts=POSTS,
    address=("12 Wattle Street", "Brackley VIC 3999"),
    email="rooms@wattletree.example",
    pages=(
        StaticPage(slug="home", title="Wattle Tree Psychology", blocks=(Para("Psychology for people who’d rather not make a fuss."),)),
        StaticPage(slug="fees", title="Fees", blocks=(Para("A standard session is fifty minutes. Please ask us about reduced fees."),)),
        StaticPage(slug="our-approach", title="Our Approach", blocks=(Para("We work with evidence, and with tea."), Para("Most people come for ten sessions."))),
    ),
)  # fmt: skip
