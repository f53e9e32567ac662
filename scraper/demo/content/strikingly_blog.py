"""Casa do Fôlego: a Strikingly site in Portuguese; the posts are data in a script, nobody signs them."""
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
    Verse,
    at,
)

ZONE = "America/Sao_Paulo"
CASA = "Casa do Fôlego"

POSTS = (
    Post(
        slug="o-corpo-chega-primeiro",
        title="O corpo chega primeiro",
        author=CASA,
        published=at(ZONE, "2024-08-06 22:15"),
        tags=("corpo",),
        language="pt-BR",
        blocks=(
            Para("Antes de você contar o que aconteceu, o seu corpo já entrou na sala e já contou quase tudo: os ombros perto das orelhas, o pé que não para, a mão segurando a outra mão."),
            Para("Por isso eu não começo pela história. Começo pela cadeira. Ela aguenta você? Então deixe que aguente **mais um pouco**."),
            Head("Três perguntas para a semana", 3),
            Numbers(("Onde, no meu corpo, hoje tem espaço?", "Onde está apertado, e desde que horas?", "O que muda se eu expirar antes de responder?")),
            Para("Não há resposta certa. Há apenas um corpo que, aos poucos, descobre que alguém está escutando."),
        ),
    ),
    Post(
        slug="cartas-para-quem-cuida",
        title="Cartas para quem cuida",
        author=CASA,
        published=at(ZONE, "2023-05-14 10:00"),
        tags=("cuidado", "família"),
        language="pt-BR",
        blocks=(
            Para("Escrevo para quem dorme com o telefone ligado. Para quem sabe de cor os horários dos remédios de outra pessoa e esqueceu o próprio almoço."),
            Quote(("Ninguém me pergunta como eu estou. Perguntam como ela está.",), "Uma filha, no grupo de quinta"),
            Para("Cuidar cansa de um jeito que o sono não resolve, porque a parte que cansa é a que vigia. E essa parte não deita."),
            Bullets(("Peça uma coisa pequena, com hora marcada", "Aceite a ajuda malfeita", "Chore no carro, se for onde dá")),
            Para("O grupo se reúne às quintas, com café e sem conselhos."),
            Button("Quero participar"),
        ),
    ),
    Post(
        slug="a-ansiedade-e-a-panela-de-pressao",
        title="A ansiedade e a panela de pressão",
        author=CASA,
        published=at(ZONE, "2022-01-20 19:40"),
        tags=("ansiedade",),
        language="pt-BR",
        blocks=(
            Para("Na casa da minha avó havia uma panela de pressão que assustava todo mundo, menos a minha avó. Ela sabia para que servia o pino."),
            Picture("panela.jpg", "Uma panela antiga no fogão", "A panela, hoje aposentada, na minha estante."),
            Para("A ansiedade também tem um pino. Falar é um. Caminhar depressa é outro. Chorar, que tanta gente segura, é o melhor deles. O barulho que faz ao sair não é a explosão: é *o contrário* da explosão."),
            Para("Se você tem medo de abrir, venha. A gente abre devagar, com pano de prato e tudo, e só depois olha o feijão."),
        ),
    ),
    Post(
        slug="depois-da-chuva",
        title="Depois da chuva",
        seo_title="Poema sobre o luto | Psicoterapia em São Bento da Serra",
        author=CASA,
        published=at(ZONE, "2020-11-02 08:30"),
        tags=("luto", "poesia"),
        language="pt-BR",
        blocks=(
            Para("Lemos este poema no dia de Finados, no quintal, debaixo de um guarda-chuva grande demais para duas pessoas e pequeno demais para sete."),
            Verse(("A goiabeira não sabe", "que você foi embora.", "Deu fruto outra vez,", "no mesmo galho,", "do lado da janela.")),
            Verse(("Eu colho.", "Faço doce.", "Sobra um pote.")),
            Para("Se sobrar um pote na sua casa também, traga. A saudade, dividida em colheradas, fica um pouco menos amarga, e a mesa fica mais cheia."),
        ),
    ),
    Post(
        slug="respirar-nao-e-obrigacao",
        title="Respirar não é obrigação",
        author=CASA,
        published=at(ZONE, "2019-04-08 00:50"),
        tags=("respiração",),
        language="pt-BR",
        blocks=(
            Para("“Respira fundo” pode ser a frase mais irritante do mundo. Quem já teve uma crise de pânico sabe: quanto mais a gente tenta, menos ar entra."),
            Head("O que eu digo no lugar", 3),
            Bullets(("Solte o ar, não precisa puxar", "Conte as janelas da rua", "Segure esta pedra gelada")),
            Para("O ar volta sozinho, como um gato, quando a gente para de correr atrás dele. E se demorar, eu espero com você. Escreva para <<oi@casadofolego.example>> e marcamos uma conversa sem pressa."),
        ),
    ),
)  # fmt: skip

PROFILE = Profile(
    name="strikingly",
    title="Casa do Fôlego",
    tagline="Psicoterapia e pausas, em São Bento da Serra.",
    owner=CASA,
    timezone=ZONE,
    posts=POSTS,
    address=("Rua das Goiabeiras, 41", "São Bento da Serra"),
    email="oi@casadofolego.example",
    phone="(11) 5550-0133",
    pages=(
        StaticPage(slug="quem-somos", title="Quem somos", blocks=(Para("Somos duas psicólogas, um quintal e uma chaleira que apita em lá menor."),)),
        StaticPage(slug="grupo-de-quinta", title="Grupo de quinta", blocks=(Para("Para quem cuida de alguém. Toda quinta, às sete da noite."), Button("Inscrever-se"))),
    ),
)  # fmt: skip
