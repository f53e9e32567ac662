"""Every allowed route of a site, asked in turn, to the union of what they list."""

from scraper.discover.task import Memory, Task
from scraper.discover.union import Discovery

__all__ = ["Discovery", "Memory", "Task"]
