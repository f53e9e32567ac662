"""The archive on disk: archive.db through SQLAlchemy, and the text files beside it."""

from scraper.store.archive import DATABASE, Archive
from scraper.store.captures import CaptureRow, Captures
from scraper.store.holdings import Held, Holdings
from scraper.store.ledger import ADDRESS, Ledger, SiteState, StoredRobots
from scraper.store.pages import Laid, Origin, Pages, PageState, Sighting
from scraper.store.repeats import Mark, Repeats
from scraper.store.schema import check_readable, make_engine
from scraper.store.texts import Text

__all__ = [
    "ADDRESS",
    "DATABASE",
    "Archive",
    "CaptureRow",
    "Captures",
    "Held",
    "Holdings",
    "Laid",
    "Ledger",
    "Mark",
    "Origin",
    "PageState",
    "Pages",
    "Repeats",
    "Sighting",
    "SiteState",
    "StoredRobots",
    "Text",
    "check_readable",
    "make_engine",
]
