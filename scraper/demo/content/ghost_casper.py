"""Praxis am Lindenhof: ein deutscher Blog auf Ghost (Casper), mit einem Beitrag nur für Mitglieder."""
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
    Wrapped,
    at,
)

ZONE = "Europe/Berlin"
AUTHOR = "Hanna Brückner"
GUEST = "Jonas Petersilge"

POSTS = (
    Post(
        slug="warum-sonntage-schwer-sind",
        title="Warum Sonntage schwer sind",
        # the title for search engines is what JSON-LD calls the headline
        seo_title="Sonntagsblues verstehen: Tipps aus der Praxis am Lindenhof",
        author=AUTHOR,
        published=at(ZONE, "2025-03-10 00:25"),
        modified=at(ZONE, "2025-04-02 11:30"),
        description="Über den Nachmittag, an dem nichts mehr zu tun ist",
        tags=("Alltag", "Erschöpfung"),
        language="de",
        blocks=(
            Para("Kaum ein Satz fällt bei mir so oft wie dieser: „Unter der Woche geht es, aber der Sonntag …“ Dann kommt eine Pause, und in dieser Pause liegt meistens schon das ganze Thema."),
            Para("Der Sonntag ist der Tag ohne Geländer. Niemand braucht uns, nichts drängt, und was wir sechs Tage lang mit Arbeit zugedeckt haben, sitzt plötzlich mit am Kaffeetisch."),
            Head("Drei kleine Geländer"),
            Numbers((
                "Verabreden Sie sich mit einer Uhrzeit, nicht mit einem Vorsatz: *um drei gehe ich los*.",
                "Lassen Sie eine Sache vom Samstag absichtlich übrig.",
                Item("Rufen Sie jemanden an, bevor es dunkel wird,", (Bullets(("der nicht fragt, was Sie geschafft haben,", "und der selbst gern auflegt.")),)),
            )),
            Para("Das löst nichts, und das soll es auch nicht. Ein Geländer trägt niemanden die Treppe hinauf. Es macht nur, dass man die Stufen sehen kann."),
            Para("[Was Erschöpfung von Müdigkeit unterscheidet](/erschoepft-oder-muede/)"),
        ),
    ),
    Post(
        slug="erschoepft-oder-muede",
        title="Erschöpft oder müde?",
        author=AUTHOR,
        published=at(ZONE, "2024-10-21 08:05"),
        description="Eine Tabelle und ein Gedanke dazu",
        tags=("Erschöpfung",),
        language="de",
        blocks=(
            Para("Müdigkeit kennt den Weg ins Bett. Erschöpfung liegt schon darin und schläft nicht. In der Praxis hilft vielen Menschen diese Gegenüberstellung, weil sie sich darin schneller finden als in jedem Fragebogen."),
            Table((("Zeichen", "Müdigkeit", "Erschöpfung"), ("nach dem Schlaf", "leichter", "unverändert"), ("bei Freude", "vergessen", "noch anstrengend"), ("sagt", "bald", "wozu")), "Nach Gesprächen aus zwölf Jahren, nicht nach Lehrbuch."),
            Wrapped((
                Head("Und wenn beides stimmt?", 4),
                Para("Dann behandeln wir zuerst die Müdigkeit, denn sie ist ehrlicher. Wer zwei Wochen lang genug geschlafen hat, weiß meistens selbst, was übrig bleibt."),
            )),
            Para("Bitte lassen Sie anhaltende Erschöpfung immer auch ärztlich abklären. Schilddrüse, Eisen und Herz führen keine Gespräche, sie möchten untersucht werden."),
            Spacer(),
            Button("Termin vereinbaren", "/kontakt/"),
        ),
    ),
    Post(
        slug="fuer-mitglieder-die-lange-uebung",
        title="Für Mitglieder: die lange Übung",
        author=AUTHOR,
        published=at(ZONE, "2024-07-01 09:00"),
        tags=("Übungen",),
        language="de",
        protected=True,
        blocks=(
            Para("Diese Übung dauert vierzig Minuten und braucht ein Zimmer, in dem Sie nicht gestört werden. Den Anfang dürfen alle lesen, die Anleitung selbst geht an die Mitglieder unseres Rundbriefs."),
            Para("Diese Zeilen stehen hinter der Schranke und gehören in kein Archiv."),
        ),
    ),
    Post(
        slug="ein-gast-schreibt-vom-zuhoeren",
        title="Ein Gast schreibt: vom Zuhören mit den Füßen",
        author=GUEST,
        published=at(ZONE, "2024-02-14 17:20"),
        tags=("Gäste", "Beziehung"),
        language="de",
        blocks=(
            Para("Ich bin Tanztherapeut, und wenn ich gefragt werde, wie man besser zuhört, antworte ich: mit den Füßen. Das gibt jedes Mal ein Lachen, und dann ziehen die Leute die Schuhe aus."),
            Quote(("Wer fest steht, muss nicht recht haben.",), "Eine Teilnehmerin, 71"),
            Para("Probieren Sie es heute Abend. Ihr Gegenüber erzählt, und Sie spüren nebenbei beide Sohlen am Boden. Nicht stattdessen, nebenbei. Nach zwei Minuten werden Sie merken, dass Sie weniger dazwischenreden, und zwar ohne sich zusammenzureißen."),
            Picture("sohlen.jpg", "Nackte Füße auf Holzdielen", "Unser wichtigstes Werkzeug, barfuß."),
            Para("Der Körper hört nämlich langsamer als der Kopf, dafür hört er zu Ende."),
        ),
    ),
    Post(
        slug="der-brief-den-man-nicht-abschickt",
        title="Der Brief, den man nicht abschickt",
        author=AUTHOR,
        published=at(ZONE, "2023-11-05 21:50"),
        modified=at(ZONE, "2023-11-12 09:10"),
        tags=("Trauer", "Übungen"),
        language="de",
        comments=(("Marlies", "Ich habe ihn geschrieben. Vier Seiten."),),
        blocks=(
            Para("Im November schreiben wir Briefe. Nicht an Ämter, sondern an Menschen, die keine Adresse mehr haben oder deren Adresse uns nicht guttäte."),
            Head("So geht es", 3),
            Bullets((
                "Schreiben Sie mit der Hand und ohne Anrede.",
                "Hören Sie auf, wenn es am schönsten oder am schlimmsten ist.",
                "Legen Sie den Brief an einen Ort, den Sie selten aufräumen.",
            )),
            Para("Eine Frau hat mir erlaubt, die letzten Zeilen ihres Briefes hier zu zeigen:"),
            Verse(("Dein Mantel hängt noch.", "Ich habe ihn gestern gelüftet,", "als kämst du zum Essen.", "Er riecht jetzt nach Garten.")),
            Para("Mehr muss ein Brief nicht können."),
        ),
    ),
    Post(
        slug="was-kostet-eine-absage",
        title="Was kostet eine Absage?",
        author=AUTHOR,
        published=at(ZONE, "2023-03-27 12:00"),
        tags=("Grenzen",),
        language="de",
        blocks=(
            Para("Wir rechnen genau, was eine Zusage kostet: einen Abend, ein Kuchenblech, zwei Stunden Fahrt. Was eine Absage kostet, rechnen wir nie aus. Wir fürchten nur die Summe."),
            Para("Nehmen Sie einmal ein Blatt und schreiben Sie sie auf. Da steht dann vielleicht: *ein enttäuschtes Gesicht, ein längeres Telefonat, drei Tage schlechtes Gewissen*. Und nun vergleichen Sie."),
            Quote(("**Merksatz für den Kühlschrank:** Ein Nein am Montag ist billiger als ein Nein am Freitag.",)),
            Para("Sie werden nicht jede Rechnung zugunsten der Absage entscheiden, und das ist gut so. Es geht darum, dass Sie überhaupt einen Preis sehen, auf beiden Seiten. Wer den Preis kennt, darf großzügig sein."),
        ),
    ),
)  # fmt: skip

PROFILE = Profile(
    name="ghost",
    title="Praxis am Lindenhof",
    tagline="Gedanken aus einem Zimmer mit zwei Sesseln",
    owner=AUTHOR,
    timezone=ZONE,
    posts=POSTS,
    email="praxis@lindenhof.example",
    pages=(
        StaticPage(slug="ueber-mich", title="Über mich", blocks=(Para("Hanna Brückner, Heilpraktikerin für Psychotherapie, arbeitet seit zwölf Jahren am Lindenhof."), Head("Schwerpunkte"), Bullets(("Erschöpfung", "Trauer", "Grenzen")))),
        StaticPage(slug="kontakt", title="Kontakt", blocks=(Para("Schreiben Sie an <<praxis@lindenhof.example>>, ich antworte innerhalb von drei Werktagen."), Button("Anrufen", "tel:+4930000000"))),
    ),
)  # fmt: skip
