"""Le Banc sous le tilleul: a WordPress where nothing is quite where one looks for it, in French."""
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

ZONE = "Europe/Paris"
CLAIRE = "Claire Delmotte"
SAMI = "Sami Benhaddou"

#: the category of what stands in the site's own type of post
STORIES = "Récits"
#: the posts whose page is built by a page builder, and the one whose text is kept in custom fields
BUILT = "apprendre-a-ne-rien-faire"
IN_FIELDS = "le-carnet-de-gratitude-ne-marche-pas"

POSTS = (
    Post(
        slug="lettre-a-un-parent-fatigue-suite",
        title="Lettre à un parent fatigué, suite",
        author=CLAIRE,
        published=at(ZONE, "2025-03-14 18:05"),
        categories=("Parentalité",),
        language="fr",
        blocks=(
            Para("Vous avez été nombreux à répondre à ma première lettre, que j’ai retirée depuis parce qu’elle était trop longue. Voici la seconde, plus courte, écrite sur le banc, un soir où mes propres enfants refusaient de se laver les dents."),
            Para("Vous n’êtes pas fatigué parce que vous vous y prenez mal. Vous êtes fatigué parce que vous portez, à deux ou tout seul, ce qu’un village portait autrefois, et que le village est parti travailler en ville."),
            Head("Ce que je vous souhaite"),
            Bullets((
                "Une voisine qui sonne avec une soupe",
                Item("Le droit de dire", (Bullets(("« pas ce soir »", "« je ne sais pas »")),)),
                "Dix minutes assis, sans rien réparer",
            )),
            Para("Le reste attendra demain matin, et demain matin vous saurez mieux."),
        ),
    ),
    Post(
        slug="la-peur-n-est-pas-un-ordre",
        title="La peur n’est pas un ordre",
        author=SAMI,
        published=at(ZONE, "2024-11-08 09:30"),
        modified=at(ZONE, "2025-01-12 11:00"),
        categories=("Anxiété",),
        tags=("peur", "corps"),
        language="fr",
        comments=(("Odile", "Je l’ai lu trois fois, merci."),),
        blocks=(
            Para("La peur parle toujours à l’impératif : fuis, tais-toi, vérifie encore une fois. À force de l’entendre, on finit par croire que c’est un ordre, et que désobéir serait dangereux."),
            Para("Ce n’est pas un ordre. C’est un renseignement, donné par quelqu’un de très jeune en nous qui a veillé toute la nuit et qui n’a plus vu le jour depuis longtemps."),
            Numbers(("Remerciez-la d’avoir veillé.", "Dites-lui la date et l’heure qu’il est.", "Montrez-lui la porte, et laissez-la ouverte.")),
            Para("Puis faites ce que vous alliez faire, lentement, avec elle à côté de vous. On s’habitue à sa compagnie. Un jour on remarque qu’elle s’est assise."),
        ),
    ),
    Post(
        slug="recit-de-la-femme-qui-comptait-les-marches",
        title="Récit de la femme qui comptait les marches",
        author=CLAIRE,
        published=at(ZONE, "2024-06-01 00:20"),
        categories=(STORIES,),
        language="fr",
        blocks=(
            Para("Elle habitait au quatrième étage et comptait les marches : soixante-douze, toujours soixante-douze. Si elle se trompait, elle redescendait. Certains soirs, il lui fallait une heure pour rentrer chez elle."),
            Quote(("Je sais bien qu’elles ne changent pas. C’est moi qui pourrais changer en montant.",), "Extrait d’une séance, avec son accord"),
            Para("Nous avons commencé par compter ensemble, au téléphone. Puis elle a compté pendant que je me taisais. Puis, un mardi, elle a oublié le nombre au palier du deuxième parce qu’un voisin jouait du piano."),
            Para("Elle m’a appelée du quatrième, essoufflée : « Je ne sais pas combien il y en a, ce soir. » Nous avons gardé un long silence, toutes les deux, très heureuses."),
        ),
    ),
    Post(
        slug="pour-le-groupe-du-jeudi",
        title="Pour le groupe du jeudi",
        author=CLAIRE,
        published=at(ZONE, "2024-03-21 14:00"),
        categories=("Anxiété",),
        language="fr",
        protected=True,
        blocks=(Para("Ces lignes ne sont que pour nous."), Para("À jeudi, avec les coussins.")),
    ),
    Post(
        slug=BUILT,
        title="Apprendre à ne rien faire",
        author=SAMI,
        published=at(ZONE, "2023-08-17 20:15"),
        categories=("Repos",),
        tags=("lenteur",),
        language="fr",
        blocks=(
            Para("Mon père savait ne rien faire. Il s’asseyait devant la maison, les mains sur les genoux, et regardait passer les gens. Quand on lui demandait ce qu’il faisait, il répondait : « Tu vois bien. »"),
            Head("Un exercice pour le mois d’août"),
            Table((
                ("Jour", "Ce qu’on ne fait pas"),
                ("Lundi", "Répondre avant midi"),
                ("Mercredi", "Finir la phrase de quelqu’un"),
                ("Dimanche", "Rien, justement"),
            ), caption="À recopier, ou pas."),
            Para("Au début, cela démange. On se lève pour arroser quelque chose. C’est normal : nous avons été félicités toute notre vie pour ce que nous faisions, presque jamais pour être là."),
            Para("Restez assis encore une minute. Vous voyez bien."),
        ),
    ),
    Post(
        slug=IN_FIELDS,
        title="Le carnet de gratitude ne marche pas (et c’est très bien)",
        author=CLAIRE,
        published=at(ZONE, "2022-10-30 02:30"),
        categories=("Repos",),
        language="fr",
        blocks=(
            Para("« J’ai essayé le carnet, et au bout de quatre jours j’écrivais : le café, le café, le café. » C’est une patiente qui parle, et elle a honte, comme d’un devoir rendu en retard."),
            Picture("carnet.jpg", "Un carnet ouvert sur une table", "Le carnet en question, taché de café."),
            Para("La gratitude ne se commande pas. Elle vient, ou elle ne vient pas, comme un chat. Ce qu’on peut faire, c’est laisser la fenêtre entrouverte et une soucoupe de lait."),
            Para("Alors gardez le carnet, mais changez la question. Non pas : de quoi dois-je être reconnaissante ? Mais : qu’est-ce qui, aujourd’hui, ne m’a rien demandé ? Le café compte. Le café compte énormément."),
        ),
    ),
    Post(
        slug="ce-que-disent-les-larmes",
        title="Ce que disent les larmes",
        author=CLAIRE,
        published=at(ZONE, "2021-05-05 08:00"),
        categories=("Deuil",),
        language="fr",
        blocks=(
            Para("Dans mon cabinet il y a une boîte de mouchoirs, et presque tout le monde s’excuse en la prenant. On s’excuse de pleurer comme on s’excuse de tousser au concert."),
            Verse(("Pardon, dit-elle, je ne sais pas pourquoi.", "Je lui réponds : attendons un peu,", "elles le savent peut-être.")),
            Para("Les larmes ne sont ni une faiblesse ni un progrès. Ce sont des lettres qui arrivent avec du retard. Certaines ont été postées il y a vingt ans, par un enfant qui n’avait pas le droit de sortir. On n’est pas obligé de les lire tout de suite. Mais on peut ouvrir la boîte, et dire au facteur : merci, j’habite toujours ici."),
        ),
    ),
)  # fmt: skip

PROFILE = Profile(
    name="wordpress-traps",
    title="Le Banc sous le tilleul",
    tagline="Psychothérapie et écriture, à Vauvillers",
    owner=CLAIRE,
    timezone=ZONE,
    posts=POSTS,
    address=("3, place du Tilleul", "70999 Vauvillers"),
    email="bonjour@bancsousletilleul.example",
    phone="05 55 01 01 01",
    pages=(
        StaticPage(slug="home", title="Bienvenue", blocks=(Para("Un cabinet, un jardin, et un banc où l’on peut s’asseoir avant d’entrer."),)),
        StaticPage(slug="qui-sommes-nous", title="Qui sommes-nous", blocks=(Para("Claire Delmotte et Sami Benhaddou, psychothérapeutes, sous le même tilleul depuis 2012."),)),
        StaticPage(slug="tarifs", title="Tarifs", blocks=(Head("Séance individuelle"), Para("Soixante euros, ou ce que vous pouvez."))),
    ),
)  # fmt: skip
