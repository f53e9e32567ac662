"""What a blog's host reserves of text and data mining: its file is asked for once in a long while."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime, timedelta

from scraper import urls
from scraper.discover import Memory
from scraper.extraction import read_reservations
from scraper.fetch import Session
from scraper.types import Failure, FailureKind, Read, Reservation, UnreadableError

PATH = "/.well-known/tdmrep.json"
#: how long an answer holds, also that there is no such file
HOLDS = timedelta(days=30)
#: these say nothing of the file: the next crawl asks again
_NOT_ASKED = (FailureKind.STOPPED, FailureKind.HOST_ENDED)


async def ask_reservations(session: Session, memory: Memory, home: str, now: datetime, read: Read) -> None:
    """Ask the host of the home page for its file, unless what it said last still holds, and note what it says."""
    address = urls.origin(home) + PATH
    asked_at = memory.reserved_at
    if memory.reserved_by == address and asked_at and now - datetime.fromisoformat(asked_at) < HOLDS:
        return
    answer = await session.get(address)
    if isinstance(answer, Failure):
        if answer.kind in _NOT_ASKED:
            return
        rules: tuple[Reservation, ...] = ()
    else:
        rules = await _rules_in(answer.response.content or b"", address, read)
    memory.reserved_by, memory.reserved_at = address, now.isoformat()
    memory.reservations = [asdict(rule) for rule in rules]


async def _rules_in(content: bytes, address: str, read: Read) -> tuple[Reservation, ...]:
    try:
        return await read(read_reservations, content, address)
    except UnreadableError:
        return ()


def reservations_in(memory: Memory) -> tuple[Reservation, ...]:
    """The rules that the host's file gave; none where the database holds something else."""
    try:
        return tuple(Reservation(**rule) for rule in memory.reservations)
    except TypeError:
        return ()
