"""What reaches the eye: tables that fit, silence where all is well, lines for cron, no command of a stranger."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from scraper.cli import main
from scraper.demo import DemoBlog
from scraper.errors import ExitCode
from tests.cli.tools import MANY, listing, local, on_terminal, program, run, server, text

Kept = tuple[Path, list[DemoBlog]]
#: what a terminal is sent by the command itself: colours, cursor, erasing
OWN = re.compile(rb"\x1b\[[0-9;?]*[A-Za-z]")
EVIL = (
    "Plain\x1b[2J\x1b]0;owned\x07 \x9b31m \u202egnp.exe\u2066 [red]bold[/red] [/] \x00\x08\x85\u2028 line\nline "
    ":smile: \x7fend"
)


def screen(output: bytes) -> str:
    """What is left of the output once the command's own sequences are taken out."""
    return OWN.sub(b"", output).decode("utf-8").replace("\r\n", "\n")


def lines(output: bytes) -> list[str]:
    return screen(output).replace("\r", "\n").split("\n")


# widths -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [80, 120])
def test_the_summary_fits_the_terminal(width: int, kept: Kept, tmp_path: Path) -> None:
    _, blogs = kept
    names = ["kajabi", "a-practice-with-a-very-long-name-that-goes-on-for-ever", "wix-2022"]
    config = listing(tmp_path, [{**blog.entry(), "name": name} for blog, name in zip(blogs, names, strict=True)])
    code, output = on_terminal("all", "--config", str(config), width=width)
    assert code == 0
    table = [line.rstrip() for line in lines(output)]
    head = next(i for i, line in enumerate(table) if line.startswith("site ") and "platform" in line)
    assert table[head].split() == [
        "site",
        "platform",
        "new",
        "rev",
        "dup",
        "same",
        "skip",
        "fail",
        "asked",
        "time",
    ]
    rows = table[head + 1 : head + 4]
    assert all(len(line) <= width for line in table[head:])
    assert rows[0].split()[:4] == ["kajabi", "kajabi", "6", "·"]
    assert rows[1].startswith("a-practice-with-a-very")
    assert ("…" in rows[1]) == (width == 80)
    assert all(row.endswith(" ok") for row in rows)
    assert "texts: archive/SITE/NNN_HASH.txt" in table
    # once more: nothing is new
    code, output = on_terminal("all", "--config", str(config), width=width)
    assert [line.split()[-1] for line in lines(output) if line.startswith(("kajabi  ", "wix-2022  "))] == [
        "unchanged", "unchanged"
    ]  # fmt: skip


def test_on_a_very_narrow_terminal_every_cell_can_be_read(kept: Kept) -> None:
    folder, blogs = kept
    places = ["--config", str(folder / "sites.yaml")]
    _, output = on_terminal("all", *places, width=60)
    shown = screen(output).split("\n")
    head = next(i for i, line in enumerate(shown) if re.search(r"\bnew\b.*\btime\b", line))
    assert shown[head].split()[-5:] == ["site", "new", "skip", "asked", "time"]
    assert [line.split()[0] for line in shown[head + 1 : head + 4]] == [blog.name for blog in blogs]
    _, output = on_terminal("sites", *places, "--archive", str(folder / "archive"), width=60)
    shown = screen(output).split("\n")
    assert shown[0].split() == ["name", "platform", "posts", "last", "crawled", "status"]
    assert re.fullmatch(r"kajabi +kajabi +6 20\d\d-\d\d-\d\d +ok +", shown[1])
    _, output = on_terminal("sites", "--catalogue", "--language", "fr", width=60)
    shown = screen(output).split("\n")
    assert shown[0].split() == ["name", "lang", "country", "topics"]
    rows = shown[1 : next(i for i, line in enumerate(shown) if "scrape sites enable" in line)]
    assert len(rows) >= 5
    assert all(len(line) <= 60 for line in rows)


def test_progress_names_the_sites_and_is_gone_at_the_end(kept: Kept) -> None:
    folder, blogs = kept
    code, output = on_terminal("site", blogs[0].name, "--config", str(folder / "sites.yaml"), "--archive", "new")
    assert code == 0
    assert "kajabi 0:00:0" in screen(output)
    assert "looking for posts" in screen(output)
    assert output.count(b"\x1b[?25l") == output.count(b"\x1b[?25h") == 1, "the cursor comes back"


def test_sites_fits_and_is_whole_in_a_pipe(kept: Kept, tmp_path: Path) -> None:
    long = f"https://www.example.org/{'a-long-path/' * 9}"
    config = listing(
        tmp_path, [{"name": "long", "url": long}, {"name": "off", "url": "https://b.example/", "enabled": False}]
    )
    code, output = on_terminal("sites", "--config", str(config), "--archive", str(kept[0] / "archive"))
    assert code == 0
    table = screen(output).split("\n")
    assert all(len(line) <= 80 for line in table)
    assert table[0].split() == ["name", "platform", "posts", "last", "crawled", "status", "address"]
    piped = run("sites", "--config", str(config), "--archive", str(kept[0] / "archive")).stdout.splitlines()
    assert piped[1].split() == ["long", "?", "0", "-", "never", long]
    assert piped[2].split() == ["off", "?", "0", "-", "-", "(disabled)", "https://b.example/"]
    assert [line.split()[0] for line in piped[3:6]] == ["generic-static", "kajabi", "wix-2022"]
    assert all("(no entry)" in line for line in piped[3:6])


def test_search_folds_between_words(kept: Kept) -> None:
    code, output = on_terminal("search", "grief", "--archive", str(kept[0] / "archive"))
    assert code == 0
    passages = [line for line in screen(output).split("\n") if line.startswith("     ") and "http://" not in line]
    assert len(passages) > 3
    assert all(len(line) <= 80 for line in passages)
    assert b"\x1b[1;33m" in output, "the words found are coloured"


# under cron ---------------------------------------------------------------------------------------------------


def test_cron_is_quiet_when_all_is_well(kept: Kept) -> None:
    folder, _ = kept
    for options in ([], ["-q"]):
        ended = run("all", *options, "--config", str(folder / "sites.yaml"), "--archive", "new")
        assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")


def test_cron_gets_one_line_a_site_with_v(kept: Kept) -> None:
    folder, _ = kept
    command = ["all", "-v", "--config", str(folder / "sites.yaml"), "--archive", "new"]
    first = run(*command)
    assert (first.returncode, first.stderr) == (0, "")
    assert sorted(re.sub(r"\d+ (requests|s)\b", r"N \1", line) for line in first.stdout.splitlines()) == [
        "generic-static: ok: 7 saved, 3 skipped; N requests, N s",
        "kajabi: ok: 6 saved; N requests, N s",
        "wix-2022: ok: 5 saved; N requests, N s",
    ]
    second = run(*command)
    assert all(
        re.fullmatch(r"\S+: ok: nothing new; [1-3] requests?, 0 s", line) for line in second.stdout.splitlines()
    )
    assert second.stdout.count("\n") == 3


def test_a_terminal_gets_a_line_a_post_with_v(kept: Kept) -> None:
    folder, blogs = kept
    code, output = on_terminal(
        "site", "kajabi", "-v", "--config", str(folder / "sites.yaml"), "--archive", "new", width=200
    )
    shown = screen(output).split("\n")
    assert code == 0
    for post in blogs[0].posts:
        assert any(re.match(r"kajabi: saved: \d{3} http", line) and post.title in line for line in shown), (
            post.title
        )


def test_a_person_is_told_how_to_set_a_contact_and_a_pipe_is_not(kept: Kept) -> None:
    folder, _ = kept
    command = ["site", "kajabi", "--config", str(folder / "sites.yaml"), "--archive", "new"]
    assert "contact: you@example.org" in screen(on_terminal(*command)[1])
    assert "contact" not in run(*command).stdout
    with_contact = json.loads((folder / "sites.yaml").read_text()) | {"defaults": {"contact": "me@example.org"}}
    Path("sites.yaml").write_text(json.dumps(with_contact))
    assert "contact" not in screen(on_terminal("site", "kajabi", "--config", "sites.yaml", "--archive", "new")[1])


def test_a_failure_is_said_on_standard_error_even_when_quiet(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with server(lambda _: text("no", 403)) as url:
        config = listing(tmp_path, [local("shut", url)])
        for options in ([], ["-q"], ["-v"]):
            assert main(["all", *options, "--config", str(config)]) == ExitCode.SOME_FAILED
            said = capfd.readouterr().err
            assert said.startswith("scrape: shut: failed: the host answered 403 Forbidden; ")
            assert said.count("\n") == 1
        code, output = on_terminal("all", "--config", str(config))
        assert code == ExitCode.SOME_FAILED
        assert "  shut: the host answered 403 Forbidden" in screen(output)


def test_a_network_that_is_down_is_one_line(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    names = ("ada", "ben", "cleo")
    down = [{"name": name, "url": f"https://{name}.invalid/"} for name in names]
    said = "scrape: none of 3 blogs was reached: no host's name can be resolved; is the network down?\n"
    config = listing(tmp_path, down)
    ended = run("all", "--config", str(config))
    assert (ended.returncode, ended.stdout, ended.stderr) == (ExitCode.SOME_FAILED, "", said)
    code, output = on_terminal("all", "--config", str(config))
    assert code == ExitCode.SOME_FAILED
    assert said in screen(output)
    assert "ada.invalid" not in screen(output)
    assert main(["all", "--config", str(config), "--json"]) == ExitCode.SOME_FAILED
    causes = [site["cause"] for site in json.loads(capfd.readouterr().out)["sites"]]
    assert causes == ["dns"] * 3
    # where one host is there, each of the others is told
    with server(lambda _: text("no", 403)) as url:
        config = listing(tmp_path, [*down, local("shut", url)])
        assert main(["all", "--config", str(config)]) == ExitCode.SOME_FAILED
    assert capfd.readouterr().err.count("\n") == 4


# hostile words ------------------------------------------------------------------------------------------------


@pytest.fixture
def hostile() -> Iterator[str]:
    """A blog whose every word tries to command the terminal."""

    def answer(path: str) -> tuple[int, dict[str, str], bytes]:
        if path == "/robots.txt":
            return text(f"Sitemap: {EVIL}\nSitemap: /sitemap.xml", kind="text/plain")
        if path == "/":
            return text(f"<title>{EVIL}</title><a href='/blog/good'>x</a><a href='/blog/\x1b[2J'>y</a>")
        if path == "/feed":
            items = "".join(
                f"<item><title>{EVIL.replace(chr(0), '').replace('&', '')}</title><link>http://{{}}/blog/{n}%1b[2J</link></item>"
                for n in range(2)
            )
            return text(
                f"<rss version='2.0'><channel><title>x</title>{items}</channel></rss>", kind="application/rss+xml"
            )
        if path == "/sitemap.xml":
            found = "".join(
                f"<url><loc>{urls[0]}blog/{name}</loc></url>" for name in ("good", "evil%1b%5b2J", "%e2%80%aex")
            )
            return text(
                f"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{found}</urlset>", kind="text/xml"
            )
        if path.startswith("/blog/"):
            words: dict[str, Any] = {
                "@type": "BlogPosting",
                "headline": f"{EVIL} {path}",
                "datePublished": "2024-03-02T10:00:00Z",
            }
            words |= {"author": {"name": f"Mal {EVIL}"}, "keywords": [EVIL]}
            body = "".join(f"<p>Paragraph {n}: {EVIL}, grief and more of it in {path}.</p>" for n in range(9))
            return text(
                f"<title>{EVIL}</title><meta property='og:type' content='article'>"
                f"<script type='application/ld+json'>{json.dumps(words)}</script>"
                f"<article><h1>{EVIL} {path}</h1>{body}</article>"
            )
        return text(EVIL, 404)

    urls = [""]
    with server(answer) as url:
        urls[0] = url
        yield url


def harmless(output: bytes) -> None:
    """Nothing but the command's own sequences may command."""
    shown = screen(output).replace("\r", "").replace("\n", "")
    bad = re.findall("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]", shown)
    assert not bad, (bad, shown)
    assert b"\x1b[2J" not in output
    assert b"\x1b]" not in output


def test_no_command_passes_a_strangers_bytes_on(hostile: str, tmp_path: Path) -> None:
    config = listing(tmp_path, [local("hostile", hostile)])
    more = ["--config", str(config)]
    code, output = on_terminal("all", *more)
    harmless(output)
    assert code in (0, 3), screen(output)
    assert list(Path("archive/hostile").glob("*.txt")), screen(output)
    commands = [
        ["all", "-v", "--archive", "second"],
        ["sites"],
        ["search", "grief"],
        ["search", "grief", "--json"],
        ["search", EVIL.replace("\x00", "")],
        ["show", "0"],
        ["show", "0", "--json"],
        ["show", EVIL.replace("\x00", "")],
        ["site", EVIL.replace("\x00", "")],
        ["url", f"{hostile}blog/other", "-v"],
        ["url", f"{hostile}gone\x1b[2J"],
        ["url", f"{hostile}%1b[2J"],
        ["--config", EVIL.replace("\x00", ""), "all"],
        ["--archive", "x\x1b[2Jy", "show", "1"],
    ]
    given = json.dumps([[*([] if "--config" in command else more), *command] for command in commands])
    code, output = on_terminal(given, "codes.json", command=program(MANY))
    assert code == 0, screen(output)
    harmless(output)
    codes = json.loads(Path("codes.json").read_text())
    assert len(codes) == len(commands)
    assert ExitCode.BUG not in codes, screen(output)
    # what looks like markup is shown as it stands
    assert "[red]bold[/red]" in screen(on_terminal("show", "0")[1])
    found = screen(on_terminal("search", "grief", width=400)[1])
    assert "[red]bold[/red]" in found
    assert ":smile:" in found


def test_json_holds_no_raw_control_character(
    hostile: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = listing(tmp_path, [local("hostile", hostile)])
    assert main(["all", "--json", "--config", str(config)]) in (0, 3)
    for command in (["show", "0"], ["search", "grief"]):
        capsys.readouterr()
        assert main([*command, "--json"]) == 0
        out = capsys.readouterr().out
        json.loads(out)
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]", out)
