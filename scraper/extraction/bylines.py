"""Names from a byline: who wrote a post, as displayed, credentials kept, accounts and practices left out.

Rules from facts/platforms-open.md (1.7, 20: account names, "Writer:", "~X, The Blog"), platforms-hosted.md (1, 2)
and engine-pitfalls.md (5: "Dr. Tomás Ferreira, LMFT" is one author, "View all" is none).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from scraper.datewords import MONTHS, UNITS, fold

MAX_LENGTH = 120
_MAX_TEXT = 400

#: words before a name; the longer ones first
_BY = re.compile(
    r"(?:^|(?<=[\s(]))(?:(?:words|story|text|article|post|blog|guest post|guest blog)\s+by|"
    r"(?:written|posted|published|authored|created|submitted|contributed)(?:\s+(?:on|in)\b[^|]{0,40}?)?\s+by|"
    r"(?:geschrieben|verfasst|veröffentlicht)\s+von|(?:écrit|publié|rédigé)\s+par|(?:escrito|publicado|"
    r"redactado)\s+por|"
    r"(?:scritto|pubblicato)\s+da|geschreven\s+door|by|von|par|por|di|da|door)\s*:?\s+(?=\S)"
    r"|^(?:writers?|authors?|written by|by|autor(?:in|a|es)?|auteure?|autore|autrice|schrijver|von|par|"
    r"por)\s*:\s*",
    re.IGNORECASE,
)
#: the same words are parts of names where text stands before them ("Anna von Arnim", "Leonardo da Vinci")
_ONLY_FIRST = re.compile(r"(?:von|par|por|di|da|door)\b", re.IGNORECASE)
_NOT_WRITER = re.compile(
    r"(?:photo(?:graph|graphy)?s?|image|picture|illustration|art|cover|header|foto|bild)\s+(?:credit|by|von|"
    r"par|por|di|door)\b|"
    r"(?:medically |clinically |fact[- ])?(?:reviewed|edited|translated|checked|powered|designed|hosted|"
    r"sponsored)\s+by\b|"
    r"^view\b|^see all\b|^more (?:posts|from|by)\b|^all posts\b|^posted in\b|^filed under\b|^tags?:|"
    r"^categor(?:y|ies):",
    re.IGNORECASE,
)
_SEGMENT = re.compile(r"\s*[\n|·•»>]\s*|\s+[/–—-]\s+|\s*[–—]\s*$")
_AFTER_NAME = re.compile(
    r"\s(?:in|on|at|under|filed|for|about)\s.*$|\s+(?:leave a|no comments?|add a)\b.*$", re.IGNORECASE
)
_NOISE = frozenset(
    "on at am pm min mins minute minutes read reading time ago comment comments view views like likes share "
    "shares updated "
    "published posted last edited modified st nd rd th mon tue wed thu fri sat sun monday tuesday wednesday "
    "thursday friday "
    "saturday sunday uncategorized yesterday today le am vom el il em op den de of".split()
)

_CREDENTIALS = frozenset(
    "lcsw lcswa lcswc lmsw lsw licsw lisw mswac msw bsw dsw lmft lmfta mft amft imft lpc lpca lpcc lpcs lac "
    "lapc lamft lcpc lmhc "
    "lmhca lmhcs mhc lcmhc lcmhca lcmhcs apcc acsw asw ncc ccc cch ladc lcdc cadc phd psyd edd dphil "
    "dclinpsy scd drph dmin ma mas "
    "msc ms mse mph mph mdiv med mba mc ba bs bsc bed bfa mfa aud rn np pmhnp arnp aprn fnp dnp md do bacp "
    "mbacp ukcp bps hcpc mncps "
    "ncps mncs acc pcc mcc icf cbt dbt emdr emdria act ifs rpt rpts rdt atr atrbc mtbc lcat rp cct ccts csat "
    "cst cstt cfle crc bcba "
    "bcd cprp rsw mswrsw rcc occ rpsych cpsych psych ryt eryt cyt pgdip dip dipcouns hons fellow jr sr ii "
    "iii iv abpp facp".split()
)
_PRONOUNS = re.compile(r"\(?(?:she|he|they|sie|er|elle|il)\s?/\s?\w+(?:\s?/\s?\w+)?\)?$", re.IGNORECASE)
_ROLES = frozenset(
    "licensed registered certified clinical mental health professional marriage family child couples couple "
    "addiction trauma "
    "grief life wellness counselor counsellor counseling counselling psychologist psychotherapist therapist "
    "psychiatrist coach "
    "practitioner healer reiki master social worker nurse founder owner director supervisor intern associate "
    "resident student "
    "candidate contributor writer editor author instructor teacher educator consultant specialist doctor phd "
    "and & of in "
    "psychotherapeutin psychologin heilpraktikerin heilpraktiker psychologue psychothérapeute psicóloga "
    "psicólogo terapeuta".split()
)
#: what ends in such a word is somebody's occupation, not another somebody
_OCCUPATION = re.compile(
    r"\b(?:counsell?or|therapist|psycholog(?:ist|e|in)|psychotherapist|psychiatrist|coach|practitioner|healer|worker|"
    r"nurse|founder|owner|director|supervisor|intern|associate|consultant|specialist|educator|teacher|instructor|"
    r"facilitator|trainer|professor|expert|student|candidate|contributor|writer|editor|doula|therapeut(?:in)?)s?\.?$",
    re.IGNORECASE,
)
_GROUP = re.compile(
    r"\b(?:counsel(?:l?ing|ors)|therapy|therapists|wellness|cent(?:er|re)|associates|group|team|practice|"
    r"clinic|institute|psychology|"
    r"psychotherapy|services|collective|llc|pllc|inc|ltd|blog|magazine|co|company|foundation|"
    r"healing|minds|studio|academy|society|network|partners|project|house)\b",
    re.IGNORECASE,
)
_ACCOUNT = re.compile(
    r"(?:the |site |web |wp[ -]?|blog )?(?:admin(?:istrator|s|web)?|super ?admin|user|author|editors?|"
    r"staff(?: writer| member)?|web ?master|owner|guest(?: author| blogger| writer| post)?|anonymous|unknown|"
    r"none|null|undefined|default|blog|test|root|support|info|blogger|team|editorial(?: team| staff)?|"
    r"marketing(?: team)?|content(?: team)?|reader|moderator|wordpress|wix|squarespace|kajabi|website|"
    r"web ?design(?:er)?|shopify(?: api)?|duda owner|"
    r"brighter ?vision|therapy ?sites|view all|view more posts|view all posts|read more|"
    r"see all|me|us|"
    r"redaktion|redaktionsteam|redazione|redacción|rédaction|redactie)[\s_-]?\d*",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"@|://|\bwww\.|\b[\w-]+\.(?:com|org|net|co|uk|de|info|blog|io|me|us|ca|au|health|care)\b", re.IGNORECASE
)
_PARTICLES = frozenset(
    "de von van der den del della di da dos du la le lo bin ibn al el y e zu zur ter ten und and af av o'".split()
)
_SENTENCE = frozenset(
    "the a an to is are was your you my our it this that how why what when we not of for with i".split()
)
_AND = re.compile(r"\s+(?:and|with|und|et|en|&|\+)\s+|\s*&\s*", re.IGNORECASE)
_AND_OF_FULL_NAMES = re.compile(r"\s+(?:y|e)\s+")
_COMMA = re.compile(r"\s*[,;](?![^()]*\))\s*")


def read_byline(text: str, site_names: Sequence[str] = ()) -> tuple[str, ...]:
    """The authors that a byline names, each once, in their order; () if it names no person.

    Takes the byline's words as they stand (the first 400 characters are read, line breaks separate) and the names
    of the site, which are no authors. Credentials, roles and pronouns stay with the person as displayed. Dates,
    reading times, account words, addresses and names of more than 120 characters are left out. Never raises.
    """
    own = {_bare(name) for name in site_names} - {""}
    plain: tuple[str, ...] = ()
    for segment in _SEGMENT.split(text[:_MAX_TEXT]):
        segment = " ".join(segment.split())
        if not segment or _NOT_WRITER.search(segment):
            continue
        named = _after_by(segment)
        for run in _runs(segment if named is None else named):
            authors = tuple(dict.fromkeys(_authors(_halved(run), own)))
            if named is not None:
                # what stands behind "by" decides, a person or not
                return authors
            plain = plain or authors
    return plain


def starts_byline(text: str) -> bool:
    """True if a text begins with the words that stand before a name ("by", "Writer:"). Never raises."""
    return _BY.match(text) is not None


def _bare(name: str) -> str:
    words = re.findall(r"\w+", fold(name))
    return " ".join(w for w in words if w not in ("the", "llc", "pllc", "inc", "ltd", "blog"))


def _after_by(segment: str) -> str | None:
    """What follows "by" and its like in other languages, or None."""
    if segment.startswith("~"):
        return segment.lstrip("~ ")
    for match in _BY.finditer(segment):
        if match.start() == 0 or not _ONLY_FIRST.match(match.group()):
            rest = segment[match.end() :]
            return _AFTER_NAME.sub("", rest).strip()
    # "by" with nothing behind it (a template with an empty name)
    return "" if re.fullmatch(r"(?:written |posted )?by:?|writer:?", segment, re.IGNORECASE) else None


def _runs(text: str) -> Iterator[str]:
    """The stretches of words between dates, times and counts; one empty stretch if there is none."""
    runs: list[list[str]] = [[]]
    for token in text.split():
        if re.search(r"\d", token):
            _trim(runs[-1])
            runs.append([])
        else:
            runs[-1].append(token)
    for run in runs[1:]:
        while run and (_noise(run[0]) or (len(run) > 2 and _month(run[0]))):
            run.pop(0)
    if len(runs) > 1:
        _trim(runs[-1])
    found = [" ".join(run) for run in runs if run and not all(_noise(w) or _month(w) for w in run)]
    yield from found or [""]


def _trim(run: list[str]) -> None:
    while run and (_noise(run[-1]) or _month(run[-1])):
        run.pop()


def _noise(word: str) -> bool:
    flat = fold(word).strip(".,:;!()·•|-")
    return not flat or flat in _NOISE or flat in UNITS


def _month(word: str) -> bool:
    return fold(word).strip(".,:;()") in MONTHS


def _halved(text: str) -> str:
    """A text that says the same twice, said once."""
    words = text.split()
    half = len(words) // 2
    same = len(words) % 2 == 0 and [w.strip(",;") for w in words[:half]] == [w.strip(",;") for w in words[half:]]
    return " ".join(words[:half]) if same and half else text


def _authors(text: str, own: set[str]) -> Iterator[str]:
    people: list[str] = []
    if _bare(text) in own:
        return
    for piece in _COMMA.split(text):
        piece = re.sub(r"^(?:and|und|et|en|y|e|&|with)\s+", "", piece.strip(), flags=re.IGNORECASE)
        head, *others = _AND.split(piece)
        if people and others and _credential(head):
            # "Joan Hill, LCSW and Anna Bell, LMFT"
            people[-1] = f"{people[-1]}, {head}"
            people.extend(_halved(p) for p in others)
        elif people and (_credential(piece) or _role(piece)):
            people[-1] = f"{people[-1]}, {piece}"
        elif people and (piece.lower().startswith("the ") or _GROUP.search(piece)):
            continue
        else:
            people.extend(_halved(p) for p in _split_and(piece))
    for person in people:
        person = _tidy(person)
        if person and _bare(person) not in own and _is_name(person):
            yield person


def _split_and(piece: str) -> Iterable[str]:
    """Two names joined by "and" as two; a practice ("Smith & Associates") or a role as it stands."""
    parts = _AND.split(piece)
    if len(parts) == 1:
        parts = _AND_OF_FULL_NAMES.split(piece)
        if any(len(p.split()) < 2 for p in parts):
            return [piece]
    if len(parts) > 1 and all(p and not _role(p) and not _GROUP.search(p) and p[0].isalpha() for p in parts):
        return parts
    return [piece]


def _credential(piece: str) -> bool:
    if _PRONOUNS.fullmatch(piece):
        return True
    # "MBACP (Accred)"
    plain = re.sub(r"\([^()]*\)", "", piece).replace(".", "")
    tokens = [t for t in re.split(r"[\s/&]+", plain) if t]
    if not tokens or len(piece) > 40:
        return False
    known = [re.sub(r"-", "", t).lower() in _CREDENTIALS for t in tokens]
    capitals = [bool(re.fullmatch(r"[A-Z][A-Za-z]{0,2}[A-Z]{1,6}(?:-[A-Za-z]{1,5})*", t)) for t in tokens]
    return all(k or c for k, c in zip(known, capitals, strict=True)) and (any(known) or len(tokens) == 1)


def _role(piece: str) -> bool:
    words = [w.strip(".()").lower() for w in re.split(r"[\s-]+", piece) if w]
    return bool(words) and (all(w in _ROLES for w in words) or bool(_OCCUPATION.search(piece)))


def _tidy(person: str) -> str:
    person = " ".join(person.split()).strip(' ,;:|–—-~•·*"“”')
    last = re.search(r"([^\W\d_]{3,})\.$", person)
    return person[:-1] if last and last[1].lower() not in _CREDENTIALS else person


def _is_name(person: str) -> bool:
    if len(person) > MAX_LENGTH or _ADDRESS.search(person) or _ACCOUNT.fullmatch(person):
        return False
    name = person.split(",")[0]
    words = name.split()
    if not re.search(r"[^\W\d_]", name) or len(words) > 8 or re.search(r"[?!…]|\.\.", name):
        return False
    small = [w for w in words if w[0].isalpha() and w[0].islower() and w.lower() not in _PARTICLES]
    if small and len(small) == len(words):
        # names typed without capitals ("kevin flynn")
        return len(words) <= 3 and not _SENTENCE.intersection(w.lower() for w in words)
    return not small
