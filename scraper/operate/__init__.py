"""What keeps runs apart and says how they went."""

from scraper.operate.lock import ArchiveLock

__all__ = ["ArchiveLock"]
