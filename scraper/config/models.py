"""The shape of sites.yaml: strict models, from which its JSON Schema is made.

Strict means: an unknown key is an error, a number in quotes is no number, `yes` is no boolean (YAML 1.2). A key
with nothing behind it counts as not given.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Discriminator,
    Field,
    Tag,
    ValidationInfo,
    WithJsonSchema,
)

from scraper.config import checks

#: seconds between two requests to one host: below it only an entry with `allow_local: true` may go
MIN_DELAY = 1.0
#: seconds; a longer delay is surely a slip (milliseconds, for one)
MAX_DELAY = 600.0


def _known_platform(text: str, info: ValidationInfo) -> str:
    known = (info.context or {}).get("platforms")
    if known is not None and text not in known:
        hint = checks.nearest(text, known) or f"; it is one of {', '.join(sorted(known))}"
        raise ValueError(f"{checks.shown(text)} is no known platform{hint}")
    return checks.words(text)


def _route_kind(value: object) -> str | None:
    if isinstance(value, bool):
        return SWITCH
    return ADDRESSES if isinstance(value, list) else None


#: tags of the two forms of a route; pydantic puts them into the place of an error
SWITCH, ADDRESSES = "(switch)", "(addresses)"

Address = Annotated[
    str, AfterValidator(checks.web_address), WithJsonSchema({"type": "string", "pattern": "^https?://"})
]
Name = Annotated[
    str,
    AfterValidator(checks.name),
    WithJsonSchema({"type": "string", "pattern": checks.NAME_PATTERN, "maxLength": checks.MAX_NAME}),
]
Language = Annotated[
    str, AfterValidator(checks.language), WithJsonSchema({"type": "string", "pattern": checks.LANGUAGE_PATTERN})
]
_NOT_EMPTY = {"type": "string", "minLength": 1}
Words = Annotated[str, AfterValidator(checks.words), WithJsonSchema(_NOT_EMPTY)]
Zone = Annotated[str, AfterValidator(checks.timezone), WithJsonSchema(_NOT_EMPTY)]
Glob = Annotated[str, AfterValidator(checks.path_glob), WithJsonSchema({"type": "string", "pattern": "^[/*]"})]
Css = Annotated[str, AfterValidator(checks.selector), WithJsonSchema(_NOT_EMPTY)]
Contact = Annotated[str, AfterValidator(checks.contact), WithJsonSchema(_NOT_EMPTY)]
Proxy = Annotated[str, AfterValidator(checks.proxy), WithJsonSchema({"type": "string", "pattern": "^https?://"})]
Platform = Annotated[str, AfterValidator(_known_platform), WithJsonSchema(_NOT_EMPTY)]
RouteAddress = Annotated[
    str,
    AfterValidator(checks.route_address),
    WithJsonSchema({"type": "string", "pattern": "^(https?://|/)"}),
]
Route = Annotated[
    Annotated[bool, Tag(SWITCH)] | Annotated[list[RouteAddress], Field(min_length=1), Tag(ADDRESSES)],
    Discriminator(_route_kind),
]
Captures = Literal["routes", "pages"]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, allow_inf_nan=False)


class Defaults(_Strict):
    """What holds for every blog whose entry says nothing else."""

    language: Language | None = Field(None, description="Language of the posts, as a BCP 47 tag: en, pt-BR.")
    timezone: Zone | None = Field(
        None, description="IANA time zone whose calendar dates the posts: America/Denver."
    )
    delay: float | None = Field(
        None,
        ge=MIN_DELAY,
        le=MAX_DELAY,
        description="Seconds between the starts of two requests to one host, 1 to 600; 2 if not given.",
    )
    captures: Captures | None = Field(
        None,
        description="routes: a post that the blog's API gave whole is not fetched again as a page. "
        "pages: every post's page is fetched too.",
    )
    contact: Contact | None = Field(
        None, description="E-mail or web address sent in the User-Agent, so that a blog's owner can reach you."
    )
    proxy: Proxy | None = Field(None, description="http(s) proxy for all requests; none if not given.")


class RoutesEntry(_Strict):
    """The ways in which a blog lists its posts.

    true: ask it (as if not given); false: never ask it; a list: ask these addresses too.
    """

    api: Route | None = Field(None, description="The platform's API (such as WordPress REST).")
    sitemap: Route | None = Field(None, description="XML sitemaps.")
    feed: Route | None = Field(None, description="RSS, Atom or JSON feeds.")
    listing: Route | None = Field(None, description="Pages of the blog that link to its posts.")


class SelectorsEntry(_Strict):
    """CSS selectors for this blog; they win over those of its platform, and `drop` adds to them."""

    title: Css | None = Field(None, description="The post's title.")
    byline: Css | None = Field(None, description="The line that names the author.")
    published: Css | None = Field(None, description="The date of publication.")
    modified: Css | None = Field(None, description="The date of the last change.")
    body: Css | None = Field(None, description="The element that holds the post's text.")
    drop: list[Css] | None = Field(None, description="Elements inside the body that are not part of the text.")


class Entry(_Strict):
    """One blog."""

    name: Name = Field(
        description="Short unique name: a-z, 0-9 and hyphens. It is the folder of its texts and what "
        "`scrape site NAME` takes; warc, import and all are reserved."
    )
    url: Address = Field(description="The blog's address: its home page or the page that lists its posts.")
    platform: Platform | None = Field(
        None, description="The platform it runs on (wordpress, wix, …); recognised by itself if not given."
    )
    language: Language | None = Field(None, description="Language of the posts, as a BCP 47 tag: en, pt-BR.")
    topics: list[Words] | None = Field(None, description="Words of your own, kept with the blog: grief, trauma.")
    timezone: Zone | None = Field(
        None, description="IANA time zone whose calendar dates the posts: America/Denver."
    )
    delay: float | None = Field(
        None,
        ge=0,
        le=MAX_DELAY,
        description="Seconds between the starts of two requests to one host, 1 to 600; "
        "less only with allow_local.",
    )
    include: list[Glob] | None = Field(
        None, description="Globs on the URL's path; if given, only posts that match one are taken: /blog/*."
    )
    exclude: list[Glob] | None = Field(
        None, description="Globs on the URL's path of posts never to take: /blog/press/*."
    )
    routes: RoutesEntry | None = Field(None, description="Routes to close, and addresses of routes to ask too.")
    selectors: SelectorsEntry | None = Field(None, description="CSS selectors where the platform's own fail.")
    believe: Literal["feed"] | None = Field(
        None,
        description="feed: you have looked, and the feed gives every post whole. Its posts are taken as they are, "
        "for blogs whose pages do not let this program in.",
    )
    captures: Captures | None = Field(
        None,
        description="routes: a post that the blog's API gave whole is not fetched again as a page. "
        "pages: every post's page is fetched too.",
    )
    allow_local: bool = Field(
        False, description="The blog runs on this machine or network; lifts the guards meant for the web."
    )
    enabled: bool = Field(True, description="false: `scrape all` leaves the blog out; what is archived stays.")
    contact: Contact | None = Field(
        None, description="E-mail or web address sent in the User-Agent to this blog instead of the default one."
    )


class SitesFile(_Strict):
    """The blogs to archive."""

    defaults: Defaults | None = Field(None, description="What holds for every blog whose entry says nothing else.")
    sites: list[Entry] = Field(description="One entry a blog.")
