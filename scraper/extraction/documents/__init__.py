"""From a text file to an Article: pages that were saved as plain text, and files of our own archive."""

from scraper.extraction.documents.reading import MAX_DOCUMENT, Reading, document_url, read_document

__all__ = ["MAX_DOCUMENT", "Reading", "document_url", "read_document"]
