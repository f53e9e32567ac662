"""Praxis Ankerplatz: ein Blog bei Jimdo; German, dates in the addresses, no author anywhere."""
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
    Verse,
    at,
)

ZONE = "Europe/Berlin"
PRAXIS = "Praxis Ankerplatz"

POSTS = (
    Post(
        slug="warum-ich-am-fenster-sitze",
        title="Warum ich am Fenster sitze",
        author=PRAXIS,
        published=at(ZONE, "2023-10-05 00:40"),
        tags=("Praxis",),
        language="de",
        blocks=(
            Para("In meinem Zimmer stehen zwei Sessel, und viele fragen, welcher meiner ist. Der am Fenster. Nicht wegen der Aussicht, sondern damit Sie die Tür im Blick haben."),
            Para("Wer gelernt hat, dass Räume gefährlich werden können, sucht zuerst den Ausgang. Das ist keine Unhöflichkeit, das ist *Klugheit*. Ich möchte, dass Ihr Körper weiß: Hier kann ich gehen, wann ich will."),
            Head("Was sonst noch im Raum ist", 3),
            Bullets((
                "Eine Decke, die schwerer ist, als sie aussieht",
                Item("Dinge zum Festhalten:", (Bullets(("ein Stein von der Ostsee", "ein Igelball", "meine Geduld")),)),
                "Taschentücher, natürlich",
            )),
            Para("Sie müssen nichts davon benutzen. Es genügt, dass es da ist."),
        ),
    ),
    Post(
        slug="brief-an-den-inneren-antreiber",
        title="Brief an den inneren Antreiber",
        author=PRAXIS,
        published=at(ZONE, "2022-03-21 17:10"),
        tags=("Erschöpfung", "Übungen"),
        language="de",
        blocks=(
            Para("Eine kleine Schreibübung für müde Tage. Sie brauchen zehn Minuten und einen Stift, der nicht kratzt."),
            Numbers((
                "Schreiben Sie oben: „Lieber Antreiber“.",
                "Danken Sie ihm für **drei Dinge**, die ohne ihn nicht gelungen wären.",
                "Sagen Sie ihm, was er Sie gekostet hat.",
                "Bieten Sie ihm eine neue Stelle an, halbtags.",
            )),
            Quote(("Ich habe ihn zum Wetterbericht versetzt. Er warnt jetzt nur noch.",), "Aus einer Gruppe, mit Erlaubnis"),
            Para("Fast alle erwarten, dass sie beim Schreiben wütend werden. Die meisten werden traurig, und danach schlafen sie gut."),
        ),
    ),
    Post(
        slug="wie-eine-erste-stunde-ablaeuft",
        title="Wie eine erste Stunde abläuft",
        author=PRAXIS,
        published=at(ZONE, "2021-01-14 10:00"),
        tags=("Praxis",),
        language="de",
        blocks=(
            Para("Viele kommen mit Herzklopfen. Darum steht hier, was Sie erwartet, Minute für Minute und ohne Überraschungen."),
            Table((("Zeit", "Was geschieht"), ("5 Minuten", "Ankommen, Jacke, Wasser"), ("30 Minuten", "Sie erzählen, ich frage wenig"), ("15 Minuten", "Wir überlegen gemeinsam, ob es passt")), caption="So ungefähr, jedes Mal ein wenig anders."),
            Para("Am Ende müssen Sie sich nicht entscheiden. Ich rufe niemanden an und bin niemandem böse. Eine Nacht Schlaf ist die beste Beraterin, die ich kenne."),
            Button("Termin vereinbaren"),
        ),
    ),
    Post(
        slug="november",
        title="November",
        author=PRAXIS,
        published=at(ZONE, "2019-11-17 19:25"),
        tags=("Trauer", "Gedichte"),
        language="de",
        blocks=(
            Para("Zum Totensonntag lese ich in der Trauergruppe immer diese Zeilen. Eine Teilnehmerin hat sie mir geschenkt, sie sitzt noch heute in der zweiten Reihe."),
            Verse(("Der Nebel fragt nicht,", "wem das Feld gehört.", "Er legt sich hin", "und bleibt, so lange er bleibt.")),
            Verse(("Ich übe das.", "Ich lege mich", "zu dem, was fehlt.")),
            Para("Danach sagen wir lange nichts. Dann holt jemand den Kuchen. Auch das gehört zur Trauer: dass irgendwann jemand den Kuchen holt, und dass man sich darüber freuen darf."),
        ),
    ),
    Post(
        slug="der-hund-im-wartezimmer",
        title="Der Hund im Wartezimmer",
        author=PRAXIS,
        published=at(ZONE, "2018-05-02 08:45"),
        tags=("Praxis", "Kinder"),
        language="de",
        blocks=(
            Para("Er heißt Emil, ist elf Jahre alt und kann nichts. Kein Pfötchen, keine Rolle. Er liegt auf seinem Teppich und atmet."),
            Picture("emil.jpg", "Ein alter Hund auf einem Teppich", "Emil bei der Arbeit."),
            Para("Kinder, die mit niemandem reden, legen sich neben ihn. Nach einer Weile atmen sie im selben Takt. Ich habe Fortbildungen besucht, in denen man das *Co-Regulation* nennt. Emil hat keine besucht."),
            Para("Wer Angst vor Hunden hat, schreibt mir bitte vorher an <<post@ankerplatz.example>>. Dann bleibt Emil zu Hause und schnarcht dort."),
        ),
    ),
)  # fmt: skip

PROFILE = Profile(
    name="jimdo",
    title="Praxis Ankerplatz",
    tagline="Heilkunde für Psychotherapie in der Hafenstadt.",
    owner=PRAXIS,
    timezone=ZONE,
    posts=POSTS,
    address=("Am Alten Kai 7", "18999 Wiekhafen"),
    email="post@ankerplatz.example",
    phone="03831 555 0107",
    pages=(
        StaticPage(slug="ueber-mich", title="Über mich", blocks=(Para("Ich bin Heilpraktikerin für Psychotherapie, Mutter, Seglerin und meistens pünktlich."),)),
        StaticPage(slug="trauergruppe", title="Trauergruppe", blocks=(Para("Acht Abende, acht Menschen, ein Kuchen. Die nächste Gruppe beginnt nach Ostern."), Button("Anmelden"))),
        StaticPage(slug="impressum", title="Impressum", blocks=(Para("Angaben gemäß § 5 TMG: Praxis Ankerplatz, Am Alten Kai 7, 18999 Wiekhafen."),)),
    ),
)  # fmt: skip
