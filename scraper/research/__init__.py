"""What a researcher asks of the archive: search, single records, counts. Read-only; stands on store's tables."""

from scraper.research.history import State, history, readings
from scraper.research.ledger import RouteLine, SiteLedger, named_only_by, site_ledger
from scraper.research.reader import Reader
from scraper.research.search import Hit, search

__all__ = [
    "Hit",
    "Reader",
    "RouteLine",
    "SiteLedger",
    "State",
    "history",
    "named_only_by",
    "readings",
    "search",
    "site_ledger",
]
