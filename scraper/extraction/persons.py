"""Who signs: a person or an organisation, an account or nobody; the name, and the credentials behind it.

Rules from facts/platforms-open.md (1.7, 20: account names) and engine-pitfalls.md (5). The given names of
`given_names.txt` are those of Faker's locales in the languages of the catalogue and the commoner ones of the
United States' census of 1990, without such as practices are named after (Hope, Harmony, Sunny).
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from scraper.datewords import fold

#: a longer name is none
MAX_LENGTH = 120
_MAX_ORGANISATION = 60

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
    "candidate contributor columnist writer editor author instructor teacher educator consultant specialist "
    "doctor phd "
    "and & of in "
    "psychotherapeutin psychologin heilpraktikerin heilpraktiker psychologue psychothérapeute psicóloga "
    "psicólogo terapeuta".split()
)
#: what ends in such a word is somebody's occupation, not another somebody
_OCCUPATION = re.compile(
    r"\b(?:counsell?or|therapist|psycholog(?:ist|e|in)|psychotherapist|psychiatrist|coach|practitioner|healer|worker|"
    r"nurse|founder|owner|director|supervisor|intern|associate|consultant|specialist|educator|teacher|instructor|"
    r"facilitator|trainer|professor|expert|student|candidate|contributor|columnist|writer|blogger|journalist|dietitian|"
    r"nutritionist|physician|midwife|chaplain|pastor|editor|doula|therapeut(?:in)?)s?\.?$",
    re.IGNORECASE,
)
GROUP = re.compile(
    r"\b(?:counsel(?:l?ing|ors)|therapy|therapists|wellness|cent(?:er|re)|associates|group|team|practice|"
    r"clinic|institute|psychology|"
    r"psychotherapy|services|collective|llc|pllc|inc|ltd|blog|magazine|co|company|foundation|"
    r"healing|minds|studio|academy|society|network|partners|project|house|store|shop|press|media|handmade|"
    r"coaching|health|care|dental|hospital|university|association|alliance)\b",
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
_TITLE = re.compile(r"(?:dr|prof|mrs?|ms|mx|rev|sr|fr|sister|brother)\b\.?\s", re.IGNORECASE)
_COMMA_OR_BRACKET = re.compile(r"[,;()]")
_PRONOUNS_BEHIND = re.compile(
    r"(?:(?<!\s)\s++)?\((?:she|he|they|sie|er|elle|il)\s?/[^()]{1,30}\)\s*+$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Signer:
    """One who signs, as a byline names them; `credentials` are titles, roles and degrees behind the name."""

    name: str
    credentials: str = ""
    person: bool = True

    @property
    def shown(self) -> str:
        """The name with its credentials, as text files print it."""
        return f"{self.name}, {self.credentials}" if self.credentials else self.name


def signer(display: str, own: Collection[str]) -> Signer | None:
    """Who a piece of a byline names; None for accounts, addresses, sentences and other nobodies.

    `own` holds what the site calls itself, by `bare`: such a name signs as an organisation, unless it is a
    person's (a therapist's own site bears her name).
    """
    display = _tidy(display)
    name, credentials = split_credentials(display)
    is_own = bare(display) in own or bare(name) in own
    if not name or not _is_name(display):
        return None
    if not _is_person(name, credentials, is_own):
        known = is_own or GROUP.search(name)
        short = len(name) <= _MAX_ORGANISATION
        return Signer(display, person=False) if known and short else None
    return Signer(name, credentials)


def _is_person(name: str, credentials: str, own: bool) -> bool:
    words = [word for word in name.split() if word[0].isalpha()]
    if _TITLE.match(name) or (credentials and not GROUP.search(name)):
        return True
    named = len(words) in (2, 3, 4) and is_given(words[0])
    if "&" in name or GROUP.search(name):
        # "Anna House" is a person, "Grace House Counseling" is none
        return named and len(words) == 2 and not own and "&" not in name
    return named or not own


def is_given(word: str) -> bool:
    """True for a given name, as people bear it in the languages of the catalogue."""
    return fold(word).strip(".") in _given_names()


@cache
def _given_names() -> frozenset[str]:
    return frozenset((Path(__file__).parent / "given_names.txt").read_text("utf-8").split())


def bare(name: str) -> str:
    """A name by its words alone, for comparing what a site calls itself: case, marks and legal forms aside."""
    words = re.findall(r"\w+", fold(name))
    return " ".join(w for w in words if w not in ("the", "llc", "pllc", "inc", "ltd", "blog"))


def split_credentials(display: str) -> tuple[str, str]:
    """A name as displayed, cut into name and credentials: ("Ernie Reilly", "LCSW"). Pronouns are neither."""
    first, *others = outside_brackets(display, ",")
    first = _PRONOUNS_BEHIND.sub("", first)
    words = first.split()
    behind: list[str] = []
    while len(words) > 2 and _stands_behind(words[-1]) and not first.isupper():
        behind.insert(0, words.pop())
    kept = [piece for piece in others if piece and not _PRONOUNS.fullmatch(piece)]
    return " ".join(words), ", ".join((*([" ".join(behind)] if behind else ()), *kept))


def outside_brackets(text: str, marks: str) -> list[str]:
    """The parts of a text between its `marks` (of "," and ";"), stripped; marks in brackets part nothing."""
    places = [-1]
    #: marks that stand in brackets if the next bracket closes
    open_now: list[int] = []
    for match in _COMMA_OR_BRACKET.finditer(text):
        if match[0] in "()":
            places += open_now if match[0] == "(" else ()
            open_now = []
        elif match[0] in marks:
            open_now.append(match.start())
    places += [*open_now, len(text)]
    return [text[start + 1 : end].strip() for start, end in pairwise(places)]


def _stands_behind(word: str) -> bool:
    """True for a credential as it is written behind a name: "LCSW", "Ph.D.", not the surname Ma."""
    flat = word.strip("(),").replace(".", "")
    return flat.replace("-", "").lower() in _CREDENTIALS and flat[1:] != flat[1:].lower()


def is_credential(piece: str) -> bool:
    """True for degrees, licences and pronouns behind a name."""
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


def is_role(piece: str) -> bool:
    """True for what somebody does."""
    words = [w.strip(".()").lower() for w in re.split(r"[\s-]+", piece) if w]
    return bool(words) and (all(w in _ROLES for w in words) or bool(_OCCUPATION.search(piece)))


def _tidy(person: str) -> str:
    person = " ".join(person.split()).strip(' ,;:|–—-~•·●*"“”')
    last = re.search(r"(?<![^\W\d_])([^\W\d_]{3,}+)\.$", person)
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
