"""The list of blogs, `config/sites.yaml`: strict reading, errors that name the line; the catalogue."""

from scraper.config.book import Config
from scraper.config.catalogue import Catalogue, CatalogueEntry, load_catalogue
from scraper.config.edit import Listed, add_entries, clash, listed, same_blog
from scraper.config.load import load_sites
from scraper.config.schema import schema, schema_text

__all__ = [
    "Catalogue",
    "CatalogueEntry",
    "Config",
    "Listed",
    "add_entries",
    "clash",
    "listed",
    "load_catalogue",
    "load_sites",
    "same_blog",
    "schema",
    "schema_text",
]
