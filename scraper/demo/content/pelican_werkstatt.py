"""Werkstatt Seele: a practice in Freiburg, in German, with Pelican and the theme it comes with."""
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
    StaticPage,
    Table,
    Verse,
    at,
)

ZONE = "Europe/Berlin"
JOHANNES = "Johannes Reber"

POSTS = (
    Post(
        slug="die-schraube-die-uebrig-bleibt",
        title="Die Schraube, die übrig bleibt",
        author=JOHANNES,
        published=at(ZONE, "2024-04-03 00:20"),
        modified=at(ZONE, "2024-04-09 17:00"),
        categories=("Alltag",),
        tags=("Perfektion", "Scham"),
        language="de",
        blocks=(
            Para("Wer je ein Regal aufgebaut hat, kennt sie: die eine Schraube, die am Ende in der Hand liegt. Das Regal steht. Und doch prüft man abends noch einmal, ob es nicht gleich fällt."),
            Para("Manche Menschen leben so. Alles steht, der Beruf, die Wohnung, die Freundschaften, und in der Tasche drehen sie seit Jahren diese Schraube: *Irgendwo fehlt sie. Bald merkt es jemand.*"),
            Head("Was wir damit tun"),
            Numbers(("Die Schraube auf den Tisch legen.", "Gemeinsam nachsehen, wo sie fehlen könnte.", "Meist feststellen: Sie war als Ersatz dabei.")),
            Para("Man darf sie trotzdem behalten. Nur die Faust darf wieder aufgehen."),
        ),
    ),
    Post(
        slug="ein-termin-mit-der-angst",
        title="Ein Termin mit der Angst",
        author=JOHANNES,
        published=at(ZONE, "2023-02-16 19:10"),
        categories=("Methoden",),
        tags=("Angst",),
        language="de",
        blocks=(
            Para("Die Angst kommt gern unangemeldet, am liebsten um drei. Eine Klientin hat ihr deshalb einen festen Termin gegeben: dienstags, halb sechs, am Küchentisch, zwanzig Minuten."),
            Table((("Uhrzeit", "Tagesordnung"), ("17:30", "Sie darf alles sagen"), ("17:45", "Ich schreibe drei Sätze auf"), ("17:50", "Danke, bis nächste Woche"))),
            Para("Kam sie nachts, hieß es: „Steht schon im Kalender.“ Das klingt albern, und es war auch ein wenig albern. Aber etwas, worüber man lächelt, hat einen nicht mehr am Kragen."),
            Quote(("Neulich ist sie nicht erschienen. Ich habe trotzdem gewartet, aus Höflichkeit.",)),
        ),
    ),
    Post(
        slug="vom-zuhoeren-mit-den-haenden",
        title="Vom Zuhören mit den Händen",
        author="Marlene Otte",
        published=at(ZONE, "2022-06-30 11:45"),
        categories=("Körper",),
        tags=("Hände", "Ruhe"),
        language="de",
        blocks=(
            Para("Bevor ich Therapeutin wurde, habe ich Geigen repariert. Man lernt dort, eine Decke abzuklopfen und mit den Fingern zu hören, wo das Holz sich wehrt."),
            Bullets((
                "Wo es hell klingt, ist alles frei.",
                Item("Wo es dumpf klingt, fragt man zuerst:", (Bullets(("Ist es feucht geworden?", "Wurde hier schon einmal geleimt?")),)),
                "Gedrückt wird nie.",
            )),
            Para("So ähnlich sitze ich heute. Ich klopfe leise, mit Fragen, und höre auf die Stelle, an der die Antwort kürzer wird. Dort bleibe ich eine Weile mit der Hand liegen, sozusagen, und warte, bis es wärmer ist."),
        ),
    ),
    Post(
        slug="der-brief-den-man-nicht-abschickt",
        title="Der Brief, den man nicht abschickt",
        author=JOHANNES,
        published=at(ZONE, "2021-12-27 23:30"),
        modified=at(ZONE, "2022-01-03 08:15"),
        categories=("Methoden",),
        tags=("Abschied", "Schreiben"),
        language="de",
        blocks=(
            Para("Zwischen den Jahren schreiben viele einen Brief, den sie nicht abschicken. An den Vater, an die Schwester, an den, der man mit zwanzig war. Dagegen ist nichts zu sagen, wenn man drei Dinge weiß."),
            Para("**Erstens:** Er muss nicht gerecht sein. **Zweitens:** Er braucht ein Datum und eine Anrede, sonst ist er nur Grübeln auf Papier. **Drittens:** Man liest ihn einmal laut vor, und sei es der Katze."),
            Picture("brief.jpg", "Ein Umschlag ohne Marke", "Meiner von 2014. Die Katze hat sich nicht geäußert."),
            Para("Danach kommt er in eine Schublade, die klemmt."),
        ),
    ),
    Post(
        slug="abendlied-fuer-erwachsene",
        title="Abendlied für Erwachsene",
        author=JOHANNES,
        published=at(ZONE, "2020-10-18 21:00"),
        categories=("Alltag",),
        tags=("Schlaf",),
        language="de",
        blocks=(
            Para("Kindern singen wir vor, damit sie den Tag loslassen. Erwachsenen sagt man, sie sollten auf den Bildschirm verzichten. Ich finde das ungerecht und habe deshalb einen Vers aufgeschrieben, ohne Melodie, für den Hausgebrauch."),
            Verse(("Der Tag hat seine Schuhe aus,", "er braucht dich heut nicht mehr.", "Was offen ist, bleibt offen stehn", "und läuft nicht hinterher.")),
            Para("Man spricht ihn am besten halblaut, beim Zähneputzen. Die Nachbarn gewöhnen sich."),
        ),
    ),
)  # fmt: skip

PROFILE = Profile(
    name="pelican",
    title="Werkstatt Seele",
    tagline="Psychotherapie in der alten Geigenwerkstatt",
    owner=JOHANNES,
    timezone=ZONE,
    posts=POSTS,
    address=("Hinterhof, Lindengasse 9", "79999 Freiburg"),
    email="post@werkstattseele.example",
    pages=(
        StaticPage(slug="ueber-uns", title="Über uns", blocks=(Para("Zwei Therapeuten und ein Leimtopf, der nur noch zur Zierde steht."),)),
        StaticPage(slug="sprechzeiten", title="Sprechzeiten", blocks=(Para("Montag bis Donnerstag. Freitags wird gelesen."),)),
    ),
)  # fmt: skip
