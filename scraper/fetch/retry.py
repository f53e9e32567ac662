"""When to ask again, and when to leave a host in peace: tenacity's policies over results, not exceptions."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Protocol, TypeVar

from tenacity import AsyncRetrying, RetryCallState, retry_if_result, stop_after_attempt, wait_exponential_jitter
from tenacity.stop import stop_base
from tenacity.wait import wait_base

from scraper.fetch.limits import Limits
from scraper.types import Clock, Failure, Sleep

#: statuses after which the same request may do better; 520 to 524: a content network can't reach its origin
RETRYABLE_STATUSES = frozenset({408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524})

_SECONDS = re.compile(r"[0-9]{1,12}", re.ASCII)


class HasFailure(Protocol):
    """A result that says how it failed, if it did, and whether it was because time ran out."""

    @property
    def failure(self) -> Failure | None:
        """The failure, or None where all went well."""

    @property
    def timed_out(self) -> bool:
        """True for a failure that took as long as a request may take."""


T = TypeVar("T", bound=HasFailure)


def retry_after(value: str | None, now: datetime) -> float | None:
    """The seconds that a Retry-After header asks for, from `now`; None where it is missing or junk.

    RFC 9110, 10.2.3: a number of seconds or an HTTP-date (its three forms); a date that has passed is 0.
    """
    text = (value or "").strip()
    if _SECONDS.fullmatch(text):
        return float(text)
    if not text or not text[0].isalpha():
        return None
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - now).total_seconds())


class _Wait(wait_base):
    """Exponential backoff with jitter, and never shorter than the host asked for."""

    def __init__(self, limits: Limits, clock: Clock) -> None:
        self._backoff = wait_exponential_jitter(
            multiplier=limits.backoff_first, max=limits.backoff_most, jitter=limits.backoff_first / 2
        )
        self._clock = clock

    def __call__(self, retry_state: RetryCallState) -> float:
        seconds = float(self._backoff(retry_state))
        failure = _result(retry_state).failure
        if failure is not None and failure.retry_at is not None:
            seconds = max(seconds, (failure.retry_at - self._clock()).total_seconds())
        return seconds


class _StopAfterTimeouts(stop_base):
    """Stop after so many timeouts. It keeps a count: use a new one for each request."""

    def __init__(self, most: int) -> None:
        self._left = most

    def __call__(self, retry_state: RetryCallState) -> bool:
        self._left -= _result(retry_state).timed_out
        return self._left <= 0


def _result(state: RetryCallState) -> HasFailure:
    assert state.outcome is not None
    result: HasFailure = state.outcome.result()
    return result


def worth_retrying(result: HasFailure) -> bool:
    """True if the result is a failure that the same request may not meet again."""
    return result.failure is not None and result.failure.retryable


def policy(limits: Limits, clock: Clock, sleep: Sleep) -> AsyncRetrying:
    """The policy of one request: `limits.attempts` sendings, of which `limits.timeout_attempts` may time out.

    When they are used up, the last result stands.
    """
    return AsyncRetrying(
        sleep=sleep,
        stop=stop_after_attempt(limits.attempts) | _StopAfterTimeouts(limits.timeout_attempts),
        wait=_Wait(limits, clock),
        retry=retry_if_result(worth_retrying),
        retry_error_callback=_result,
    )


async def with_retries(attempt: Callable[[], Awaitable[T]], limits: Limits, clock: Clock, sleep: Sleep) -> T:
    """The first good result of `attempt`, or its last bad one.

    The policy is set up only when the first attempt fails, and counts it as its own.
    """
    first: T | None = await attempt()
    assert first is not None
    if not worth_retrying(first):
        return first

    async def again() -> T:
        nonlocal first
        if first is not None:
            done, first = first, None
            return done
        return await attempt()

    result: T = await policy(limits, clock, sleep)(again)
    return result
