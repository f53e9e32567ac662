"""sites.yaml read right: defaults, routes, selectors, finding and owning."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from scraper.config import Config, load_sites, schema, schema_text
from scraper.config.models import Entry
from scraper.errors import ConfigError, UsageError
from scraper.types import RouteKind, Selectors, Site

ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "config" / "sites.yaml"


def load(folder: Path, text: str, platforms: frozenset[str] | None = None) -> Config:
    path = folder / "sites.yaml"
    path.write_text(text, encoding="utf-8")
    return load_sites(path, platforms)


def test_the_shipped_file_holds_the_five_blogs_of_the_seeds() -> None:
    config = load_sites(SHIPPED, frozenset({"wix", "wordpress", "kajabi", "generic"}))
    assert [(site.name, site.platform) for site in config.sites] == [
        ("kellibachara", "wix"),
        ("pathwaystopeacecounseling", "wix"),
        ("couragespeakscounseling", "wordpress"),
        ("tunetobloom", "wix"),
        ("energymattersonline", "kajabi"),
    ]
    assert all(site.enabled and site.delay == 2.0 and site.language is None for site in config.sites)
    assert config.contact is None


def test_the_shipped_file_points_editors_at_the_schema() -> None:
    assert SHIPPED.read_text(encoding="utf-8").startswith("# yaml-language-server: $schema=sites.schema.json\n")


def test_the_committed_schema_is_the_one_of_the_models() -> None:
    committed = (ROOT / "config" / "sites.schema.json").read_text(encoding="utf-8")
    assert committed == schema_text(), "run: python -m scraper.config"


def test_the_schema_describes_every_key_and_names_no_platform() -> None:
    made = schema()
    for part in (made, *made["$defs"].values()):
        assert part["additionalProperties"] is False
        assert all(field["description"] for field in part["properties"].values())
    assert "enum" not in str(made["$defs"]["Entry"]["properties"]["platform"])


def test_a_whole_entry(tmp_path: Path) -> None:
    config = load(
        tmp_path,
        """
sites:
  - name: my-blog
    url: HTTPS://WWW.Example.ORG
    platform: wordpress
    language: pt-br
    topics: [grief, "trauma work"]
    timezone: America/Sao_Paulo
    delay: 7
    include: [/blog/*]
    exclude: ["*/press/*"]
    routes:
      api: false
      sitemap: true
      feed: [https://feeds.example.net/x, /rss.xml]
      listing:
    selectors: {title: h1.t, published: "time.d@datetime", body: "div.b > p", drop: [.share]}
    believe: feed
    captures: pages
    allow_local: true
    enabled: false
    contact: me@example.org
""",
    )
    assert config.sites == (
        Site(
            name="my-blog",
            url="https://www.example.org/",
            platform="wordpress",
            language="pt-BR",
            topics=("grief", "trauma work"),
            timezone="America/Sao_Paulo",
            delay=7.0,
            include=("/blog/*",),
            exclude=("*/press/*",),
            closed_routes=frozenset({RouteKind.API}),
            extra_routes=(
                (RouteKind.FEED, "https://feeds.example.net/x"),
                (RouteKind.FEED, "https://www.example.org/rss.xml"),
            ),
            selectors=Selectors(title="h1.t", published="time.d@datetime", body="div.b > p", drop=(".share",)),
            believe=RouteKind.FEED,
            capture_pages=True,
            allow_local=True,
            enabled=False,
            contact="me@example.org",
        ),
    )


def test_an_entry_wins_over_the_defaults(tmp_path: Path) -> None:
    config = load(
        tmp_path,
        """
defaults:
  {language: en, timezone: America/Denver, delay: 3.5, captures: pages, contact: a@b.org, proxy: "http://p:3128"}
sites:
  - {name: one, url: "https://one.org/"}
  - {name: two, url: "https://two.org/", language: de, timezone: Europe/Berlin, delay: 0, allow_local: true,
     captures: routes, contact: "https://two.org/bot"}
""",
    )
    one, two = config.sites
    assert (one.language, one.timezone, one.delay, one.capture_pages, one.contact) == (
        "en",
        "America/Denver",
        3.5,
        True,
        "a@b.org",
    )
    assert (two.language, two.timezone, two.delay, two.capture_pages, two.contact) == (
        "de",
        "Europe/Berlin",
        0.0,
        False,
        "https://two.org/bot",
    )
    assert (config.contact, config.proxy) == ("a@b.org", "http://p:3128")
    assert "3128" not in repr(config)


def test_without_a_word_on_it_the_delay_is_two_seconds(tmp_path: Path) -> None:
    assert load(tmp_path, "sites: [{name: a, url: 'https://a.org/'}]").sites[0].delay == 2.0


def test_anchors_and_merged_keys_work(tmp_path: Path) -> None:
    config = load(
        tmp_path,
        """
sites:
  - &first {name: one, url: "https://one.org/", topics: &t [grief]}
  - {<<: *first, name: two, url: "https://two.org/"}
  - {name: three, url: "https://three.org/", topics: *t}
""",
    )
    assert [(site.name, site.topics) for site in config.sites] == [
        (n, ("grief",)) for n in ("one", "two", "three")
    ]


def test_a_byte_order_mark_and_windows_line_ends_are_fine(tmp_path: Path) -> None:
    path = tmp_path / "s.yaml"
    path.write_bytes(b"\xef\xbb\xbfsites:\r\n  - name: a\r\n    url: https://a.org/\r\n")
    assert load_sites(path).sites[0].name == "a"


def test_a_list_without_a_blog_is_a_start(tmp_path: Path) -> None:
    config = load(tmp_path, "sites: []\n")
    with pytest.raises(UsageError, match="it lists no site yet"):
        config.find(["x"])


@pytest.fixture
def shipped() -> Config:
    return load_sites(SHIPPED)


def test_find_gives_each_once_in_the_order_asked(shipped: Config) -> None:
    found = shipped.find(["tunetobloom", "kellibachara", "tunetobloom"])
    assert [site.name for site in found] == ["tunetobloom", "kellibachara"]


def test_find_names_the_nearest(shipped: Config) -> None:
    with pytest.raises(UsageError) as error:
        shipped.find(["kelibachara", "tunetobloom", "zzz\x1b"])
    first, second = str(error.value).splitlines()
    assert first == f"no site 'kelibachara' in {SHIPPED}; did you mean 'kellibachara'?"
    assert second.startswith("no site 'zzz\\x1b' in ")
    assert second.endswith("it has kellibachara, pathwaystopeacecounseling, couragespeakscounseling, tunetobloom, "
                           "energymattersonline")  # fmt: skip


@pytest.mark.parametrize(
    ("url", "owner"),
    [
        ("http://kellibachara.com/post/x", "kellibachara"),
        ("https://www.couragespeakscounseling.com/?p=1", "couragespeakscounseling"),
        ("https://blog.kellibachara.com/x", None),
        ("https://example.org/", None),
    ],
)
def test_owner(shipped: Config, url: str, owner: str | None) -> None:
    site = shipped.owner(url)
    assert (site.name if site else None) == owner


def test_of_two_sites_on_a_host_the_nearer_owns(tmp_path: Path) -> None:
    config = load(
        tmp_path,
        """
sites:
  - {name: root, url: "https://x.org/"}
  - {name: grief, url: "https://x.org/blog/grief"}
  - {name: loss, url: "https://x.org/blog/loss/"}
  - {name: wix-a, url: "https://ann.wixsite.com/blog"}
""",
    )
    asked = ("/", "/about", "/blog/grief/1", "/blog/griefs", "/blog/loss")
    owners = [config.owner("https://www.x.org" + path) for path in asked]
    assert [site.name for site in owners if site] == ["root", "root", "grief", "root", "loss"]
    assert config.owner("https://ann.wixsite.com/other/post/x") is None


def test_the_schema_and_the_models_name_the_same_keys_as_a_site() -> None:
    renamed = {"routes", "captures"}
    plain = set(Entry.model_fields) - renamed
    assert plain <= set(Site.__dataclass_fields__)


def test_importing_it_loads_nothing_heavy() -> None:
    code = (
        "import sys, scraper.config; "
        "heavy = {'selectolax', 'httpx', 'sqlalchemy', 'trafilatura', 'lxml', 'warcio'} & set(sys.modules); "
        "sys.exit(str(heavy) if heavy else 0)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)


def test_the_module_writes_the_schema(tmp_path: Path) -> None:
    target = tmp_path / "s.json"
    subprocess.run([sys.executable, "-m", "scraper.config", str(target)], check=True, cwd=ROOT)
    assert target.read_text(encoding="utf-8") == schema_text()


def test_platforms_are_those_handed_in(tmp_path: Path) -> None:
    text = "sites: [{name: a, url: 'https://a.org/', platform: wordpres}]"
    assert load(tmp_path, text).sites[0].platform == "wordpres"
    with pytest.raises(ConfigError, match="'wordpres' is no known platform; did you mean 'wordpress'"):
        load(tmp_path, text, frozenset({"wordpress", "wix"}))
