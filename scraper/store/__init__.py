"""The archive on disk: archive.db through SQLAlchemy, and the text files beside it."""

from scraper.store.archive import DATABASE, Archive
from scraper.store.captures import CaptureRow, Captures
from scraper.store.files import is_sound, not_as_saved, text_file
from scraper.store.holdings import Held, Holdings
from scraper.store.keeping import Keeping, WarcFile
from scraper.store.ledger import ADDRESS, Ledger, SiteState, StoredRobots
from scraper.store.pages import ELSEWHERE, LISTED, Laid, Lead, Origin, Pages, PageState, Sighting
from scraper.store.repeats import Mark, Repeats
from scraper.store.schema import check_readable, find_damage, make_engine
from scraper.store.textfiles import read_file
from scraper.store.texts import Text

__all__ = [
    "ADDRESS",
    "DATABASE",
    "ELSEWHERE",
    "LISTED",
    "Archive",
    "CaptureRow",
    "Captures",
    "Held",
    "Holdings",
    "Keeping",
    "Laid",
    "Lead",
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
    "WarcFile",
    "check_readable",
    "find_damage",
    "is_sound",
    "make_engine",
    "not_as_saved",
    "read_file",
    "text_file",
]
