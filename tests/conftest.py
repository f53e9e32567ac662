"""What holds for all tests: no example is judged by the clock, and what is the same for all is made once."""

from __future__ import annotations

import functools
import os
from collections.abc import Iterator

import httpx
import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")

# the processes that tests start find the package compiled; else each of them compiles it anew
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


@pytest.fixture(scope="session", autouse=True)
def _authorities_read_once() -> Iterator[None]:
    """Share one TLS context among all clients of this process: it takes longer to make than most tests do."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(httpx, "create_ssl_context", functools.cache(httpx.create_ssl_context))
        yield
