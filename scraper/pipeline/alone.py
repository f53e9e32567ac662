"""One page for itself: saved, or asked for as politely as any; nothing is archived."""

from __future__ import annotations

from datetime import datetime

from scraper import __version__
from scraper.extraction import MAX_BYTES, check_size
from scraper.fetch import Fetcher, Turns, default_state_folder, user_agent
from scraper.pipeline.probing.probe import ProbeOrder
from scraper.pipeline.probing.visit import Ended, Tools, Visitor
from scraper.pipeline.workers import Extractor
from scraper.types import Extracted, ProbeReport, Response

__all__ = ["MAX_BYTES", "check_size", "read_address", "read_file"]


async def read_file(content: bytes, url: str, fetched_at: datetime) -> Extracted:
    """What a saved page is, read in a worker with its deadline and its memory.

    `url` is where it came from; anything but a web address stands for what the page itself says of that.
    """
    async with Extractor(1) as extractor:
        return await extractor.alone(content, url, fetched_at)


async def read_address(address: str, order: ProbeOrder) -> Extracted | ProbeReport:
    """What the page at an address is; a report where it can't be had.

    Its host is asked as by a crawl: in its turn, at its pace, by its robots.txt, behind the address guard.
    """
    async with Extractor(1) as extractor:
        try:
            response = await _ask(address, order, extractor)
        except Ended as ended:
            return ProbeReport(
                address=address, end=ended.end, reason=ended.reason, instead=ended.instead, requests=0
            )
        return await extractor.alone(response.content or b"", response.url, response.fetched_at, response.headers)


async def _ask(address: str, order: ProbeOrder, extractor: Extractor) -> Response:
    turns = Turns(order.state_folder or default_state_folder(), sleep=order.sleep)
    try:
        async with Fetcher(
            user_agent=user_agent(__version__, order.contact),
            turns=turns,
            clock=order.clock,
            sleep=order.sleep,
            proxy=order.proxy,
        ) as fetcher:
            order.on_start(fetcher.stop)
            tools = Tools(
                fetcher=fetcher,
                extractor=extractor,
                clock=order.clock,
                delay=order.delay,
                allow_local=order.allow_local,
            )
            return await Visitor(tools, address).page(address)
    finally:
        turns.close()
