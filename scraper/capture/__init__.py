"""WARC files: answers go in as they came, and come back the same. The only room that knows the format."""

from scraper.capture.members import check_folder, warc_files
from scraper.capture.reader import Decode, Found, read_response, scan
from scraper.capture.records import Place, Profile, RevisitOf, payload_digest, stored_headers
from scraper.capture.sealing import Sealed, digest_of, is_there, seal, size_of
from scraper.capture.writer import WarcWriter

__all__ = [
    "Decode",
    "Found",
    "Place",
    "Profile",
    "RevisitOf",
    "Sealed",
    "WarcWriter",
    "check_folder",
    "digest_of",
    "is_there",
    "payload_digest",
    "read_response",
    "scan",
    "seal",
    "size_of",
    "stored_headers",
    "warc_files",
]
