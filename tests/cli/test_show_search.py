"""What a researcher types: references in every spelling, words in every syntax."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from scraper.cli import main
from scraper.demo import DemoBlog
from scraper.errors import ExitCode
from tests.pipeline.lab import Lab, Reply, home, paragraphs, post, sitemap

Kept = tuple[Path, list[DemoBlog]]
ARTICLE = '<meta property="og:type" content="article">'
PAGES: dict[str, Reply] = {
    "/": home(""),
    "/sitemap.xml": sitemap(["rest"]),
    "/rest": post("On rest", paragraphs(120, "rest"), head=ARTICLE),
}


class Desk:
    """A researcher's command line on the kept archive."""

    def __init__(self, archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.archive = archive
        self._capsys = capsys

    def json(self, *arguments: str) -> Any:
        assert main(["--json", "--archive", str(self.archive), *arguments]) == 0, self._capsys.readouterr().err
        return json.loads(self._capsys.readouterr().out)

    def run(self, *arguments: str) -> tuple[int, str, str]:
        code = main(["--archive", str(self.archive), *arguments])
        seen = self._capsys.readouterr()
        return code, seen.out, seen.err

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        with closing(sqlite3.connect(self.archive / "archive.db")) as db:
            return db.execute(query).fetchall()


@pytest.fixture
def desk(kept: Kept, capsys: pytest.CaptureFixture[str]) -> Desk:
    return Desk(kept[0] / "archive", capsys)


# show ---------------------------------------------------------------------------------------------------------


def test_a_text_is_found_by_everything_that_names_it(desk: Desk) -> None:
    number, url, text_hash, file = desk.rows("SELECT number, url, hash, file FROM corpus WHERE number = 4")[0]
    bare = url.removeprefix("http://")
    for reference in (
        str(number),
        f"{number:03d}",
        url,
        f"{url}/",
        f"{url}?utm_source=newsletter&fbclid=x",
        f"{url}#comments",
        f"https://{bare}",
        bare,
        text_hash,
        text_hash[:8],
        text_hash[:20].upper(),
        file,
        Path(file).name,
        str(desk.archive / file),
    ):
        assert desk.json("show", reference)["hash"] == text_hash, reference


def test_json_has_the_values_of_the_view(desk: Desk) -> None:
    columns = "number, authors, tags, published, language"
    for number, *values in desk.rows(f"SELECT {columns} FROM corpus ORDER BY number"):
        shown = desk.json("show", str(number))
        assert [shown[name] for name in columns.split(", ")[1:]] == values
    assert desk.rows("SELECT count(*) > 0 FROM corpus WHERE authors IS NULL OR tags IS NULL") == [(1,)]


def test_a_date_that_is_not_certain_is_marked(desk: Desk) -> None:
    for certain in (0, 1):
        rows = desk.rows(f"SELECT number FROM corpus WHERE published_certain = {certain} LIMIT 1")
        for (number,) in rows:
            assert desk.json("show", str(number))["published_certain"] is bool(certain)
            _, printed, _ = desk.run("show", str(number), "-v")
            assert (", not certain)" in printed.split("-----")[0]) is not bool(certain)
    assert rows, "the archive has certain dates"


def test_show_prints_the_file(desk: Desk) -> None:
    (file,) = desk.rows("SELECT file FROM corpus WHERE number = 4")[0]
    content = (desk.archive / file).read_text("utf-8")
    assert desk.run("show", "4") == (0, content, "")
    code, shown, _ = desk.run("show", "4", "-v")
    assert shown.endswith(content)
    provenance = shown[: shown.index("-" * 78)]
    for word in ("url", "published", "file", "hash", "captured", "revisions", ".warc.gz at byte"):
        assert word in provenance
    assert code == 0


@pytest.mark.parametrize("number", ["4", "9"])
def test_the_captured_place_holds_the_page(number: str, desk: Desk) -> None:
    from warcio.archiveiterator import ArchiveIterator

    found = desk.json("show", number)
    place = found["revisions"][-1]
    with (desk.archive / "warc" / place["warc_file"]).open("rb") as stream:
        stream.seek(place["warc_offset"])
        records: Any = ArchiveIterator
        record = next(iter(records(stream)))
        address = record.rec_headers.get_header("WARC-Target-URI")
    if place["item"] is None:
        assert address == found["url"]
    else:
        # the post came whole out of a feed
        assert (place["item"], address.endswith(("/feed.xml", "/blog.rss"))) == (found["url"], True)


@pytest.mark.parametrize(
    "reference",
    [
        "999",
        "99999999999999999999",
        "deadbeef",
        "abc",
        "https://nowhere.example/",
        "::",
        "http://[",
        "%",
        "_______%",
    ],
)
def test_nothing_answers(reference: str, desk: Desk) -> None:
    code, out, err = desk.run("show", reference)
    assert (code, out) == (ExitCode.NOT_FOUND, "")
    assert err == f"scrape: nothing in {desk.archive} answers to {reference!r}; try: scrape search WORDS\n"


def test_without_an_archive_there_is_a_way_on(capsys: pytest.CaptureFixture[str]) -> None:
    for command in (["show", "1"], ["search", "grief"]):
        assert main([*command, "--archive", "none"]) == ExitCode.NOT_FOUND
        assert "there is no archive in none yet; 'scrape all' starts one" in capsys.readouterr().err
    assert not Path("none").exists(), "reading makes nothing"


# search -------------------------------------------------------------------------------------------------------


def texts_with(desk: Desk, *words: str) -> set[str]:
    found = desk.rows("SELECT title, text FROM corpus")
    return {title for title, body in found if all(word in f"{title} {body}".lower() for word in words)}


def test_every_word_must_be_there(desk: Desk) -> None:
    hits = desk.json("search", "grief", "messages")
    assert [hit["title"] for hit in hits] == ["Grief Has No Group Chat"]
    assert desk.json("search", "GRIEF", "messages") == hits, "any case"


def test_a_day_that_is_not_sure_is_not_given_as_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "texts").mkdir()
    Path("texts", "tide.txt").write_text("On Tides\n\n3 days ago\n\nThe quay was empty when the kelp came in.\n")
    assert main(["import", "texts"]) == 0
    capsys.readouterr()
    assert main(["search", "kelp"]) == 0
    assert "import, about 20" in capsys.readouterr().out
    assert main(["search", "kelp", "--json"]) == 0
    (hit,) = json.loads(capsys.readouterr().out)
    assert (hit["published_precision"], hit["published_certain"]) == ("relative", False)


def test_the_title_weighs_more_than_the_body(desk: Desk) -> None:
    titles = [hit["title"] for hit in desk.json("search", "grief", "--limit", "50")]
    assert len(titles) > 1
    assert "grief" in titles[0].lower()
    assert "grief" not in titles[-1].lower()


def test_a_phrase_and_a_prefix(desk: Desk) -> None:
    assert [hit["title"] for hit in desk.json("search", '"group chat"')] == ["Grief Has No Group Chat"]
    assert desk.run("search", '"chat group"')[0] == ExitCode.NOT_FOUND
    # a shell takes the quotes off
    assert [hit["title"] for hit in desk.json("search", "group chat")] == ["Grief Has No Group Chat"]
    assert desk.run("search", "chat group")[0] == ExitCode.NOT_FOUND
    assert desk.run("search", "messag")[0] == ExitCode.NOT_FOUND
    prefixed = {hit["title"] for hit in desk.json("search", "messag*", "--limit", "50")}
    assert prefixed == texts_with(desk, " messag") != set()


def test_the_snippet_holds_the_word(desk: Desk) -> None:
    for hit in desk.json("search", "grief", "--limit", "50"):
        assert "grief" in (hit["snippet"] + hit["title"]).lower()
        assert hit["snippet"] == " ".join(hit["snippet"].split())
        assert len(hit["snippet"].split()) <= 40


def test_accents_may_be_left_out(desk: Desk) -> None:
    assert desk.json("search", "cafe")[0]["title"] == desk.json("search", "Café")[0]["title"]


@pytest.mark.parametrize(
    "words",
    [
        'grief"', '"grief', '"', '""', '"grief" "', "grief AND", "AND grief", "NOT grief", "grief OR",
        "NEAR(grief shame)", "NEAR(grief, 2)", "gr*ief", "*grief", "grief**", "title:grief", "body : grief",
        "{title}: grief", "^grief", "grief + loss", "grief-", "self-care", "(grief", "grief)", "grief;", "grief'",
        "it's", "it’s", "grief\\", "a,b", "'; DROP TABLE texts; --", "悲しみ", "trauer—leid", "Ä ö ü", "🙂",
        "\u202egrief", "\x00grief", "grief\x01", "%", "?", ":x", "grief\ngrief", "\ud83d", "x" * 5000,
        " ".join(["grief"] * 500),
    ],
)  # fmt: skip
def test_no_syntax_is_an_error(words: str, desk: Desk) -> None:
    code, out, err = desk.run("search", "--", words)
    assert code in (ExitCode.OK, ExitCode.NOT_FOUND, ExitCode.USAGE), err
    assert err.count("\n") == (0 if code == 0 else 1)
    if code == ExitCode.USAGE:
        assert "at least one word" in err or "not written in UTF-8" in err
    assert (out != "") == (code == 0)


def test_operators_are_words(desk: Desk) -> None:
    assert desk.run("search", "grief", "NOT", "messages")[0] == (
        0 if texts_with(desk, "grief", "not", "messages") else ExitCode.NOT_FOUND
    )
    assert not texts_with(desk, "title grief")
    assert desk.run("search", "title:grief")[0] == ExitCode.NOT_FOUND


def test_nothing_found_is_said_on_one_line(desk: Desk) -> None:
    assert desk.run("search", "zzzz", "grief") == (
        ExitCode.NOT_FOUND, "", f"scrape: no text in {desk.archive} has all of: zzzz grief\n"
    )  # fmt: skip


def test_one_site_only(desk: Desk) -> None:
    hits = desk.json("search", "the", "--site", "kajabi", "--limit", "50")
    assert {hit["site"] for hit in hits} == {"kajabi"}
    assert len(hits) == 6
    assert len(desk.json("search", "the", "--limit", "2")) == 2
    code, _, err = desk.run("search", "the", "--site", "kajabee")
    assert code == ExitCode.NOT_FOUND
    assert "holds no site 'kajabee'; it has kajabi" in err


def test_in_a_pipe_a_hit_is_three_whole_lines(desk: Desk) -> None:
    code, out, _ = desk.run("search", "grief", "--limit", "2")
    assert code == 0
    lines = out.splitlines()
    assert len(lines) == 6
    assert lines[0][:5].strip().isdigit()
    assert "http://127.0.0.1:" in lines[1]
    assert lines[2].startswith("     ")
    assert all(line == line.rstrip() for line in lines)


# history ------------------------------------------------------------------------------------------------------


def test_a_text_that_was_never_edited(desk: Desk) -> None:
    code, out, err = desk.run("history", "4")
    assert (code, err) == (0, "")
    assert out.startswith("004 ")
    assert "first seen" in out
    assert out.endswith("no edit was seen\n")
    code, out, _ = desk.run("history", "4", "--readings")
    assert (code, out.count("\n")) == (0, 2)
    assert ".warc.gz at byte" in out
    (reading,) = desk.json("history", "4", "--readings")["readings"]
    assert reading["hash"] == desk.rows("SELECT text_hash FROM corpus WHERE number = 4")[0][0]


def test_what_is_printed_of_an_edit(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Lab(tmp_path, PAGES.get) as lab:
        lab.run()
        PAGES["/rest"] = post("On rest", "<p>The river was high.</p>" + paragraphs(120, "rest"), head=ARTICLE)
        lab.run(days=40)
        assert main(["--archive", str(lab.archive), "history", "0"]) == 0
    out = capsys.readouterr().out
    assert [line[2:] for line in out.split("\n") if line.startswith("  + ")] == ["+ The river was high."]
    assert "edited, 124 words" in out
