"""La Azotea: a therapist in Seville, in Spanish, with Eleventy's base blog: no bylines, days without hours."""
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

ZONE = "Europe/Madrid"
LOLA = "Lola Benjumea"

POSTS = (
    Post(
        slug="subir-a-la-azotea",
        title="Subir a la azotea",
        author=LOLA,
        published=at(ZONE, "2024-06-12 00:30"),
        tags=("calma",),
        language="es",
        blocks=(
            Para("Cuando la casa se llena de voces, mi abuela subía a tender. No siempre había ropa. A veces tendía un paño seco, lo alisaba, y bajaba otra."),
            Para("En consulta lo llamo *subir a la azotea*: irse tres minutos a un sitio más alto que el problema, con algo entre las manos, y volver sin haber decidido nada."),
            Head("Para empezar"),
            Bullets((
                "Elige un lugar que tengas a menos de veinte pasos.",
                Item("Lleva algo que se pueda doblar:", (Bullets(("un paño", "una carta", "una bolsa")),)),
                "Dóblalo despacio. Baja cuando quieras bajar.",
            )),
            Para("No arregla la discusión. Pero quien baja no es el mismo que subió, y eso la discusión lo nota."),
        ),
    ),
    Post(
        slug="la-culpa-y-la-cuenta",
        title="La culpa y la cuenta",
        author=LOLA,
        published=at(ZONE, "2023-10-19 17:45"),
        tags=("culpa", "familia"),
        language="es",
        blocks=(
            Para("Hay dos preguntas que suenan igual y no lo son: «¿quién tiene la culpa?» y «¿quién se hace cargo?». La primera busca a alguien. La segunda, algo que hacer."),
            Table((("La culpa dice", "La cuenta dice"), ("fuiste tú", "¿qué falta?"), ("siempre igual", "¿desde cuándo?"), ("ya es tarde", "¿por dónde empiezo?"))),
            Para("Casi todos llegamos con la primera, porque nos la enseñaron antes. Cambiar de pregunta no absuelve a nadie: solo pone la mesa para hablar."),
            Quote(("Dejé de buscar quién rompió el plato. Resulta que había que barrer.",)),
        ),
    ),
    Post(
        slug="carta-a-quien-cuida",
        title="Carta a quien cuida",
        author=LOLA,
        published=at(ZONE, "2022-05-04 09:30"),
        tags=("cuidados",),
        language="es",
        blocks=(
            Para("A ti, que sabes de memoria la hora de cada pastilla y no recuerdas cuándo comiste sentada. No te voy a decir que te cuides. Bastante te lo dicen, y suena a otra tarea."),
            Numbers(("Pide una cosa concreta a una persona concreta.", "Acepta que la haga peor que tú.", "No la rehagas cuando se vaya.")),
            Para("Lo difícil es lo tercero, ya lo sé. Doblar de nuevo las toallas es una forma de decir *sin mí no se puede*. Se puede. Torcidas, pero se puede, y tú habrás dormido una hora."),
            Button("Pedir cita"),
        ),
    ),
    Post(
        slug="el-reloj-parado",
        title="El reloj parado",
        author=LOLA,
        published=at(ZONE, "2021-09-21 23:55"),
        tags=("duelo",),
        language="es",
        blocks=(
            Para("Trajo el reloj de su padre en una caja de galletas. Llevaba dos años parado a las seis y diez, y ella no lo arreglaba porque arreglarlo le parecía decir que no había pasado nada."),
            Picture("reloj.jpg", "Un reloj de pared", "No es el suyo; ese se quedó con ella."),
            Para("Hablamos mucho de esas seis y diez. De quién entró, de qué sonaba en la radio. Un día dijo que ya se sabía la hora de memoria y que el reloj podía marcar otras."),
            Para("Lo llevó a arreglar en noviembre. Me contó que atrasa un poco. «Como él», dijo, y se rió por primera vez en esa silla."),
        ),
    ),
    Post(
        slug="siesta",
        title="Siesta",
        author=LOLA,
        published=at(ZONE, "2020-08-06 15:20"),
        tags=("descanso", "poemas"),
        language="es",
        blocks=(
            Para("En agosto no doy consejos, y casi no doy consulta. Dejo aquí unas líneas que escribí en una hamaca, con el abanico en la cara, para quien crea que descansar hay que merecerlo antes."),
            Verse(("La persiana parte el sol en renglones.", "Hoy nadie escribe en ellos.", "La casa respira con la boca abierta", "y yo le sigo el paso.")),
            Para("Volvemos en septiembre, más morenos y ni un poco mejores. Así está bien."),
        ),
    ),
    Post(
        slug="pequeno-manual-del-perdon",
        title="Pequeño manual del perdón",
        author=LOLA,
        published=at(ZONE, "2019-12-30 12:00"),
        tags=("perdón",),
        language="es",
        blocks=(
            Para("Perdonar no es una puerta que se abre un día. Se parece más a una llave que gira muchas veces en la misma cerradura, y que a veces, con el frío, se atasca."),
            Para("No hace falta olvidar. No hace falta volver a comer juntos. No hace falta, siquiera, que la otra persona lo sepa. **Hace falta dejar de ensayar el juicio** cada noche, con todos los papeles y contigo de fiscal, de juez y de público."),
            Para("¿Y si todavía no puedes? Entonces todavía no. También eso se dice en voz baja, y sin vergüenza."),
        ),
    ),
)  # fmt: skip

PROFILE = Profile(
    name="eleventy",
    title="La Azotea",
    tagline="Psicoterapia a la sombra, en Sevilla",
    owner=LOLA,
    timezone=ZONE,
    posts=POSTS,
    address=("Calle del Aire Fresco 7, ático", "41999 Sevilla"),
    email="lola@laazotea.example",
    pages=(
        StaticPage(slug="about", title="Sobre mí", blocks=(Para("Soy psicóloga y nieta de una mujer que tendía paños secos."),)),
        StaticPage(slug="tarifas-y-horario", title="Tarifas y horario", blocks=(Para("De lunes a jueves, por la tarde. La primera llamada no cuesta nada."), Button("Pedir cita"))),
    ),
)  # fmt: skip
