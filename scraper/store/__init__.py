"""The archive on disk: archive.db through SQLAlchemy, and the text files beside it."""

from scraper.store.archive import DATABASE, Archive
from scraper.store.blocks import STEP, Boilerplate, Mark
from scraper.store.captures import CaptureRow, Captures
from scraper.store.files import not_as_saved, text_file
from scraper.store.holdings import Held, Holdings
from scraper.store.keeping import Keeping, WarcFile
from scraper.store.ledger import ADDRESS, Ledger, SiteState, StoredRobots
from scraper.store.pages import ELSEWHERE, LISTED, Lead, Pages, PageState, Sighting
from scraper.store.readings import Origin, Readings, Saved
from scraper.store.schema import check_readable, find_damage, make_engine
from scraper.store.textfiles import read_file
from scraper.store.texts import Marks, Rendering, Text, is_sound, rendering_of, text_of, unsound_texts

__all__ = [
    "ADDRESS",
    "DATABASE",
    "ELSEWHERE",
    "LISTED",
    "STEP",
    "Archive",
    "Boilerplate",
    "CaptureRow",
    "Captures",
    "Held",
    "Holdings",
    "Keeping",
    "Lead",
    "Ledger",
    "Mark",
    "Marks",
    "Origin",
    "PageState",
    "Pages",
    "Readings",
    "Rendering",
    "Saved",
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
    "rendering_of",
    "text_file",
    "text_of",
    "unsound_texts",
]
