"""Hilo y aguja: a Spanish Blogger blog whose feeds are set to Short, so that its pages have to be asked for."""
# ruff: noqa: E501 - prose keeps its lines and its signs

from __future__ import annotations

from scraper.demo.model import (
    Bullets,
    Head,
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

ZONE = "Europe/Madrid"
AUTHOR = "Inés Carballo"

POSTS = (
    Post(
        slug="coser-despacio",
        title="Coser despacio",
        author=AUTHOR,
        published=at(ZONE, "2023-10-03 00:40"),
        modified=at(ZONE, "2023-11-11 12:00"),
        tags=("duelo", "paciencia"),
        language="es",
        blocks=(
            Para("Mi abuela decía que un roto se cose de noche, cuando ya nadie va a ponerse el vestido. Tardé años en entender que no hablaba de la luz, sino de la prisa."),
            Para("A la consulta llega gente con el roto en la mano y la fiesta en una hora. *«Necesito estar bien el lunes.»* Y yo, que también tengo lunes, sé lo que me piden: una grapa."),
            Head("Lo que se puede hacer hoy", 3),
            Bullets((
                "Nombrar el roto sin medirlo.",
                "Decidir quién puede verlo y quién no.",
                "Dormir. El hilo también descansa.",
            )),
            Para("Después, puntada a puntada, se cose. Y cuando alguien pregunte por la costura, usted podrá decir: «sí, aquí fue», y pasar el dedo sin que duela."),
        ),
    ),
    Post(
        slug="cuando-la-casa-se-queda-grande",
        title="Cuando la casa se queda grande",
        author=AUTHOR,
        published=at(ZONE, "2020-06-21 11:20"),
        tags=("familia",),
        language="es",
        blocks=(
            Para("Se fue el último hijo, y de pronto sobran platos. Una pareja me contó que durante un mes siguieron comprando el yogur que solo a él le gustaba. Nadie lo abría, y a nadie se le ocurría dejar de comprarlo."),
            Quote(("No echamos de menos al niño. Echamos de menos que alguien nos interrumpa.",), "Ella, en la cuarta sesión"),
            Para("No hace falta llenar la habitación enseguida. Pueden cerrar la puerta unas semanas y abrirla una tarde, los dos, con un café. Miren qué hay. Miren qué queda de quienes eran antes del yogur."),
            Picture("patio.jpg", "Dos sillas en un patio", "El patio de la consulta, a las ocho."),
            Para("Les prometo que la casa vuelve a tener su tamaño. Tarda, más o menos, lo que tarda un invierno."),
        ),
    ),
    Post(
        slug="instrucciones-para-un-domingo",
        title="Instrucciones para un domingo por la tarde",
        author=AUTHOR,
        published=at(ZONE, "2017-02-12 17:05"),
        tags=("ansiedad",),
        language="es",
        blocks=(
            Para("A las seis de la tarde del domingo me escriben siempre los mismos, y siempre piden perdón. Para ellos, y para mí, hice esta lista; pueden imprimirla."),
            Numbers((
                "Encienda una lámpara antes de que oscurezca del todo.",
                "Diga en voz alta, en la cocina: «mañana es mañana».",
                "Prepare algo que huela.",
                "Llame a quien también tenga domingo.",
            )),
            Para("Si aun así el pecho aprieta, no discuta con él. Póngale la mano encima, como se le pone la mano a un perro durante la tormenta. No se trata de convencerlo de que no hay truenos. Se trata de que no los oiga solo."),
        ),
    ),
    Post(
        slug="nana-para-la-que-no-duerme",
        title="Nana para la que no duerme",
        author=AUTHOR,
        published=at(ZONE, "2014-12-01 23:50"),
        tags=("poemas",),
        language="es",
        comments=(("Lucía", "Se la leí a mi madre. Gracias."),),
        blocks=(
            Para("La escribí para una mujer que llevaba once noches en vela, junto a un padre que ya no la conocía. Me dio permiso para dejarla aquí."),
            Verse((
                "Deja la lista sobre la mesa,",
                "que no se enfría.",
                "Ya la terminas por la mañana,",
                "si es que es de día.",
            )),
            Verse(("Suelta los hombros, suelta la llave,", "suelta el portal.", "Nadie te pide que estés despierta", "para velar.")),
            Para("Ella duerme ahora cinco horas. Él sigue sin conocerla, pero le canta, y desafina, y se ríen los dos. No sé si eso es una mejoría. A mí me lo parece."),
        ),
    ),
    Post(
        slug="por-que-hilo-y-aguja",
        title="¿Por qué «Hilo y aguja»?",
        author=AUTHOR,
        published=at(ZONE, "2012-01-15 09:30"),
        tags=("bienvenida",),
        language="es",
        blocks=(
            Para("Empiezo este cuaderno con una disculpa: no sé coser. Mi madre, sí; y mi abuela, y las dos vecinas del tercero. Yo salí psicóloga, que en mi familia se dijo durante años en voz baja, como se dice que alguien ha salido músico."),
            Para("Pero cuando escucho, me descubro haciendo lo mismo que ellas: buscar la hebra que asoma, no tirar de golpe, mojar la punta, enhebrar. A veces la tela es buena y solo se soltó un botón. A veces hay que hacer otra prenda con lo que queda."),
            Para("De eso irá este cuaderno. Si quiere escribirme, estoy en <<ines@hiloyaguja.example>>. Contesto los viernes, y con faltas de ortografía, porque contesto de pie."),
        ),
    ),
)  # fmt: skip

PROFILE = Profile(
    name="blogger-short",
    title="Hilo y aguja",
    tagline="Cuaderno de una psicóloga que no sabe coser",
    owner=AUTHOR,
    timezone=ZONE,
    posts=POSTS,
    address=("Calle del Telar 8", "15704 Compostela"),
    email="ines@hiloyaguja.example",
    pages=(
        StaticPage(slug="sobre-mi", title="Sobre mí", blocks=(Para("Psicóloga sanitaria. Atiendo a personas adultas, en la consulta del patio y en línea."),)),
        StaticPage(slug="tarifas", title="Tarifas", blocks=(Para("La primera llamada no se cobra. Las sesiones duran una hora."), Bullets(("Individual: 60 €", "Pareja: 80 €")))),
    ),
)  # fmt: skip
