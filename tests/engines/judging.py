"""What an archive holds, judged against what a blog engine was filled with.

The judge is `judge.py` of the engines folder: ours only writes the archive down in the form it reads.
"""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

from tests.pipeline.tools import query

#: share of words that may differ: an engine's own rendering of a table, a caption
MIN_F1 = 0.995

#: one row a current article, and each further address of it that the truth may ask for
_ARTICLES = """
    SELECT p.url, r.title, r.authors, coalesce(r.published_instant, r.published),
           coalesce(r.modified_instant, r.modified), t.body, r.tags
    FROM documents d
    JOIN texts t ON t.id = d.text_id
    JOIN pages p ON p.id = d.page_id
    JOIN revisions r ON r.id = p.revision_id
    ORDER BY d.number
"""


def load(path: Path, name: str) -> ModuleType:
    """A module of the engines folder, which is no package."""
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    # writes nothing beside the file: the folder belongs to others
    keep, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    try:
        spec.loader.exec_module(module)
    finally:
        sys.dont_write_bytecode = keep
    return module


def records(archive: Path) -> list[dict[str, Any]]:
    """Every unique article of an archive in the judge's form."""
    return [
        {
            "url": url,
            "title": title,
            "author": json.loads(authors),
            "date": published,
            "modified": modified,
            "text": body,
            "tags": json.loads(tags),
        }
        for url, title, authors, published, modified, body, tags in query(archive, _ARTICLES)
    ]


def judge(engines: Path, truth: dict[str, Any], archive: Path, folder: Path) -> dict[str, Any]:
    """The judge's numbers for an archive, its records kept in that folder."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = [json.dumps(record, ensure_ascii=False) + "\n" for record in records(archive)]
    (folder / "articles.jsonl").write_text("".join(lines), "utf-8")
    found: dict[str, Any] = load(engines / "judge.py", "engines_judge").judge(truth, folder, worst=5)
    (folder / "judged.json").write_text(json.dumps(found, ensure_ascii=False, indent=1), "utf-8")
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
