"""The archiver of therapy blogs: crawl politely, extract the article, keep it once."""

__version__ = "0.1.0"
