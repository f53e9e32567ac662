"""The JSON Schema of sites.yaml, for editors: made from the models, kept in `config/sites.schema.json`."""

from __future__ import annotations

import json
from typing import Any

from scraper.config.models import SitesFile

#: its name, beside sites.yaml, which names it in its first line
SCHEMA_FILE = "sites.schema.json"


def schema() -> dict[str, Any]:
    """The schema as a dict (JSON Schema 2020-12), with a description of every key."""
    made = SitesFile.model_json_schema()
    made["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    made["title"] = "sites.yaml of the therapy blog archiver"
    _untitle(made)
    return made


def schema_text() -> str:
    """The bytes of `config/sites.schema.json`, as text: keys in their order, two spaces, LF at the end."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


def _untitle(made: dict[str, Any]) -> None:
    """Drop the titles that only repeat a key's name, and the name of the models behind the parts."""
    for part in (made, *made.get("$defs", {}).values()):
        if part is not made:
            part.pop("title", None)
        for field in part.get("properties", {}).values():
            field.pop("title", None)
