"""Juniper Salt: a herbalist's and reiki practitioner's shop on Shopify, with a journal among the products."""
# ruff: noqa: E501 - prose keeps its lines

from __future__ import annotations

from scraper.demo.model import (
    Bullets,
    Button,
    Head,
    Numbers,
    Para,
    Picture,
    Post,
    Products,
    Profile,
    Quote,
    Spacer,
    StaticPage,
    Table,
    Verse,
    at,
)

ZONE = "America/New_York"
IMOGEN = "Imogen Reyes"

POSTS = (
    Post(
        slug="a-bath-is-not-a-personality",
        title="A Bath Is Not a Personality",
        author=IMOGEN,
        published=at(ZONE, "2025-02-18 21:30"),
        modified=at(ZONE, "2025-03-04 10:15"),
        tags=("self-care",),
        blocks=(
            Para("I sell bath salts, so you may trust me on this: they will not fix your marriage. They’ll make the water smell of juniper, and your knees will thank you."),
            Para("Somewhere along the way “self-care” became a shelf. I have that shelf. I dust it. But the care that changed my own life was free and rather dull: *I began to answer the phone when my sister called.*"),
            Head("What belongs on the real shelf"),
            Bullets(("Eight hours, or the honest attempt", "One person who knows the whole story", "A no that needs no excuse")),
            Para("Then run the bath, by all means. Stay until your fingers wrinkle. Only don’t mistake the candle for the fire."),
        ),
    ),
    Post(
        slug="what-happens-in-a-reiki-session",
        title="What Happens in a Reiki Session",
        author=IMOGEN,
        published=at(ZONE, "2024-05-09 11:00"),
        tags=("reiki",),
        blocks=(
            Para("People whisper when they ask, as though I might be offended. I am not. Here is the plain version."),
            Numbers(("You lie down, dressed, under a blanket.", "I wash my hands and ask where not to touch.", "For fifty minutes my hands rest on you, or just above.", "You sleep, or cry, or plan dinner. All three are *fine*.")),
            Quote(("I came because my doctor said it couldn’t hurt. It was the first hour in a year in which nobody needed me.",), "R., nurse"),
            Products((("Calm Balm", "$18.00"), ("Juniper Soak", "$24.00"))),
            Para("I don’t promise outcomes, and I will never tell you to stop a medicine. I promise warm hands, a quiet room, and that I’ll wake you gently."),
        ),
    ),
    Post(
        slug="three-teas-for-a-heavy-heart",
        title="Three Teas for a Heavy Heart",
        # the shop signs it, not a person
        author="",
        published=at(ZONE, "2023-01-12 08:20"),
        tags=("herbs", "grief"),
        blocks=(
            Para("When someone on our street dies, we bring tea, because soup is already being brought. These are the three jars by our door."),
            Table((("Tea", "For the hour when"), ("Linden", "you can’t stop shaking"), ("Rose and oat straw", "people have gone home"), ("Lemon balm", "it is three in the morning")), caption="Check with your pharmacist if you take anything daily."),
            Spacer(),
            Para("Make it in a pot that is too big. The point is that some is left, and that a second cup may be set out for whoever isn’t there. We have never met a grieving person who found that strange."),
        ),
    ),
    Post(
        slug="letter-to-the-body-in-february",
        title="Letter to the Body in February",
        author=IMOGEN,
        published=at(ZONE, "2022-02-06 16:05"),
        tags=("poems",),
        blocks=(
            Para("Written for the women of the Sunday circle, who asked me to put it where they could find it again."),
            Verse(("Dear one,", "I have called you slow", "for wanting what the garden wants:", "to lie under something white", "and not be asked.")),
            Verse(("I’ll light the stove.", "You tell me when.")),
            Para("If you would like to answer as your body, use your other hand, the one that doesn’t write well. It tells the truth sooner. Bring the page on Sunday, or keep it in a drawer, and read it in May when the drawer sticks."),
        ),
    ),
    Post(
        slug="why-the-shop-is-closed-on-mondays",
        title="Why the Shop Is Closed on Mondays",
        author="Delphine Achebe",
        published=at(ZONE, "2020-09-14 09:45"),
        tags=("our shop",),
        blocks=(
            Para("The short answer is laundry. The long answer is that Imogen and I nearly lost this place in our second year, and it wasn’t the money."),
            Picture("sign.jpg", "A paper sign in a shop door", "Still the same sign, still the same tape."),
            Para("We had become the kind of healers who answer messages at midnight and call it devotion. A teacher of ours came in, looked at us, bought nothing, and turned the sign around herself."),
            Para("She said: “*A well that never rests is a puddle.*” We’ve kept Mondays ever since. If you write to <<hello@juniperandsalt.example>> on one, you’ll hear from us on Tuesday, rested."),
            Button("Visit us"),
        ),
    ),
)  # fmt: skip

PROFILE = Profile(
    name="shopify",
    title="Juniper Salt",
    tagline="Herbs, hands, and a shop that sleeps on Mondays.",
    owner=IMOGEN,
    timezone=ZONE,
    posts=POSTS,
    address=("12 Mill Row", "Ashby Falls, NY 12999"),
    email="hello@juniperandsalt.example",
    phone="(555) 010-0177",
    pages=(
        StaticPage(slug="our-story", title="Our Story", blocks=(Para("Two friends, one storefront, and forty-one jars with handwritten labels."),)),
        StaticPage(slug="reiki-appointments", title="Reiki Appointments", blocks=(Para("Sessions are on Wednesdays and Fridays, in the room behind the curtain."), Button("Book a time"))),
    ),
)  # fmt: skip
