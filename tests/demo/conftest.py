from collections.abc import Iterator

import pytest

from scraper.demo import DemoBlog, start_blogs


@pytest.fixture(scope="module")
def blogs() -> Iterator[dict[str, DemoBlog]]:
    with start_blogs() as started:
        yield {blog.name: blog for blog in started}
