"""Le Seuil: a practice in Lyon, in French, on Joomla 3 with its print icons."""
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
    Profile,
    Quote,
    StaticPage,
    Table,
    Verse,
    at,
)

ZONE = "Europe/Paris"
CLAIRE = "Claire Vasseur"

POSTS = (
    Post(
        slug="la-perception-du-silence",
        title="La perception du silence",
        author=CLAIRE,
        published=at(ZONE, "2024-03-14 00:35"),
        modified=at(ZONE, "2024-03-20 10:00"),
        categories=("Blog",),
        tags=("silence", "séance"),
        id=178,
        language="fr",
        blocks=(
            Para("Au début, le silence d’une séance fait un bruit de chantier. On entend le tram, le radiateur, sa propre gorge. On cherche quelque chose à dire, n’importe quoi, pour que cela cesse."),
            Para("Puis un jour, sans prévenir, il change de matière. Il devient une pièce de plus dans la maison, une pièce où l’on n’est pas obligé de recevoir."),
            Head("Ce qu’on peut y faire"),
            Bullets(("Regarder la plante, qui va très bien.", "Compter trois souffles, puis oublier de compter.", "Laisser venir une phrase *sans la coiffer*.")),
            Para("Je ne remplis jamais ce silence-là. J’y reste avec vous, c’est tout ; et c’est déjà beaucoup de travail pour deux personnes."),
        ),
    ),
    Post(
        slug="dire-non-sans-claquer-la-porte",
        title="Dire non sans claquer la porte",
        author=CLAIRE,
        published=at(ZONE, "2023-09-26 09:20"),
        categories=("Blog",),
        tags=("limites",),
        id=165,
        language="fr",
        blocks=(
            Para("On imagine souvent qu’un vrai « non » doit être sonore. C’est qu’on en a retenu beaucoup, et que le premier qui sort a pris de la vitesse dans l’escalier."),
            Numbers((
                "Dites d’abord ce à quoi vous tenez.",
                "Dites *non* une seule fois, avec une voix de tous les jours.",
                "N’ajoutez pas de raisons : elles se discutent.",
            )),
            Quote(("J’ai répondu que je ne viendrais pas dimanche. Ma mère a dit : « bon ». Trente ans pour ce « bon » !",)),
            Para("Il arrive que l’autre soit déçu. Sa déception lui appartient ; vous pouvez la saluer sans la porter jusqu’à la gare."),
        ),
    ),
    Post(
        slug="petit-lexique-de-la-fatigue",
        title="Petit lexique de la fatigue",
        author="Docteur Samir Haddad",
        published=at(ZONE, "2022-11-08 18:05"),
        categories=("Blog",),
        tags=("corps", "repos"),
        id=131,
        language="fr",
        blocks=(
            Para("« Je suis fatigué » est une phrase trop large. Quand un patient me la donne, je lui demande de la couper en morceaux, comme un tissu, pour voir ce qu’on peut en faire."),
            Table((("Le mot", "Ce qui aide"), ("las", "changer de pièce"), ("épuisé", "dormir, sans négocier"), ("usé", "être relayé"), ("vidé", "être nourri, au sens propre"))),
            Para("Se tromper de remède coûte cher. Celui qui est usé peut dormir une semaine : il se réveille reposé, et toujours seul devant l’évier."),
            Para("Prenez un crayon ce soir. Écrivez votre mot à vous, celui de votre grand-mère peut-être, et cherchez ce qui lui répond."),
            Button("Prendre rendez-vous"),
        ),
    ),
    Post(
        slug="le-jardin-de-derriere",
        title="Le jardin de derrière",
        author=CLAIRE,
        published=at(ZONE, "2021-06-02 23:50"),
        modified=at(ZONE, "2022-01-10 14:00"),
        categories=("Blog",),
        tags=("deuil",),
        id=104,
        language="fr",
        blocks=(
            Para("Elle avait tout gardé du côté de la rue : les volets peints, les géraniums, le pas de porte lavé le samedi. On disait qu’elle tenait le coup. Personne n’allait derrière."),
            Picture("jardin.jpg", "Un jardin en friche", "Derrière chez moi, le même mois, pour être honnête."),
            Para("Derrière, il y avait trois ans de ronces. Elle me l’a dit à la sixième séance, très bas, comme on avoue une dette."),
            Para("Nous n’avons rien arraché. Nous avons d’abord ouvert la fenêtre qui donnait de ce côté-là. Un deuil n’est pas un terrain à nettoyer, c’est un endroit où l’on recommence à pouvoir entrer."),
        ),
    ),
    Post(
        slug="comptine-pour-les-nuits-courtes",
        title="Comptine pour les nuits courtes",
        author=CLAIRE,
        published=at(ZONE, "2020-04-17 07:45"),
        categories=("Blog",),
        tags=("sommeil",),
        id=78,
        language="fr",
        blocks=(
            Para("Plusieurs d’entre vous m’ont écrit à quatre heures du matin, ce printemps. Je ne réponds pas à cette heure-là, mais j’y suis parfois. Voici ce que je me récite, sans garantie et sans dosage."),
            Verse(("Une pour le toit qui tient,", "deux pour le pain de demain,", "trois pour ceux qui dorment,", "quatre pour ceux qui veillent, et c’est nous.")),
            Para("On peut recommencer au début autant de fois qu’il faut. Le sommeil n’aime pas être attendu ; il vient quand on est occupé à autre chose."),
        ),
    ),
)  # fmt: skip

PROFILE = Profile(
    name="joomla",
    title="Le Seuil",
    tagline="Cabinet de psychothérapie à Lyon",
    owner=CLAIRE,
    timezone=ZONE,
    posts=POSTS,
    address=("14, montée des Tisserands", "69999 Lyon"),
    email="bonjour@leseuil.example",
    phone="04 99 00 00 42",
    pages=(
        StaticPage(slug="qui-sommes-nous", title="Qui sommes-nous", blocks=(Para("Deux praticiens, une salle d’attente avec de vrais livres, et une plante qui va très bien."),)),
        StaticPage(slug="tarifs", title="Tarifs", blocks=(Para("La séance dure cinquante minutes. Le tarif se discute, et ce n’est pas une honte."), Button("Nous appeler"))),
    ),
)  # fmt: skip
