"""The catalogue: the shipped one is sound, any other is read as strictly as sites.yaml."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest

from scraper import urls
from scraper.config import Catalogue, add_entries, catalogue, load_catalogue, load_sites, same_blog
from scraper.errors import ConfigError, UsageError
from scraper.platforms import all_platforms

ROOT = Path(__file__).parents[2]
#: also those whose adapters are not there yet
PLATFORMS = frozenset(
    "wix wordpress wordpress-com squarespace kajabi blogger substack ghost weebly webflow godaddy medium tumblr "
    "drupal joomla jekyll hugo psychology-today hubspot".split()
)


@pytest.fixture(scope="module")
def shipped() -> Catalogue:
    return load_catalogue()


def test_the_shipped_one_is_found_from_the_shipped_list(shipped: Catalogue) -> None:
    beside = load_catalogue(ROOT / "config" / "sites.yaml")
    assert beside.path == ROOT / "config" / "catalogue.yaml"
    assert beside.entries == shipped.entries
    assert len(shipped.entries) > 200


def test_the_shipped_one_has_no_blog_twice(shipped: Catalogue) -> None:
    names = [entry.name for entry in shipped.entries]
    assert names == sorted(set(names))
    for one, other in combinations(shipped.entries, 2):
        assert not same_blog(one.url, other.url), (one.name, other.name)


def test_the_shipped_one_is_cleanly_written(shipped: Catalogue) -> None:
    for entry in shipped.entries:
        assert urls.clean(entry.url) == entry.url
        assert "?" not in entry.url
        assert entry.platform is None or entry.platform in PLATFORMS, entry.name
        assert entry.language, entry.name
        assert 1 <= len(entry.topics) <= 4, entry.name
        assert all(len(topic) <= 30 and "(" not in topic for topic in entry.topics), entry.name
    assert len({topic.lower() for topic in shipped.values("topic")}) == len(shipped.values("topic"))
    text = (ROOT / "config" / "catalogue.yaml").read_text("utf-8")
    assert text.startswith("# A catalogue to start from")
    assert "@" not in text, "no one's mail address"


def test_the_names_come_from_the_hosts(shipped: Catalogue) -> None:
    for entry in shipped.entries:
        letters = "".join(c for c in entry.url.lower() if c.isalnum())
        assert all(part in letters for part in entry.name.split("-")), entry.name


def test_every_blog_of_the_shipped_one_can_be_enabled(shipped: Catalogue, tmp_path: Path) -> None:
    known = frozenset(all_platforms())
    config = add_entries(tmp_path / "sites.yaml", [entry.as_entry(known) for entry in shipped.entries], known)
    assert [site.name for site in config.sites] == [entry.name for entry in shipped.entries]
    for site, entry in zip(load_sites(tmp_path / "sites.yaml", known).sites, shipped.entries, strict=True):
        assert (site.url, site.language, site.topics) == (entry.url, entry.language, tuple(entry.topics))
        assert site.platform == (entry.platform if entry.platform in known else None)


def test_the_blogs_of_the_shipped_list_are_in_it_under_their_names(shipped: Catalogue) -> None:
    for site in load_sites(ROOT / "config" / "sites.yaml").sites:
        entry = shipped.find(site.name)
        assert entry is not None
        assert same_blog(entry.url, site.url)
        assert entry.platform == site.platform


def test_one_of_ones_own_goes_before(tmp_path: Path) -> None:
    (tmp_path / "catalogue.yaml").write_text("sites:\n  - {name: mine, url: https://mine.example/}\n", "utf-8")
    own = load_catalogue(tmp_path / "sites.yaml")
    assert [entry.name for entry in own.entries] == ["mine"]
    assert own.entries[0].as_entry(frozenset()) == {"name": "mine", "url": "https://mine.example/"}


def test_without_any_the_remedy_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogue, "SHIPPED", tmp_path / "gone.yaml")
    with pytest.raises(
        ConfigError, match=r"there is no .*catalogue\.yaml, and none came with the program: put one"
    ):
        load_catalogue(tmp_path / "sites.yaml")


def test_all_mistakes_are_told_with_their_lines(tmp_path: Path) -> None:
    (tmp_path / "catalogue.yaml").write_text(
        """\
sites:
  - name: Quiet Room
    url: quiet.example
  - name: a
    url: https://a.example/
    contry: US
  - name: a
    url: http://www.a.example
    country: usa
    topics: grief
    language: english
    delay: 3
blogs: []
""",
        "utf-8",
    )
    with pytest.raises(ConfigError) as error:
        load_catalogue(tmp_path / "sites.yaml")
    lines = [line.removeprefix(f"{tmp_path / 'catalogue.yaml'}:") for line in str(error.value).split("\n")]
    for line, start in zip(
        lines,
        (
            "2: sites.#1.name: 'Quiet Room' is no name of a site",
            "3: sites.#1.url: 'quiet.example' is no http(s) address; did you mean 'https://quiet.example/'?",
            "6: sites.a.contry: unknown key 'contry'; did you mean 'country'?",
            "7: sites.a.name: 'a' is already there on line 4",
            "8: sites.a.url: 'http://www.a.example' is already there on line 5",
            "9: sites.a.country: 'usa' is no country such as 'US'",
            "10: sites.a.topics: must be a list, not 'grief'; did you mean ['grief']?",
            "11: sites.a.language: 'english' is no language tag such as 'en' or 'pt-BR'; did you mean 'en'?",
            "12: sites.a.delay: unknown key 'delay'; known here: name, url, platform",
            "13: blogs: unknown key 'blogs'; known here: sites",
        ),
        strict=True,
    ):
        assert line.startswith(start)


BLOGS = """\
sites:
  - {name: a, url: https://a.example/, platform: wix, language: en-GB, country: GB,
     topics: [Infertility grief, EMDR]}
  - {name: b, url: https://b.example/, platform: wordpress, language: en, country: US, topics: [grief]}
  - {name: c, url: https://c.example/, language: de}
"""


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        ({}, "abc"),
        ({"platform": ["WIX"]}, "a"),
        ({"platform": ["wix", "wordpress"]}, "ab"),
        ({"language": ["EN"]}, "ab"),
        ({"language": ["en-gb"]}, "a"),
        ({"topic": ["Grief"]}, "ab"),
        ({"topic": ["grief infertility"]}, "a"),
        ({"topic": ["grief"], "country": ["us"]}, "b"),
        ({"topic": ["emdr"], "country": ["us"]}, ""),
        ({"language": ["de"], "platform": []}, "c"),
    ],
)
def test_choosing(tmp_path: Path, wanted: dict[catalogue.By, list[str]], names: str) -> None:
    (tmp_path / "catalogue.yaml").write_text(BLOGS, "utf-8")
    found = load_catalogue(tmp_path / "sites.yaml").select(wanted)
    assert "".join(entry.name for entry in found) == names


def test_what_no_blog_has_is_told_with_what_there_is(tmp_path: Path) -> None:
    (tmp_path / "catalogue.yaml").write_text(BLOGS, "utf-8")
    own = load_catalogue(tmp_path / "sites.yaml")
    with pytest.raises(UsageError) as error:
        own.select({"platform": ["wixx"], "country": ["US", "FR"], "topic": ["", "gri"]})
    first, second, third, fourth = str(error.value).split("\n")
    assert first.endswith("has the platform 'wixx'; did you mean 'wix'? there are wix, wordpress")
    assert second.endswith("has the country 'FR'; there are GB, US")
    assert third.endswith("has the topic ''; there are EMDR, grief, Infertility grief")
    assert "has the topic 'gri'; did you mean 'grief'?" in fourth


def test_names_like_the_one_asked_for(shipped: Catalogue) -> None:
    assert "did you mean dawnfriedman?" in shipped.no_blog("dawnfreedman")
    assert "irenelyon" in shipped.no_blog("lyon")
    assert "'scrape sites --catalogue' lists them" in shipped.no_blog("qqqq")
    assert "\x1b" not in shipped.no_blog("\x1b[2J")
