"""Tags, odd scalars and aliases that explode end as a ConfigError with a line; nothing is run or made of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from scraper.cli import main
from scraper.config import load_sites
from scraper.errors import ConfigError, ExitCode

GOOD = "sites:\n  - name: a\n    url: https://a.org/\n"
CALL = "!!python/object/apply:os.system"


def rows(template: str) -> str:
    """Eight levels of ten aliases each."""
    return "".join(template.format(n, ", ".join(f"*a{n - 1}" for _ in range(10))) for n in range(1, 9))


TAGS = [
    (
        f"sites: {CALL} [touch PWNED]\n",
        f"s.yaml:1: holds the tag '{CALL}', which is not allowed here; delete it, or",
    ),
    (f"sites: {CALL} ['touch PWNED']\n", f"s.yaml:1: holds the tag '{CALL}'"),
    (f"{CALL} [touch PWNED]\n", f"s.yaml:1: holds the tag '{CALL}'"),
    (
        "sites: !!python/object/new:os.system [touch PWNED]\n",
        "s.yaml:1: holds the tag '!!python/object/new:os.sys",
    ),
    (GOOD + f"  - {CALL} [touch PWNED]\n", f"s.yaml:4: holds the tag '{CALL}'"),
    (
        "sites: !<tag:yaml.org,2002:python/object/apply:os.system> [touch PWNED]\n",
        "s.yaml:1: holds the tag '!<tag:",
    ),
    ("%YAML 1.1\n---\nsites: !!python/name:os.system\n", "s.yaml:3: holds the tag '!!python/name:os.system'"),
    ("%TAG ! tag:yaml.org,2002:python/\n---\nsites: !name:os x\n", "s.yaml:3: holds the tag '!name:os'"),
    ("sites: !!binary aGVsbG8=\n", "s.yaml:1: holds the tag '!!binary'"),
    ("sites: !!binary [1]\n", "s.yaml:1: holds the tag '!!binary'"),
    ("sites: !foo bar\n", "s.yaml:1: holds the tag '!foo'"),
    ("sites: !foo [a]\n", "s.yaml:1: holds the tag '!foo'"),
    ("sites: ! x\n", "s.yaml:1: holds the tag '!'"),
    ("sites: !!timestamp nonsense\n", "s.yaml:1: holds the tag '!!timestamp'"),
    (GOOD + "    delay: !!int abc\n", "s.yaml:4: holds the tag '!!int'"),
    (GOOD + "    !foo language: en\n", "s.yaml:4: holds the tag '!foo'"),
    ("!!int sites: []\n", "s.yaml:1: holds the tag '!!int'"),
    ("? !foo [a]\n: b\n", "s.yaml:1: holds the tag '!foo'"),
    ("!!omap [sites: []]\n", "s.yaml:1: holds the tag '!!omap'"),
    ("!foo\nsites: []\n", "s.yaml:1: holds the tag '!foo'"),
    ("sites: {<<: !foo {a: b}}\n", "s.yaml:1: holds the tag '!foo'"),
    ("# \u00e9\U0001f600!\nsites: !foo x\n", "s.yaml:2: holds the tag '!foo'"),
    ("sites: !" + "x" * 5000 + " y\n", "s.yaml:1: holds the tag '!xxxx"),
    ("sites: !e!x y\n", "s.yaml:1: holds the tag '!e!x'"),
    (GOOD + "    language: !secret x\n", "s.yaml:4: holds the tag '!secret'"),
]
SCALARS = [
    (
        GOOD + "    language: 2020-99-99\n",
        "s.yaml:4: is no YAML: '2020-99-99' can't be read (month must be in 1..12",
    ),
    (GOOD + "    language: 2020-01-01T99:00:00Z\n", "s.yaml:4: is no YAML: '2020-01-01T99:00:00Z' can't be read"),
    (GOOD + "    delay: ._\n", "s.yaml:4: is no YAML: '._' can't be read"),
    (GOOD + "    delay: " + "9" * 5000 + "\n", "s.yaml:4: is no YAML: '9999"),
    ("sites: &s {<<: *s}\n", "s.yaml:1: is no YAML: "),
]
BOMBS = [
    ("a0: &a0 [x, x]\n" + rows("a{0}: &a{0} [{1}]\n") + "sites: *a8\n", "its aliases grow into too many values"),
    (
        "a0: &a0 {x: 1}\n" + rows("a{0}: &a{0} {{k: [{1}]}}\n") + "sites: *a8\n",
        "nests too deeply",
    ),
    ("a0: &a0 {x: 1}\n" + rows("a{0}: &a{0} {{<<: [{1}]}}\n") + "sites: *a8\n", "unknown key 'a0'"),
    ("&r\nsites: *r\n", "s.yaml:2: nests too deeply"),
]


@pytest.mark.parametrize(("text", "words"), TAGS + SCALARS + BOMBS)
def test_no_tag_and_no_alias_gets_through(
    text: str, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("s.yaml").write_text(text, "utf-8")
    with pytest.raises(ConfigError) as error:
        load_sites(Path("s.yaml"))
    assert words in str(error.value)
    assert str(error.value).startswith("s.yaml:")
    assert not Path("PWNED").exists()


def test_a_tag_ends_a_command_with_the_code_of_a_broken_configuration(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "s.yaml"
    file.write_text(f"sites: {CALL} [touch PWNED]\n", "utf-8")
    assert main(["all", "--config", str(file), "--archive", str(tmp_path / "archive")]) == ExitCode.CONFIG
    shown = capsys.readouterr()
    assert shown.err.startswith(f"scrape: {file}:1: holds the tag")
    assert shown.err.count("\n") == 1
    assert not (tmp_path / "archive").exists()


def test_an_exclamation_mark_is_no_tag(tmp_path: Path) -> None:
    file = tmp_path / "s.yaml"
    file.write_text(GOOD + "    topics: ['!grief', \"a!b\", joy!]  # !so\n", "utf-8")
    assert load_sites(file).sites[0].topics == ("!grief", "a!b", "joy!")
