"""The list of blogs, `config/sites.yaml`: strict reading, errors that name the line, its JSON Schema."""

from scraper.config.book import Config
from scraper.config.load import load_sites
from scraper.config.schema import schema, schema_text

__all__ = ["Config", "load_sites", "schema", "schema_text"]
