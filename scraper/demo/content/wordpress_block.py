"""Juniper & Stone Psychotherapy: WordPress with a block theme and an open REST interface."""
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
    Spacer,
    StaticPage,
    Table,
    Verse,
    Wrapped,
    at,
)

ZONE = "America/Denver"
TOMAS = "Dr. Tomás Ferreira, LMFT"
RUTH = "Ruth Abelard, MA, LPC"

#: this one stands on another site too, word for word
REPOSTED = Post(
    slug="the-chair-by-the-window",
    title="The Chair by the Window",
    author=RUTH,
    published=at(ZONE, "2023-05-16 11:30"),
    categories=("Reflections",),
    tags=("grief", "ritual"),
    blocks=(
        Para("After her husband died, a client of mine stopped sitting in the living room. It wasn’t the photographs. It was the chair by the window, which still had the shape of him."),
        Para("We did not talk about moving it. We talked about who it was waiting for."),
        Head("A ritual for an empty chair"),
        Numbers((
            "Choose a time of day, the same one for a week.",
            "Sit where you can see the chair. Bring something warm to drink.",
            "Say one thing you would have said, about the day, the roof, the neighbors’ cat.",
            "Then stay for as long as an answer would have taken.",
        )),
        Quote(("By the fifth evening I was sitting in it. I hadn’t decided to. I was just telling him about the roof.",)),
        Para("Grief is often a question of furniture. We live among things that used to be held by someone else’s hands, and one by one, without deciding to, we pick them up."),
    ),
)  # fmt: skip

POSTS = (
    Post(
        slug="a-beginner-s-guide-to-feeling-things",
        title="A Beginner’s Guide to Feeling Things",
        author=TOMAS,
        published=at(ZONE, "2024-03-09 21:15"),
        modified=at(ZONE, "2024-04-02 08:10"),
        categories=("Emotions", "Start Here"),
        tags=("body", "feelings"),
        sticky=True,
        comments=(("Marisol", "The part about the elevator made me cry on the bus."), ("J.", "Thank you, Doctor.")),
        blocks=(
            Para("Some people arrive in therapy fluent in feelings. Most of us arrive with three words: *fine*, *tired* and *stressed*. That’s all right. Nobody is born with a vocabulary."),
            Head("Start below the neck"),
            Para("Before a feeling has a name it has a place. Try this the next time someone asks how you are, and count to five before answering:"),
            Bullets((
                "Where is there tightness?",
                Item("Where is there heat, or cold?", (
                    Bullets((
                        "hands and feet tell the truth early",
                        Item("the face tells it late", (Bullets(("and the jaw, in my experience, not at all",)),)),
                    )),
                )),
                "Where is there nothing? (Nothing is an answer, too.)",
            )),
            Head("Then give it a floor"),
            Para("Think of an elevator. You don’t have to ride a feeling all the way to the top to know that you’re in it. Floor two is enough. You can step out on floor two, look around, and take the stairs back down."),
            Spacer("\u200b"),
            Para("With\u00a0practice you will find that feelings are shorter than you feared. Most of them are over in the time it takes to boil an egg, *unless* we start arguing with them. 🥚"),
        ),
    ),
    Post(
        slug="carta-a-quien-cuida",
        title="Carta a quien cuida",
        author=TOMAS,
        published=at(ZONE, "2024-01-20 18:45"),
        categories=("En español",),
        tags=("cuidadores",),
        language="es",
        blocks=(
            Para("Hay personas que llegan a mi consulta y, antes de sentarse, preguntan si yo estoy cómodo. Sé entonces que he conocido a alguien que cuida."),
            Para("Cuidar es hermoso. También cansa. ¿Quién te pregunta a ti cómo dormiste? ¿Quién recuerda que no te gusta el café tan dulce?"),
            Verse(("Descansa, aunque quede ropa en la silla.", "Descansa, aunque mañana haya que volver.", "El mundo sabe girar sin tus manos", "una tarde, al menos una tarde, también.")),
            Para("No te pido que dejes de cuidar. Te pido que entres en tu propia lista, aunque sea en el último renglón."),
        ),
    ),
    Post(
        slug="sleep-is-a-shy-animal",
        title="Sleep Is a Shy Animal: Notes on Insomnia",
        author=RUTH,
        published=at(ZONE, "2023-11-07 09:00"),
        modified=at(ZONE, "2023-11-30 20:20"),
        categories=("Sleep",),
        tags=("insomnia", "habits"),
        blocks=(
            Para("You cannot chase sleep. It is a shy animal, and it comes closer when you look away. Most of what we do at three in the morning is a form of running after it with a flashlight."),
            Head("The flashlights"),
            Table((
                ("What we do", "What it tells the body", "Try instead"),
                ("Check the time", "There’s a deadline", "Turn the clock to the wall"),
                ("Stay in bed, trying", "Bed is for effort", "Get up, dim light, dull book"),
                ("Plan tomorrow", "Tomorrow is dangerous", "One line on paper, then stop"),
            ), "Three flashlights, and how to put them down"),
            Para("The rule I give is plain: be *kind* to the hour, and strict with the morning. Get up at the same time, whatever the night was like, and let tiredness do its work."),
            Picture("moon.jpg", "Moon over a dark ridge", "The moon over Juniper Ridge, 3:12 a.m. I was up too."),
            Para("If three weeks of this bring nothing, please see someone. Insomnia is treatable, and you have been tired for long enough."),
            Button("Book Now"),
        ),
    ),
    REPOSTED,
    Post(
        slug="letters-from-the-group",
        title="Letters from the Group",
        author=RUTH,
        published=at(ZONE, "2022-12-31 22:40"),
        categories=("Groups",),
        tags=("belonging",),
        blocks=(
            Para("On the last evening of our autumn group, each person wrote a short letter to whoever takes their chair next. They said I could share a few."),
            Wrapped((
                Head("To the one who comes late", 3),
                Para("We were all late the first time. There is a spot between the radiator and the tall man. He’s kind. He brings oranges."),
                Para("Nobody will ask why you are late. Somebody will push the oranges toward you."),
            )),
            Para("Another one simply said:"),
            Quote(("You don’t have to be interesting here.", "You only have to come back.")),
            Para("I’ve run groups for nineteen years, and I have nothing to add to that."),
        ),
    ),
    Post(
        slug="boundaries-for-people-who-hate-the-word",
        title="Boundaries, for People Who Hate the Word",
        author=TOMAS,
        published=at(ZONE, "2022-08-15 07:30"),
        modified=at(ZONE, "2022-08-15 09:00"),
        categories=("Relationships",),
        tags=("boundaries", "family"),
        blocks=(
            Para("“Boundaries” has become one of those words that make people put their coats back on. So let’s not use it. Let’s talk about doors."),
            Para("A wall says: never. An open field says: whenever. A door says: *yes, and here is how.*"),
            Head("Three doors worth building"),
            Numbers(("The front door: who comes in at all.", "The bedroom door: who comes close.", "The back door: how you leave when you’ve had enough.")),
            Break(),
            Head("How to hang one"),
            Para("Begin with the smallest door you can think of. “I can talk until nine.” Say it warmly, say it early, and then — this is the carpentry — get up at nine."),
            Para("People who loved the field may stand there a while, looking for the old way in. Let them look. You can wave from the window. 👋"),
        ),
    ),
    Post(
        slug="for-members-of-the-winter-group",
        title="For Members of the Winter Group",
        author=RUTH,
        published=at(ZONE, "2022-02-01 12:00"),
        categories=("Groups",),
        protected=True,
        blocks=(Para("The door code and the reading list are only for those who are in the group."),),
    ),
    Post(
        slug="what-i-learned-from-a-stubborn-mule",
        title="What I Learned from a Stubborn Mule",
        author=TOMAS,
        published=at(ZONE, "2021-06-21 19:55"),
        categories=("Reflections",),
        blocks=(
            Para("My uncle kept a mule named Domingo who would not cross bridges. He could be pulled, pushed, bribed and shouted at; he stood at the edge of the planks and looked at the water."),
            Para("One evening my uncle gave up, sat down on the bridge, and ate his dinner there. After a while Domingo came and stood next to him, in the middle, chewing."),
            Para("I think of that dinner whenever I’m tempted to pull. Resistance isn’t the opposite of trust. It is trust, doing its inspection."),
            Verse(("Be well,", "Tomás", "Juniper & Stone Psychotherapy")),
        ),
    ),
)  # fmt: skip

PROFILE = Profile(
    name="wordpress-block",
    title="Juniper & Stone Psychotherapy",
    tagline="Unhurried therapy at the foot of the mountains",
    owner=TOMAS,
    timezone=ZONE,
    posts=POSTS,
    address=("1400 Juniper Ridge Road", "Stonewater, CO 80999"),
    email="office@juniperstone.example",
    pages=(
        StaticPage(slug="about", title="About", blocks=(Para("Tomás and Ruth have shared a waiting room since 2009, and a dog since 2015."),)),
        StaticPage(slug="contact", title="Contact", blocks=(Para("The best time to call is between noon and one."), Button("Call us"))),
        StaticPage(slug="emdr-therapy", title="EMDR Therapy", blocks=(
            Head("What is EMDR?"),
            Para("EMDR is a structured therapy for memories that will not settle. It uses short sets of eye movements while you hold the memory in mind."),
            Para("We offer EMDR in person. Most people need between six and twelve sessions."),
        )),
    ),
)  # fmt: skip
