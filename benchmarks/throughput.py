"""Zero-delay throughput, everything included, beside trafilatura's own command on the same local sites.

Sites are the demo's, page by page (the API is shut), served by a process of its own on the same cores. trafilatura
refuses loopback addresses, and by sitemap it asks for the home page for ever (facts/engine-pitfalls.md), so it is
given names (a private /etc/hosts in a mount namespace) and the list of all pages: discovery costs it nothing.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from benchmarks.bench import NAMES, Cost, blogs, run, scrape, sites_yaml, table

HOSTS, POSTS, ROUNDS = 20, 250, 3
#: no route carries whole posts: every page is asked for
#: and a server that makes each page anew would take a fifth of the machine
SERVED: dict[str, Any] = {"closed": {"api": "404"}, "summaries": True, "delay": 0, "stored": True}
KNOWN = ["wix-2025", "wordpress-block", "wordpress-elementor", "kajabi"]
#: Wix without its platform is blind to its posts map, so its pages are not asked of the unknown
UNKNOWN = KNOWN[1:]


def main() -> None:
    """Pages of known platforms, then pages whose platform we are told nothing of; the two tools take turns."""
    names = _names_work()
    if not names:
        print("trafilatura is left out: this machine gives no private mount namespace for its names\n")
    rows: list[Sequence[object]] = []
    with tempfile.TemporaryDirectory() as folder:
        # all that is written stays to the end: ext4 looks around inodes that were deleted of late
        _rounds(Path(folder), rows, names=names)
    table(("command, platforms", "wall s", "pages/s", "CPU ms/page", "peak PSS MiB", "times trafilatura"), rows)
    print()
    shares()


def _rounds(place: Path, rows: list[Sequence[object]], *, names: bool) -> None:
    for title, kinds, change in (("known", KNOWN, {}), ("unknown", UNKNOWN, {"platform": "generic"})):
        with blogs(names=kinds, hosts=HOSTS, scale=POSTS, **SERVED) as entries:
            ours = [{**entry, **change} for entry in entries]
            _fill(entries)
            for number in range(ROUNDS):
                peer = _trafilatura(entries, _new(place / f"{title}-{number}-trafilatura")) if names else None
                cost = _ours(ours, HOSTS * POSTS, _new(place / f"{title}-{number}"))
                if peer is not None:
                    rows.append(_row(f"trafilatura, {title}", peer, peer))
                rows.append(_row(f"scrape, {title}", cost, peer))


def _new(folder: Path) -> Path:
    folder.mkdir()
    return folder


def _row(title: str, cost: Cost, peer: Cost | None) -> Sequence[object]:
    pages = HOSTS * POSTS
    ratio = f"{peer.wall / cost.wall:.1f}" if peer else "-"
    per_page = f"{1000 * cost.cpu / pages:.1f}"
    return (title, f"{cost.wall:.1f}", f"{pages / cost.wall:.0f}", per_page, f"{cost.peak:.0f}", ratio)


def _ours(entries: Sequence[dict[str, Any]], pages: int, place: Path) -> Cost:
    listing = sites_yaml(place / "sites.yaml", entries)
    archive = place / "archive"
    cost = run(
        scrape("all", "--config", str(listing), "--archive", str(archive)), env={"XDG_STATE_HOME": str(place)}
    )
    count = len(list(archive.glob("*/*.txt")))
    if count < pages:
        print(f"only {count} of {pages} texts: exit {cost.code}\n{cost.output[-500:]}")
    return cost


def _trafilatura(entries: Sequence[dict[str, Any]], place: Path) -> Cost:
    hosts = ["127.0.0.1 localhost"]
    links = []
    for entry in entries:
        name = f"{entry['name']}.{NAMES}"
        hosts.append(f"127.0.0.1 {name}")
        links += [url.replace("127.0.0.1", name) for url in _posts(entry)]
    (place / "hosts").write_text("\n".join(hosts))
    (place / "links").write_text("\n".join(links))
    settings = Path(_package("trafilatura")) / "settings.cfg"
    text = settings.read_text().replace("SLEEP_TIME = 5.0", "SLEEP_TIME = 0.0")
    text = text.replace("SSRF_PROTECTION = on", "SSRF_PROTECTION = off")
    (place / "settings.cfg").write_text(text)
    tool = str(Path(sys.executable).with_name("trafilatura"))
    options = ["--parallel", "2", "--json", "--with-metadata", "--config-file", str(place / "settings.cfg")]
    cost = run(_in_names(place / "hosts", [tool, "-i", str(place / "links"), "-o", str(place / "out"), *options]))
    found = len(list((place / "out").rglob("*.json"))) if (place / "out").exists() else 0
    if found < len(links) * 0.95:
        print(f"trafilatura wrote {found} of {len(links)}: {cost.output[-300:]}")
    return cost


def _fill(entries: Sequence[dict[str, Any]]) -> None:
    """Ask for every page once, so that the first round is served what is stored, as the others are."""
    from urllib.request import Request, urlopen

    for entry in entries:
        for url in _posts(entry):
            with urlopen(Request(url, headers={"Accept-Encoding": "gzip"})) as answer:
                answer.read()


def _posts(entry: dict[str, Any]) -> list[str]:
    """The addresses of a demo blog's posts, from its sitemaps."""
    import re
    from urllib.request import urlopen

    base = entry["url"]
    found: list[str] = []
    for path in ("blog-posts-sitemap.xml", "wp-sitemap-posts-post-1.xml", "post-sitemap.xml", "sitemap.xml"):
        try:
            with urlopen(base + path) as answer:
                found = re.findall(r"<loc>([^<]+)</loc>", answer.read().decode())
        except OSError:
            continue
        found = [url for url in found if len(urlsplit(url).path) > 6 and "/page" not in url]
        if len(found) >= POSTS:
            break
    return found[-POSTS:]


def _package(name: str) -> str:
    import importlib.util

    spec = importlib.util.find_spec(name)
    assert spec is not None
    assert spec.submodule_search_locations
    return spec.submodule_search_locations[0]


def _in_names(hosts: Path, command: Sequence[str]) -> list[str]:
    script = 'mount --bind "$0" /etc/hosts && exec "$@"'
    return ["unshare", "-rm", "bash", "-c", script, str(hosts), *command]


def _names_work() -> bool:
    if not shutil.which("unshare"):
        return False
    with tempfile.NamedTemporaryFile("w") as file:
        return (
            subprocess.run(_in_names(Path(file.name), ["true"]), check=False, capture_output=True).returncode == 0
        )


def shares() -> None:
    """Where our time goes on pages of known platforms: one run in this process, its rooms timed."""
    from benchmarks.stages import measure

    with blogs(names=KNOWN, hosts=HOSTS, scale=POSTS, **SERVED) as entries:
        measure(entries, HOSTS * POSTS)
