"""The only room with sockets: polite, bounded, guarded requests, captured before anyone reads them."""

from scraper.fetch.client import Fetcher, user_agent
from scraper.fetch.limits import Limits
from scraper.fetch.memory import Memory, RobotsCopy
from scraper.fetch.robots import Rules
from scraper.fetch.session import Session
from scraper.fetch.turns import StateFolderError, Turns, default_state_folder

__all__ = [
    "Fetcher",
    "Limits",
    "Memory",
    "RobotsCopy",
    "Rules",
    "Session",
    "StateFolderError",
    "Turns",
    "default_state_folder",
    "user_agent",
]
