"""Casa Ahuehuete: a Spanish practice on GoDaddy Websites + Marketing; its posts are data in a script."""
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
    Spacer,
    StaticPage,
    Verse,
    at,
)

ZONE = "America/Mexico_City"
CASA = "Casa Ahuehuete Psicoterapia"

POSTS = (
    Post(
        slug="el-duelo-tambien-riega-las-plantas",
        title="El duelo también riega las plantas 🌱",
        author=CASA,
        published=at(ZONE, "2025-10-28 21:30"),
        categories=("Duelo",),
        language="es",
        blocks=(
            Picture("ofrenda.jpg", "Flores de cempasúchil"),
            Para("Hace un año, doña Meche 💛 llegó al consultorio con una *maceta* en los brazos. Era de su marido, dijo, y **se estaba muriendo también**. No sabía cuánta agua ponerle."),
            Para("Durante tres meses hablamos, sobre todo, de esa planta. De la luz de la cocina, de una hoja amarilla, de si hablarle o no hablarle. Un martes me contó que la había trasplantado, y al decirlo se soltó a llorar como no había llorado en el panteón."),
            Quote(("Yo creí que la estaba cuidando a ella 🌿 y fíjese: *ella* me estaba sacando a mí de la cama.",), "Doña Meche"),
            Para("El duelo no siempre se ve como tristeza. A veces se ve como alguien que riega, barre, hornea, y no sabe por qué le tiemblan las manos. Si es su caso, no se apure. Las manos saben a dónde van."),
        ),
    ),
    Post(
        slug="cinco-maneras-de-decir-que-no",
        title="Cinco maneras de decir que no",
        author=CASA,
        published=at(ZONE, "2025-06-03 10:00"),
        categories=("Límites", "Pareja"),
        language="es",
        blocks=(
            Para("En mi familia nadie decía que no. Decíamos “ahorita”, “a ver”, “si Dios quiere”, y luego nos enfermábamos de la espalda. Para quien creció igual, aquí van cinco, de la más suave a la más firme:"),
            Numbers((
                "“Déjame pensarlo y te aviso el **viernes**.” (Y avise el viernes.)",
                "“Eso no puedo. *Esto otro* sí.”",
                "“Me encantaría, y no.”",
                Item("“No.” A secas, con los pies en el suelo. Ayuda:", (Bullets(("sacar el aire antes,", "no sonreír de más,", "y contar hasta cuatro después.")),)),
                "Colgar el teléfono.",
            )),
            Head("¿Y la culpa?"),
            Para("Va a llegar, puntual como una tía. Ofrézcale una silla, pero no le dé las llaves de la casa. La culpa de los primeros noes no significa que usted hizo algo malo: significa que hizo algo **nuevo** ✨."),
        ),
    ),
    Post(
        slug="carta-para-la-que-no-duerme",
        title="Carta para la que no duerme",
        author=CASA,
        published=at(ZONE, "2024-12-15 23:10"),
        categories=("Ansiedad",),
        language="es",
        blocks=(
            Para("Son las tres y diecisiete, y usted está leyendo esto con el brillo del teléfono al mínimo. Ya lo sé. Yo también he estado ahí."),
            Spacer("\u200b"),
            Verse((
                "No tiene que resolver nada antes del amanecer.",
                "La deuda sigue dormida, y el jefe, y la hermana.",
                "Hasta los perros de la esquina se callaron.",
                "Nada más usted hace guardia.",
            )),
            Para("¿Y si por esta noche entrega el turno? Ponga una mano sobre el pecho y otra sobre la panza, y dígale a su cuerpo, con la voz que usaría con un niño: *gracias, ya puedes descansar, yo te relevo*. No se trata de dormir. Se trata de dejar de vigilar."),
            Para("Mañana, si quiere, me escribe a <<hola@casaahuehuete.example>> y vemos qué es lo que anda cuidando con tanto empeño. Por ahora apague la luz. El árbol de afuera lleva despierto quinientos años; él se queda."),
        ),
    ),
    Post(
        slug="lo-que-los-ninos-dibujan-cuando-nadie-pregunta",
        title="Lo que los niños dibujan cuando nadie pregunta",
        author=CASA,
        published=at(ZONE, "2023-09-07 16:45"),
        categories=("Infancia",),
        language="es",
        blocks=(
            Picture("crayolas.jpg", "Crayolas en una caja de galletas", "La caja de galletas donde viven las crayolas, ya sin el color café."),
            Para("Tengo una regla con los niños: no pregunto qué es. Un dibujo que tiene que explicarse se vuelve tarea, y la tarea se hace para que la maestra esté contenta."),
            Head("Entonces, ¿qué hago?", 3),
            Bullets((
                "Digo lo que veo: “ahí hay mucho azul 💙”.",
                "Espero. Más de lo que me resulta cómodo.",
                Item("Si el niño habla, contesto con su palabra y no con la mía:", (Numbers(("él dice *monstruo*,", "yo digo monstruo,", "y no “miedo”.")),)),
                "Guardo **todos** los dibujos, también los rotos.",
            )),
            Para("Una niña de seis años dibujó la misma casa durante once semanas, siempre sin puerta. En la doce le puso una, chiquita, con perilla. No dijimos nada. Yo le pasé el amarillo y ella prendió la luz de adentro."),
        ),
    ),
    Post(
        slug="preguntas-que-nos-hacen-por-telefono",
        title="Preguntas que nos hacen por teléfono",
        author=CASA,
        published=at(ZONE, "2022-02-21 09:20"),
        categories=(),
        language="es",
        blocks=(
            Para("La señora Lupita, que contesta el teléfono de la casa desde hace catorce años, hizo la lista. Nosotros nada más la pasamos en limpio."),
            Head("¿Usted me va a decir qué hacer?", 3),
            Para("No. Pero vamos a pensar juntos, y eso casi nunca lo hemos tenido."),
            Head("¿Y si me da pena?", 3),
            Para("A todos. La pena entra primero, se sienta en el sillón bueno, y como a la tercera sesión se aburre y se va."),
            Head("¿Cuánto tarda?", 3),
            Para("Depende de la herida y del ritmo. Unas personas vienen ocho veces; otras se quedan dos años. Puede leer más en nuestra página de [servicios & costos](/servicios), o preguntarle a Lupita, que siempre sabe."),
            Head("¿Atienden a parejas que ya no se hablan?", 3),
            Para("Sobre todo a esas. <En serio.> Traigan lo que tengan, aunque sea puro silencio & una silla de distancia."),
        ),
    ),
)  # fmt: skip

PROFILE = Profile(
    name="godaddy",
    title=CASA,
    tagline="Un árbol viejo, una silla, su historia.",
    owner=CASA,
    timezone=ZONE,
    posts=POSTS,
    address=("Callejón del Molino 8", "San Jacinto de las Aguas, 99999"),
    email="hola@casaahuehuete.example",
    phone="55 5010 0144",
    pages=(
        StaticPage(slug="nosotros", title="Nosotros", blocks=(Para("Somos tres psicoterapeutas y un ahuehuete. El árbol llegó primero."),)),
        StaticPage(slug="servicios", title="Servicios y costos", blocks=(Para("Terapia individual, de pareja e infantil, en la casa o por videollamada."), Bullets(("Sesión de cincuenta minutos", "Primera entrevista sin costo")))),
    ),
)  # fmt: skip
