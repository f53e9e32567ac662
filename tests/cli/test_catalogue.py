"""scrape sites --catalogue and scrape sites enable, as they are typed."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from scraper.cli import main
from scraper.config import load_sites
from scraper.errors import ExitCode
from scraper.platforms import all_platforms
from tests.cli.tools import on_terminal, run

BLOGS = """\
sites:
  - name: quiet-room
    url: https://www.quietroom.example/
    platform: wix
    language: en
    country: US
    topics: [grief, trauma]
  - name: river-room
    url: https://river.example/
    platform: wordpress
    language: pt-BR
    country: BR
    topics: [grief]
  - name: moon-room
    url: https://moon.example/blog
    platform: no-adapter-yet
    language: en
    topics: []
"""
OWN = "# mine\nsites:\n  - name: own # the first\n    url: https://own.example/\n"


@pytest.fixture(autouse=True)
def config(own_world: None) -> Path:
    """A folder config/ with a list and a catalogue."""
    path = Path("config/sites.yaml")
    path.parent.mkdir()
    path.write_text(OWN, "utf-8")
    path.with_name("catalogue.yaml").write_text(BLOGS, "utf-8")
    return path


def names(capsys: pytest.CaptureFixture[str], *filters: str) -> list[str]:
    assert main(["sites", "--catalogue", "--json", *filters]) == 0
    return [row["name"] for row in json.loads(capsys.readouterr().out)]


def test_it_lists_and_filters(capsys: pytest.CaptureFixture[str]) -> None:
    assert names(capsys) == ["quiet-room", "river-room", "moon-room"]
    assert names(capsys, "--platform", "wix") == ["quiet-room"]
    assert names(capsys, "--language", "pt") == ["river-room"]
    assert names(capsys, "--topic", "grief") == ["quiet-room", "river-room"]
    assert names(capsys, "--topic", "grief", "--country", "br", "--platform", "wordpress") == ["river-room"]
    assert names(capsys, "--country", "US", "--country", "BR") == ["quiet-room", "river-room"]


def test_a_row_of_json(capsys: pytest.CaptureFixture[str], config: Path) -> None:
    config.write_text("sites:\n  - name: other\n    url: http://quietroom.example/blog\n", "utf-8")
    assert main(["sites", "--catalogue", "--json", "--topic", "trauma"]) == 0
    assert json.loads(capsys.readouterr().out) == [
        {
            "name": "quiet-room",
            "url": "https://www.quietroom.example/",
            "platform": "wix",
            "language": "en",
            "country": "US",
            "topics": ["grief", "trauma"],
            "entry": "other",
        }
    ]


def test_the_table(capsys: pytest.CaptureFixture[str]) -> None:
    main(["sites", "enable", "river-room", "-q"])
    assert main(["sites", "--catalogue"]) == 0
    head, *rows = capsys.readouterr().out.rstrip("\n").split("\n")
    assert head.split() == ["name", "platform", "lang", "country", "topics", "address"]
    assert rows[0].split() == "quiet-room wix en US grief, trauma https://www.quietroom.example/".split()
    assert "grief (in the list)" in rows[1]
    assert "?" in rows[2]
    assert main(["sites", "--catalogue", "-q"]) == 0
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("width", [40, 80, 160])
def test_the_table_on_a_terminal(width: int) -> None:
    code, screen = on_terminal("sites", "--catalogue", width=width)
    assert code == 0
    assert b"quiet-room" in screen
    assert b"3 blogs; 'scrape sites enable NAME...'" in screen
    assert (b"moon.example/blog" in screen) == (width == 160)


def test_the_shipped_one_needs_no_list(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sites", "--catalogue", "--json", "--config", "elsewhere/sites.yaml"]) == 0
    assert len(json.loads(capsys.readouterr().out)) > 200


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["--catalogue", "--platform", "wx"], 2, "has the platform 'wx'; did you mean 'wix'? there are no-ad"),
        (["--catalogue", "--country", "FR"], 2, "has the country 'FR'; there are BR, US"),
        (["--catalogue", "--language", "fr"], 2, "has the language 'fr'; there are en, pt-BR"),
        (["--catalogue", "--topic", "shame"], 2, "has the topic 'shame'; there are grief, trauma"),
        (["--catalogue", "--topic", "trauma", "--country", "BR"], 6, "has all of: topic trauma, country BR"),
        (["--platform", "wix"], 2, "scrape sites --catalogue --platform wix"),
        (["--platform", "wix", "enable", "quiet-room"], 2, "takes names; leave --platform out"),
        (["enabel", "x"], 2, "there is no command 'enabel'; did you mean 'enable'?"),
        (["enable"], 2, "required: NAME"),
        (["enable", "quiet-rom"], 2, "quiet-rom: no such blog in config/catalogue.yaml; did you mean quiet-room"),
        (["enable", "xxxx"], 2, "'scrape sites --catalogue' lists them"),
    ],
    ids=str,
)
def test_what_can_not_be_done_is_one_line(
    capsys: pytest.CaptureFixture[str], config: Path, arguments: list[str], code: int, words: str
) -> None:
    assert main(["sites", *arguments]) == code
    seen = capsys.readouterr()
    assert seen.out == ""
    assert seen.err.startswith("scrape: ")
    assert seen.err.count("\n") == 1
    assert words in seen.err
    assert config.read_text("utf-8") == OWN
    assert main(["sites", *arguments, "--json"]) == code
    out = json.loads(capsys.readouterr().out)
    assert out == [] if code == ExitCode.NOT_FOUND else out["exit_code"] == code


def test_enabling_copies_and_keeps_the_rest(capsys: pytest.CaptureFixture[str], config: Path) -> None:
    assert main(["sites", "enable", "river-room", "moon-room", "river-room"]) == 0
    assert capsys.readouterr().out == (
        "river-room: added to config/sites.yaml\n"
        "moon-room: added to config/sites.yaml\n"
        "crawl with: scrape site river-room moon-room\n"
    )
    assert config.read_text("utf-8") == OWN + (
        "\n  - name: river-room\n    url: https://river.example/\n    platform: wordpress\n    language: pt-BR\n"
        "    topics: [grief]\n"
        "\n  - name: moon-room\n    url: https://moon.example/blog\n    language: en\n"
    )
    assert len(load_sites(config, frozenset(all_platforms())).sites) == 3


def test_enabling_in_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--json", "sites", "enable", "moon-room", "own"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "exit_code": 0,
        "config": "config/sites.yaml",
        "added": [{"name": "moon-room", "url": "https://moon.example/blog", "language": "en"}],
        "already": ["own"],
    }


def test_what_is_there_already_is_well(capsys: pytest.CaptureFixture[str], config: Path) -> None:
    assert main(["sites", "enable", "quiet-room", "-q"]) == 0
    assert capsys.readouterr().out == ""
    before = config.stat()
    assert main(["sites", "enable", "quiet-room"]) == 0
    assert capsys.readouterr().out == "quiet-room: already in config/sites.yaml, line 6\n"
    assert config.stat() == before, "not even touched"


def test_several_are_all_or_nothing(capsys: pytest.CaptureFixture[str], config: Path) -> None:
    text = (
        "sites:\n  - {name: my-river, url: http://www.river.example/index.html}\n"
        "  - {name: quiet-room, url: https://another.example/}\n"
        "  - {name: moon-room, url: https://moon.example/, enabled: false}\n"
    )
    config.write_text(text, "utf-8")
    assert main(["sites", "enable", "river-room", "quiet-room", "moon-room", "own"]) == ExitCode.USAGE
    assert capsys.readouterr().err == (
        "scrape: river-room: the blog 'https://river.example/' is already there, as 'my-river' at "
        "'http://www.river.example/index.html' (config/sites.yaml:2)\n"
        "scrape: quiet-room: the name is taken by another blog, 'https://another.example/' (config/sites.yaml:3); "
        "add this one by hand, under another name\n"
        "scrape: moon-room: there, but with 'enabled: false' (config/sites.yaml:4); delete that\n"
        "scrape: own: no such blog in config/catalogue.yaml; 'scrape sites --catalogue' lists them\n"
        "scrape: nothing was added\n"
    )
    assert config.read_text("utf-8") == text


def test_a_wrong_list_is_exit_code_4(capsys: pytest.CaptureFixture[str], config: Path) -> None:
    config.write_text("sites:\n  - name: own\n", "utf-8")
    for command in (["sites", "enable", "moon-room"], ["sites", "--catalogue"]):
        assert main(command) == ExitCode.CONFIG
        assert "config/sites.yaml:2: sites.own: the key 'url' is missing" in capsys.readouterr().err
    config.with_name("catalogue.yaml").write_text("sites:\n  - name: a\n", "utf-8")
    assert main(["sites", "--catalogue"]) == ExitCode.CONFIG
    assert "config/catalogue.yaml:2: sites.a: the key 'url' is missing" in capsys.readouterr().err


def test_a_list_is_made(tmp_path: Path) -> None:
    folder = tmp_path / "fresh"
    folder.mkdir()
    done = run("sites", "enable", "dawnfriedman", cwd=folder, env={**os.environ, "SCRAPE_CONFIG": ""})
    assert (done.returncode, done.stderr) == (0, "")
    assert [site.name for site in load_sites(folder / "config" / "sites.yaml").sites] == ["dawnfriedman"]


def test_help_of_enable_teaches_by_example(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["sites", "enable", "--help"])
    assert ended.value.code == 0
    shown = capsys.readouterr().out
    assert "\n  scrape sites enable dawnfriedman\n" in shown
    assert "--config FILE" in shown


def test_the_bare_command_stays_as_it_was(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sites", "--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert list(row) == ["name", "url", "platform", "enabled", "posts", "last_crawled", "status", "reason"]
