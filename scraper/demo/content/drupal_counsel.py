"""Kestrel Street Counseling: a group practice on Drupal, several authors, edits long after publication."""
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
RUTH = "Ruth Adeyemi, LCSW"
OWEN = "Owen Castellano"

POSTS = (
    Post(
        slug="the-chair-by-the-radiator",
        title="The Chair by the Radiator",
        author=RUTH,
        published=at(ZONE, "2024-01-18 20:10"),
        modified=at(ZONE, "2024-02-02 09:30"),
        tags=("Winter", "First sessions"),
        comments=(("Dele", "I always take the one by the window, and now I wonder why."),),
        blocks=(
            Para("There are three chairs in my office, and nobody is told which one is theirs. In January almost everyone takes the one by the radiator, and for the first few minutes we talk about the weather as if it were a person we both know."),
            Para("I used to think of this as small talk to get past. I don’t any more. A body that has just come in from the cold is busy arriving. It has no hands free for the hard thing yet."),
            Head("What arriving looks like"),
            Bullets((
                "The coat stays on, then comes off one sleeve at a time.",
                Item("The eyes do a round of the room:", (Bullets(("the door", "the clock", "my face, last of all")),)),
                "A first full breath, usually about the time the radiator knocks.",
            )),
            Para("If you are new to this: you can’t be late to your own session by needing ten minutes to get warm. Those minutes *are* the session."),
        ),
    ),
    Post(
        slug="a-budget-for-bad-days",
        title="A Budget for Bad Days",
        author=OWEN,
        published=at(ZONE, "2023-06-07 12:00"),
        tags=("Depression", "Practice"),
        blocks=(
            Para("Most plans for feeling better are written on good days, by people with energy to spare. Then a bad day comes, reads the plan, and laughs."),
            Para("So we write a second plan, a cheap one. It has to cost almost nothing, or it’s not for today."),
            Table((("If I have…", "then I will…"), ("one coin of energy", "open the curtains"), ("two coins", "wash my face and eat toast"), ("three coins", "answer one person")), caption="Owen’s own budget, revised yearly"),
            Para("You don’t get to save coins for tomorrow, and you don’t owe interest on yesterday. A client of mine added a line at the bottom: **zero coins – stay, and let somebody know.** It is the best line in it."),
        ),
    ),
    Post(
        slug="when-your-teenager-shuts-the-door",
        title="When Your Teenager Shuts the Door",
        author=RUTH,
        published=at(ZONE, "2022-10-03 21:40"),
        tags=("Families",),
        blocks=(
            Para("A shut door is not the end of a conversation. Often it is the only sentence a fifteen-year-old can get out."),
            Quote(("I wasn’t mad at her. I just needed one thing in that house that opened from my side.",), "A sixteen-year-old, later"),
            Head("Three things to try on your side of it"),
            Numbers((
                "Knock, say what you came to say in one breath, and leave before there’s an answer.",
                "Bring food. Set it down loudly enough to be heard.",
                "Tell them something about *your* day that has no moral.",
            )),
            Para("And if what comes through the door frightens you – talk of not wanting to be here, things given away – then open it. Being yelled at is a fair price."),
            Button("Book a family session"),
        ),
    ),
    Post(
        slug="on-being-thanked",
        title="On Being Thanked",
        author=OWEN,
        published=at(ZONE, "2021-05-21 08:15"),
        tags=("For helpers",),
        blocks=(
            Para("She brought me a loaf of bread at our last meeting, still warm, wrapped in a dish towel with roosters on it. I said what I’d been trained to say: that she had done the work herself."),
            Para("She looked at me for a while. “I know that,” she said. “I’m not paying you. I’m feeding you.”"),
            Spacer(),
            Para("I think helpers learn to duck. We’ve seen what happens to people who need to be needed, and so we let gratitude fly over our heads and hit the wall behind us. But somebody made that bread. It took two days, and it had rye in it."),
            Para("Now I try to say *thank you*, and then to be quiet, and then to eat."),
            Picture("loaf.jpg", "A round loaf on a towel", "The towel came back to her by mail. The roosters seemed to matter."),
        ),
    ),
    Post(
        slug="lake-effect",
        title="Lake Effect",
        author=RUTH,
        published=at(ZONE, "2020-02-11 17:25"),
        tags=("Winter", "Grief"),
        blocks=(
            Para("On the west side it is clear, and eight miles on, it’s snowing so hard the buses stop. They call it lake effect: warm water, cold air, and somebody’s street."),
            Para("Grief works like this. You can be standing in full sun at the hardware store when it comes off the water. Nobody else in aisle nine gets a flake. Here is something I wrote on a receipt, that day, so that I would have company:"),
            Verse(("It isn’t that the year turned back.", "It’s only that the wind did.", "Stand under something. Let it fall.", "The west side still exists.")),
        ),
    ),
)  # fmt: skip

PROFILE = Profile(
    name="drupal",
    title="Kestrel Street Counseling",
    tagline="Seven counselors and one old radiator",
    owner=RUTH,
    timezone=ZONE,
    posts=POSTS,
    address=("2208 Kestrel Street, 3rd floor", "Milltown, WI 53999"),
    email="desk@kestrelstreet.example",
    phone="(555) 010-0177",
    pages=(
        StaticPage(slug="our-counselors", title="Our Counselors", blocks=(Para("Ruth, Owen, and five more. Each of us has seen at least a thousand rainy Mondays."),)),
        StaticPage(slug="insurance-and-fees", title="Insurance and Fees", blocks=(Para("We take most plans, and we keep four places for people who have none."), Button("Ask the desk"))),
    ),
)  # fmt: skip
