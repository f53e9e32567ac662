"""`python -m scraper.config [FILE]` writes the JSON Schema, by default to config/sites.schema.json."""

import sys
from pathlib import Path

from scraper.config.schema import schema_text

if __name__ == "__main__":
    target = Path(sys.argv[1] if len(sys.argv) > 1 else "config/sites.schema.json")
    target.write_text(schema_text(), encoding="utf-8", newline="\n")
