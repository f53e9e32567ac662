"""The authors of a page: who is named beside the headline, and for machines, the best of them first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from selectolax.lexbor import LexborNode

from scraper.extraction.beside import Beside, stands_elsewhere
from scraper.extraction.bylines import SENTENCE_END, after_by, persons_first, read_signers
from scraper.extraction.hints import Hints
from scraper.extraction.persons import Signer, is_given, split_credentials
from scraper.extraction.stated import linked_authors, meta_authors
from scraper.markup import Page, plain_text
from scraper.platforms import Platform, values
from scraper.textformat import one_line
from scraper.types import Article, Block, BlockKind

#: where themes without known facts sign posts: microdata, microformats (hCard, h-entry), author links, and
#: elements named for an author's name
_SIGNED = (
    '[itemprop~="author"] [itemprop~="name"]',
    '[itemprop~="author"]',
    ".vcard .fn, .p-author",
    '[rel~="author"]',
    'a[href*="/author/"], a[href*="/authors/"]',
    '[class*="author-name" i], [class*="author_name" i], [class*="author__name" i], [class*="authorname" i]',
    ".elementor-author-box__name",
    '[class*="post-author" i], [class*="entry-author" i], [class*="byline" i], [class*="author-wrapper" i]',
    '[class*="author_wrapper" i]',
)
_MAX_SIGNATURE = 80
_MAX_NODES = 20
#: where a text signs itself: among so many of its first and last blocks, in blocks of so many characters
_FIRST, _LAST, _MAX_SIGNED = 2, 3, 160
_PROSE = (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.QUOTE)
_BY = re.compile(r"(?:(?:written|guest post|guest blog|words|posted) )?by:? (?=[^\W\d_])|~ ?\w", re.IGNORECASE)
#: a whole block of these words signs wherever it stands: notes may follow
_WRITTEN = re.compile(r"(?:written|contributed|guest post|guest blog|words) by:? (?=[^\W\d_])", re.IGNORECASE)
#: characters beside the names in a line that only signs
_BY_AND_DATE = 32
#: the byline's words kept, in characters; no longer is what holds a byline, so many elements up
_MAX_BYLINE = 200
_CLIMB = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class Signed:
    """Who signed a page, and the byline's own words."""

    signers: tuple[Signer, ...] = ()
    byline: str | None = None

    @property
    def people(self) -> tuple[Signer, ...]:
        """The persons."""
        return tuple(signed for signed in self.signers if signed.person)

    def on(self, article: Article) -> Article:
        """The article, signed so."""
        people = self.people
        return replace(
            article,
            authors=tuple(signed.name for signed in people),
            credentials=tuple(signed.credentials for signed in people),
            organisation=self.organisation,
            byline=self.byline or article.byline,
        )

    def over(self, article: Article) -> Article:
        """The article, signed so by its text: another who signed it before is the account that published it."""
        before = ", ".join(article.bylines) or article.organisation
        names = {signed.name.casefold() for signed in self.people}
        same = all(name.casefold() in names for name in article.authors) and article.authors
        return replace(self.on(article), account=None if same else before)

    @property
    def organisation(self) -> str | None:
        """Who signs where no person does."""
        return None if self.people else next((signed.name for signed in self.signers), None)

    @property
    def shown(self) -> str:
        """The persons as text files print them."""
        return ", ".join(signed.shown for signed in self.people)

    @property
    def full(self) -> bool:
        """True for persons with first and last name: a single word may be an account's."""
        return bool(self.people) and all(" " in signed.name for signed in self.people)


def authors_of(page: Page, platform: Platform, hints: Hints, beside: Beside, names: Sequence[str]) -> Signed:
    """Who signed a page: the first rung of the ladder that names persons in full, else the first that names any.

    The entry's selector decides alone. Where no rung names a person, the first organisation stands.
    """
    if hints.selectors.byline:
        for text in values(page, (hints.selectors.byline,)):
            if signers := read_signers(text, names):
                return Signed(signers=signers, byline=one_line(text)[:_MAX_BYLINE])
    found: list[Signed] = []
    for signed in _ladder(page, platform, hints, beside, names):
        if signed.full:
            return _fuller(found, signed)
        if signed.signers:
            found.append(signed)
    return next((signed for signed in found if signed.people), found[0] if found else Signed())


def read_all(words: Sequence[str], names: Sequence[str]) -> Signed:
    """Who signs by these bylines, on a site of these names."""
    signers = persons_first(signed for text in words for signed in read_signers(text, names))
    return Signed(signers=signers, byline=", ".join(words)[:_MAX_BYLINE] or None)


def _fuller(before: Sequence[Signed], full: Signed) -> Signed:
    """The full names, unless an earlier rung gives somebody else's first name: "Robyn" may be "Robyn Hill"."""
    one = next((signed for signed in before if signed.people), None)
    if one is None or after_by(full.byline or "") is not None:
        return full
    first = one.people[0].name.casefold()
    other = is_given(first) and all(first not in signed.name.casefold().split() for signed in full.people)
    return one if other else full


def signed_in_text(blocks: tuple[Block, ...], names: Sequence[str]) -> tuple[Signed, tuple[Block, ...]]:
    """Who signs in the text itself, and the text without a first line that does nothing else.

    "By Ana Reyes, LCSW" among the first two blocks, "~Ana Reyes" among the last three, "Written by Ana Reyes" as a
    block of its own anywhere: an account that publishes for others is not the author.
    """
    for index, block in enumerate(blocks):
        if len(block.text) > _MAX_SIGNED or block.kind not in _PROSE:
            continue
        first, last = index < _FIRST, index >= len(blocks) - _LAST
        if not (
            (first and _BY.match(block.text)) or (last and block.text[0] == "~") or _WRITTEN.match(block.text)
        ):
            continue
        signed = read_all((block.text,), names)
        alone = len(block.text) <= len(signed.shown) + _BY_AND_DATE and not SENTENCE_END.search(block.text)
        if signed.full and (first or last or alone):
            return signed, (*blocks[:index], *blocks[index + 1 :]) if first and alone else blocks
    return Signed(), blocks


def _ladder(
    page: Page, platform: Platform, hints: Hints, beside: Beside, names: Sequence[str]
) -> Iterator[Signed]:
    """What each rung says, from the best to the worst."""
    for reference in platform.byline:
        texts = [one_line(text) for text in values(page, (reference,))]
        if len(texts) > 1 and "@" not in reference:
            yield read_all(_together(page.tree.css(reference)[:_MAX_NODES]), names)
        for text in texts:
            yield read_all((text,), names)
    for line in beside.lines:
        signed = read_all((line,), names) if after_by(line) is not None else Signed()
        if signed.full or signed.organisation:
            yield signed
    yield _linked(page, names)
    for texts in meta_authors(page):
        yield read_all(texts, names)
    for claim in hints.claims:
        yield read_all(claim.authors, names)
    for signatures in _signatures(page):
        yield read_all(signatures, names)


def _signatures(page: Page) -> Iterator[Sequence[str]]:
    """Words that sign a post by convention, outside of what lists other things."""
    for selector in _SIGNED:
        found = [node for node in page.tree.css(selector)[:_MAX_NODES] if not stands_elsewhere(node)]
        if len(found) > 1:
            yield _together(found)
        yield from ([text] for node in found if 0 < len(text := _signature(node)) <= _MAX_SIGNATURE)


def _signature(node: LexborNode) -> str:
    content = node.attributes.get("content") if node.tag == "meta" else None
    return one_line(content or plain_text(node, _MAX_NODES * _MAX_NODES))


def _together(nodes: Sequence[LexborNode]) -> list[str]:
    """The first of several signatures, and those in one short byline with it: posts have several authors."""
    texts = [(node, text) for node in nodes if 0 < len(text := _signature(node)) <= _MAX_SIGNATURE]
    if not texts:
        return []
    home = texts[0][0]
    for _ in range(_CLIMB):
        around = home.parent
        if around is None or len(around.text(deep=True) or "") > _MAX_BYLINE:
            break
        home = around
    return [text for node, text in texts if any(up.mem_id == home.mem_id for up in _upwards(node))]


def _upwards(node: LexborNode) -> Iterator[LexborNode]:
    """An element and the nearest ones around it."""
    current: LexborNode | None = node
    for _ in range(2 * _CLIMB):
        if current is None:
            return
        yield current
        current = current.parent


def _linked(page: Page, names: Sequence[str]) -> Signed:
    found: list[Signer] = []
    stated = linked_authors(page)
    for name, organisation in stated:
        signers = read_signers(name, names)
        if organisation:
            signers = tuple(replace(s, name=s.shown, credentials="", person=False) for s in signers)
        found += signers
    return Signed(signers=persons_first(found), byline=", ".join(name for name, _ in stated)[:_MAX_BYLINE] or None)


def signed_as(article: Article, displays: Sequence[str]) -> Article:
    """The article, signed by these persons as displayed; what can't be put together again stays whole."""
    parts = [split_credentials(display) for display in displays]
    people = [
        Signer(*part) if Signer(*part).shown == display else Signer(display)
        for part, display in zip(parts, displays, strict=True)
    ]
    return Signed(signers=tuple(people)).on(article)
