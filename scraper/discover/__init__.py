"""Every allowed route of a site, asked in turn, to the union of what they list."""

from scraper.discover.board import entry_wants
from scraper.discover.home import Home
from scraper.discover.outlook import Outlook
from scraper.discover.task import Memory, Task
from scraper.discover.union import Discovery
from scraper.discover.whole import read_posts

__all__ = ["Discovery", "Home", "Memory", "Outlook", "Task", "entry_wants", "read_posts"]
