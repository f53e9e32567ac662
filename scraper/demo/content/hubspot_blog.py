"""Bright Harbor Psychology: a group practice on HubSpot, several authors, instants in UTC, calls to action."""
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
    Table,
    at,
)

ZONE = "America/Chicago"
NADIA = "Nadia Bell, PhD"
OWEN = "Owen Castellano, LCPC"

POSTS = (
    Post(
        slug="burnout-is-not-a-scheduling-problem",
        title="Burnout Is Not a Scheduling Problem",
        seo_title="Burnout Therapy in Lakeport: It Isn’t Your Calendar | Bright Harbor",
        author=NADIA,
        published=at(ZONE, "2024-12-06 18:57"),
        tags=("Burnout", "Work"),
        blocks=(
            Para("Every January our phones ring with people who have bought a better planner. They have color-coded the week, blocked out lunch, and are crying in the parking lot anyway."),
            Head("What the planner can’t see"),
            Para("A schedule knows how many hours a thing takes. It doesn’t know what the thing *costs*. Twenty minutes with a manager who rolls his eyes can cost more than a day of honest work."),
            Bullets((
                "Which meetings do you need to recover from?",
                Item("Which tasks did you use to enjoy?", (Bullets(("When did that stop?", "Who was in the room?")),)),
                "What would you have to **feel** if you weren’t busy?",
            )),
            Button("Talk to a therapist"),
            Para("Bring the answers, not the planner. You don’t have a time problem. You have been spending something that doesn’t grow back over a weekend."),
        ),
    ),
    Post(
        slug="helping-a-teen-who-wont-talk",
        title="Helping a Teen Who Won’t Talk",
        author=OWEN,
        published=at(ZONE, "2024-03-14 09:05"),
        modified=at(ZONE, "2024-10-02 11:30"),
        tags=("Teens", "Parenting"),
        blocks=(
            Para("“Fine.” “Nothing.” “Can I go now?” If that is the whole of your dinner conversation, you are not failing. You are the parent of a person who is building a door, and doors are loud before they work."),
            Numbers((
                "Talk side by side. Cars are ideal; nobody has to make eye contact with a windshield.",
                "Ask about *things*, not feelings. The song, the game, the weird substitute.",
                "Stop after one question.",
                "Knock. Every time.",
            )),
            Quote(("My mom used to sit on the stairs outside my room and fold laundry. I talked to the laundry.",), "A college sophomore, years later"),
            Para("And when they do say something real, please don’t fix it. Fold the towel. Say: “That sounds hard.” Wait for the next one."),
        ),
    ),
    Post(
        slug="first-panic-attack-what-now",
        title="Your First Panic Attack: What Now?",
        author=NADIA,
        published=at(ZONE, "2023-06-21 12:00"),
        tags=("Anxiety",),
        blocks=(
            Para("First, get the medical check. A therapist who tells you to skip it is not being brave on your behalf."),
            Para("Then, when the doctor has said the kind, slightly insulting words “nothing wrong,” come back to this page."),
            Table((("What you feel", "What it is"), ("A racing heart", "Adrenaline, doing its job"), ("Tingling hands", "Too much breathing, not too little"), ("“I’m dying”", "A thought, with excellent acting skills")), caption="Keep this on your phone."),
            Head("The ninety-second wave"),
            Para("The chemistry peaks and falls in minutes. What keeps panic alive is the fear of the next one. So the work is odd: we practice being *willing*. We even bring it on, in the office, on purpose, with the door open and me right there."),
            Para("Most people laugh the third time."),
        ),
    ),
    Post(
        slug="what-we-mean-by-culturally-humble",
        title="What We Mean by “Culturally Humble”",
        author=OWEN,
        published=at(ZONE, "2022-10-11 16:45"),
        tags=("Our practice",),
        blocks=(
            Para("It means that I will get something wrong about your grandmother, and that I would like you to tell me."),
            Picture("table.jpg", "A long table with mismatched chairs", "Our lunch table, where most of our training happens."),
            Para("It does not mean that you have to be my teacher. I read, I ask colleagues, I pay for supervision. But your family is not in any book, and I would rather be corrected in the third session than admired for a year while you edit yourself."),
            Para("If you’re looking for a therapist who shares your background, say so on the phone. We will help you find one, here or elsewhere, and we won’t take it personally. Write to <<intake@brightharbor.example>>."),
        ),
    ),
    Post(
        slug="grief-at-the-grocery-store",
        title="Grief at the Grocery Store",
        author=NADIA,
        published=at(ZONE, "2021-11-23 20:10"),
        tags=("Grief",),
        blocks=(
            Para("It is hardly ever the cemetery. It’s aisle seven, on a Tuesday, when your hand reaches for his brand of mustard and stops in the air."),
            Para("We call these ambushes. You can’t prevent them; you can only decide in advance to be on your own side when they come."),
            Bullets(("Leave the cart. The store has seen worse.", "Call the person who knew him, not the person who gives advice.", "Buy the mustard, if you want to.")),
            Para("One of our clients has fourteen jars now. She isn’t stuck. She says it is the only shelf in the house that *agrees with her*. Next spring, maybe, sandwiches."),
        ),
    ),
)  # fmt: skip

PROFILE = Profile(
    name="hubspot",
    title="Bright Harbor Psychology",
    tagline="Therapy for people who are good at coping.",
    owner=NADIA,
    timezone=ZONE,
    posts=POSTS,
    address=("900 Pier Street, Suite 4", "Lakeport, IL 60999"),
    email="intake@brightharbor.example",
    phone="(555) 010-0166",
    pages=(
        StaticPage(slug="our-therapists", title="Our Therapists", blocks=(Para("Eleven clinicians, four languages, one very patient front desk."),)),
        StaticPage(slug="insurance-and-cost", title="Insurance and Cost", blocks=(Para("We take most plans and will tell you the real number before your first visit."), Button("Check my benefits"))),
    ),
)  # fmt: skip
