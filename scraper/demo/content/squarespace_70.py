"""Caderno de Quintal: a Brazilian psychologist's Squarespace 7.0 site, one post kept in an old blog as well."""
# ruff: noqa: E501 - prose keeps its lines

from __future__ import annotations

from dataclasses import replace

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
    Verse,
    at,
)

ZONE = "America/Sao_Paulo"
HELENA = "Helena Prado"
LINGUA = "pt-BR"

_COPIED = Post(
    slug="a-fila-do-pao",
    title="A fila do pão",
    author=HELENA,
    published=at(ZONE, "2016-03-08 08:20"),
    categories=("cotidiano",),
    tags=("presença",),
    language=LINGUA,
    blocks=(
        Para("Na padaria da minha rua, às sete da manhã, ninguém tem pressa de verdade. A fila anda no tempo do forno, e o forno não lê mensagens."),
        Para("Foi ali que entendi uma coisa que eu tentava ensinar no consultório e não conseguia: *esperar não é perder tempo, é ficar onde se está*. Quem espera o pão conversa, olha a chuva, conta as moedas. O corpo sabe fazer isso. A cabeça é que desaprendeu."),
        Para("Desde então, quando alguém me pergunta quanto vai durar a terapia, penso no padeiro. Ele abre a portinha, cutuca a casca com o dedo e diz, sem nenhuma culpa: ainda não."),
        Para("E a fila, que coisa bonita, continua ali."),
    ),
)  # fmt: skip

POSTS = (
    Post(
        slug="quando-a-casa-fica-grande",
        title="Quando a casa fica grande",
        author=HELENA,
        published=at(ZONE, "2019-02-11 21:50"),
        modified=at(ZONE, "2019-03-01 10:05"),
        categories=("família",),
        tags=("luto", "filhos"),
        language=LINGUA,
        comments=(("Dona Célia", "Li duas vezes. Obrigada, Helena."),),
        views=12,
        blocks=(
            Para("O quarto está arrumado como nunca esteve. A cama feita, o violão no canto, a janela aberta para arejar uma ausência. O filho foi estudar em outra cidade, e a casa, de um dia para o outro, ficou grande."),
            Para("Chamam isso de *ninho vazio*, como se fosse só das aves. Mas o que ouço no consultório é mais miúdo:"),
            Bullets((
                "comprar um pão a mais, por hábito",
                "deixar a luz do corredor acesa",
                "pegar o telefone para contar uma bobagem, e guardar a bobagem",
            )),
            Head("O que fazer com o espaço"),
            Para("Nada, por enquanto. Não transforme o quarto em escritório na primeira semana. A saudade também precisa de um lugar para sentar."),
            Para("Depois, um dia, você vai entrar ali para procurar uma tesoura, e vai perceber que ficou lendo, na cama dele, com a porta aberta. Esse é o começo."),
        ),
    ),
    Post(
        slug="a-raiva-tambem-e-visita",
        title="A raiva também é visita",
        author=HELENA,
        published=at(ZONE, "2018-12-04 09:30"),
        categories=("emoções",),
        tags=("raiva",),
        language=LINGUA,
        seo_title="Como lidar com a raiva: um guia da psicóloga Helena Prado",
        blocks=(
            Para("Minha avó recebia todo mundo. Até o vizinho que ninguém suportava ganhava café, só que na xícara lascada. “Visita é visita”, ela dizia, e olhava o relógio."),
            Para("Com a raiva, faço o mesmo. Não adianta fingir que não há ninguém à porta: ela bate mais forte. Também não precisa dormir no quarto de hóspedes."),
            Numbers((
                "Abra a porta e diga o nome dela em voz alta.",
                "Ofereça dez minutos, marcados no relógio.",
                "Pergunte quem foi que a mandou. *Quase sempre foi o medo, ou o cansaço.*",
                "Acompanhe-a até o portão.",
            )),
            Quote(("“Ela só queria me avisar que eu tinha dito sim de novo.”",), "— uma paciente, com licença dela"),
            Para("Lave a xícara depois. Ela volta, e tudo bem: você já sabe onde guarda o café."),
        ),
    ),
    Post(
        slug="cancao-para-desligar-a-luz",
        title="Canção para desligar a luz",
        author=HELENA,
        published=at(ZONE, "2017-08-22 22:40"),
        categories=("poemas",),
        tags=("sono",),
        language=LINGUA,
        blocks=(
            Para("Escrevi estes versos para uma menina de oito anos que não conseguia dormir, e a mãe dela me contou que agora é ela quem precisa ouvir, antes de apagar o abajur."),
            Verse((
                "Boa noite, cadeira, que fica de pé,",
                "boa noite, sapato, sem nenhum pé.",
                "O dia que hoje não coube em mim",
                "pode dormir lá fora, no jardim.",
            )),
            Verse(("Amanhã eu abro e ele entra de novo,", "com cara de sol e cheiro de ovo.", "Mas agora é escuro, e o escuro é meu:", "cobertor do tamanho do céu.")),
            Para("Leia devagar. Se a criança rir do ovo, vocês já ganharam a noite. E se quem rir for você, melhor ainda: ninguém é grande demais para que alguém apague a luz com cuidado."),
        ),
    ),
    Post(
        slug="o-que-o-jardim-me-ensinou-sobre-podar",
        title="O que o jardim me ensinou sobre podar",
        author=HELENA,
        published=at(ZONE, "2017-05-30 14:10"),
        categories=("cotidiano",),
        tags=("limites",),
        language=LINGUA,
        blocks=(
            Para("Passei anos com pena de podar a roseira. Achava que cortar era uma forma de desamor. Ela crescia para todos os lados, comprida e magra, e quase não dava flor."),
            Picture("roseira.jpg", "Uma roseira podada em agosto", "A roseira em agosto, muito ofendida."),
            Para("Um dia o seu Zé, que cuida dos canteiros da praça, tirou a tesoura da minha mão e mostrou: *corta logo acima da gema que olha para fora*. Assim o galho novo nasce virado para a luz, e não para dentro, embolado nos outros."),
            Para("Dizer não é isso. Não é cortar por raiva, nem cortar tudo. É escolher para que lado o próximo galho vai crescer."),
            Button("Marque uma conversa", "/contato"),
        ),
    ),
    Post(
        slug="carta-a-quem-comeca-na-terca",
        title="Carta a quem começa na terça",
        author=HELENA,
        published=at(ZONE, "2016-10-17 19:00"),
        categories=("terapia",),
        tags=("primeira-sessão",),
        language=LINGUA,
        blocks=(
            Para("Você vai chegar cedo e dar uma volta no quarteirão. Quase todo mundo dá. Do outro lado da porta, eu também arrumo a almofada pela terceira vez."),
            Para("Não precisa trazer a história em ordem. Pode começar pelo trânsito, pelo cachorro, pela blusa que você detesta e veste assim mesmo. As histórias são como gatos: quando a gente para de chamar, elas vêm."),
            Head("Três coisas que pode perguntar", 3),
            Para("**Isso que eu digo fica aqui?** Fica."),
            Para("**E se eu chorar?** Tem lenço, e tem tempo."),
            Para("**E se eu não quiser voltar?** Aí a gente conversa sobre isso também, e a porta abre para os dois lados."),
            Para("Até terça."),
        ),
    ),
    _COPIED,
    # copied over from the old blog, which is still there
    replace(_COPIED, repost_of="squarespace-70"),
)  # fmt: skip

PROFILE = Profile(
    name="squarespace-70",
    title="Caderno de Quintal",
    tagline="Psicologia com os pés na terra",
    owner=HELENA,
    timezone=ZONE,
    posts=POSTS,
    address=("Rua das Jabuticabas, 88", "São Paulo, SP"),
    email="helena@cadernodequintal.example",
    phone="(11) 5555-0142",
    pages=(
        StaticPage(slug="sobre-mim", title="Sobre mim", blocks=(Para("Sou Helena, psicóloga há vinte anos, e escrevo aqui o que não coube na sessão."),)),
        StaticPage(slug="atendimento", title="Atendimento", blocks=(Para("Atendo adultos e famílias, às terças e quintas."), Button("Escreva para mim", "/contato"))),
        StaticPage(slug="contato", title="Contato", blocks=(Para("<<helena@cadernodequintal.example>>, ou pelo telefone, depois das dez."),)),
    ),
)  # fmt: skip
