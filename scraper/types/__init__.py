"""The nouns that stages hand to each other: frozen, keyword-only, complete at birth.

Site -> Candidate -> Response -> Capture -> Article -> Verdict -> Record; every Candidate ends as an Outcome.
"""

from scraper.types.blocks import Block, BlockKind, render_body
from scraper.types.ends import Finding, Outcome, OutcomeKind, Record, RouteReport, SiteReport, Verdict
from scraper.types.posts import (
    Article,
    Candidate,
    Claim,
    Confidence,
    Extracted,
    NotArticle,
    Reservation,
    Rights,
    Source,
    bylines,
)
from scraper.types.probe import Blog, Forecast, Preview, ProbedRoute, ProbeEnd, ProbeReport, RouteLedger
from scraper.types.sites import RouteKind, Selectors, Site
from scraper.types.web import (
    Capture,
    Clock,
    Failure,
    FailureKind,
    Fetched,
    Get,
    Headers,
    Read,
    Response,
    Sleep,
    Truncation,
    UnreadableError,
    read_here,
)
from scraper.types.when import EASTERNMOST, GUESSES, WESTERNMOST, DateSource, Precision, When

__all__ = [
    "EASTERNMOST",
    "GUESSES",
    "WESTERNMOST",
    "Article",
    "Block",
    "BlockKind",
    "Blog",
    "Candidate",
    "Capture",
    "Claim",
    "Clock",
    "Confidence",
    "DateSource",
    "Extracted",
    "Failure",
    "FailureKind",
    "Fetched",
    "Finding",
    "Forecast",
    "Get",
    "Headers",
    "NotArticle",
    "Outcome",
    "OutcomeKind",
    "Precision",
    "Preview",
    "ProbeEnd",
    "ProbeReport",
    "ProbedRoute",
    "Read",
    "Record",
    "Reservation",
    "Response",
    "Rights",
    "RouteKind",
    "RouteLedger",
    "RouteReport",
    "Selectors",
    "Site",
    "SiteReport",
    "Sleep",
    "Source",
    "Truncation",
    "UnreadableError",
    "Verdict",
    "When",
    "bylines",
    "read_here",
    "render_body",
]
