"""What an archive holds, judged against what a blog engine was filled with.

The judge is `judge.py` of the engines folder: ours only writes the archive down in the form it reads.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from scraper.types import bylines
from tests.pipeline.tools import query

#: word F1 of all bodies: an engine may add a word of its own to a table or a caption
MIN_F1 = 0.995

#: one row a unique article, as it stands now
_ARTICLES = """
    SELECT p.url, m.title, m.authors, m.credentials, coalesce(m.published_instant, m.published),
           coalesce(m.modified_instant, m.modified), r.body, m.tags
    FROM documents d
    JOIN renderings r ON r.id = d.rendering_id
    JOIN pages p ON p.id = d.page_id
    JOIN metadata m ON m.id = p.metadata_id
    ORDER BY d.number
"""


def records(archive: Path) -> list[dict[str, Any]]:
    """Every unique article of an archive in the judge's form."""
    return [
        {
            "url": url,
            "title": title,
            # the judge wants names as they sign
            "author": bylines(json.loads(authors), json.loads(credentials)),
            "date": published,
            "modified": modified,
            "text": body,
            "tags": json.loads(tags),
        }
        for url, title, authors, credentials, published, modified, body, tags in query(archive, _ARTICLES)
    ]


def judge(engines: Path, truth: dict[str, Any], archive: Path, folder: Path) -> dict[str, Any]:
    """The judge's numbers for an archive; its input and its answer stay in that folder."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = [json.dumps(record, ensure_ascii=False) + "\n" for record in records(archive)]
    (folder / "articles.jsonl").write_text("".join(lines), "utf-8")
    known = folder / "truth.json"
    known.write_text(json.dumps(truth), "utf-8")
    done = subprocess.run(
        [sys.executable, str(engines / "judge.py"), str(known), str(folder), "--json", "--worst", "5"],
        check=True,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )
    (folder / "judged.json").write_text(done.stdout, "utf-8")
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def faults(found: dict[str, Any]) -> list[str]:
    """What the judge holds against an archive, in words; empty where everything is there, once and right."""
    right = found.get("found", 0)
    shares = {name: found.get(name, 0) for name in ("title", "author", "date")}
    listed = [f"{name}: {count} of {right}" for name, count in shares.items() if count != right]
    if right != found["wanted"]:
        listed.append(f"found {right} of {found['wanted']}: {found.get('missing')}")
    if found["extra"]:
        listed.append(f"no posts: {found['extra']} {found['extras']}")
    if found["dup"]:
        listed.append(f"{found['dup']} twice")
    if found.get("leak"):
        listed.append(f"{found['leak']} with a reader's comment")
    if (found["mean_f1"] or 0) < MIN_F1:
        listed.append(f"mean F1 {found['mean_f1']}: {found.get('worst')}")
    return listed
